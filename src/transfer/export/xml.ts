/** What XML 1.0 cannot hold, not even as a reference: https://www.w3.org/TR/xml/#charsets */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  // `]]>` may not stand in text.
  '>': '&gt;',
  '"': '&quot;',
  // Readers take these for spaces, as they are.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** A text for the content of an element or an attribute in double quotes; what cannot be in XML becomes U+FFFD. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(forbidden, '\ufffd')
    .replaceAll(/[&<>"\t\n\r]/g, (sign) => references[sign] ?? sign)

/** A comment; two hyphens may not stand in one. */
export const xmlComment = (text: string): string => `<!-- ${xmlText(text).replaceAll(/-(?=-)/g, '- ')} -->`
