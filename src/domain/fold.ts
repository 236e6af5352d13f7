import anyAscii from 'any-ascii'

/**
 * The one folding of names, for both engines: case, diacritics and scripts go
 * (by any-ascii), and everything that is not a letter or digit becomes one space.
 * `IAȘI` and `Iași` give `iasi`; `Reggio nell'Emilia` gives `reggio nell emilia`.
 * German umlauts fold to the plain vowel (`Köln` to `koln`); `koeln` is an alias.
 */
export const fold = (text: string): string =>
  anyAscii(text.normalize('NFC'))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
