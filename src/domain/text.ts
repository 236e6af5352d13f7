// Tabs and line breaks included: names and titles are one line.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const control = /[\u0000-\u001f\u007f]/

/** What turns the direction of the text after it (Unicode Annex 9): shown, it is another than it is. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g

/** Anything but spaces, marks on letters that are not there, and what is not drawn: the blank of Braille among it. */
const visible = /[^\p{Z}\p{M}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

/** Nothing can be wrong with it but its length. */
const plainAscii = /^[!-~][ -~]*$/

/** Null when the value is a text as the graph takes them, else what is expected of it. */
export function checkText(value: unknown, max_chars: number): string | null {
  if (typeof value !== 'string' || value.trim() === '') return 'a text that is not empty'
  if (value.length > max_chars) return `at most ${max_chars} characters`
  if (plainAscii.test(value)) return null
  if (control.test(value) || !value.isWellFormed()) return 'a text of one line without control characters'
  if (value.search(turning) >= 0)
    return 'a text without characters that turn its direction (U+202A to U+202E, U+2066 to U+2069)'
  if (!visible.test(value)) return 'a text of which something can be seen'
  return value.normalize('NFC') === value ? null : 'a text in Unicode form NFC'
}

/** The same text without what turns its direction: letters know theirs. */
export const unturned = (text: string): string => text.replaceAll(turning, '')
