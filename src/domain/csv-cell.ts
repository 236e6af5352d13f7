/** A cell of CSV (RFC 4180), in quotes where it needs them. */
export const quotedCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * What a spreadsheet may take for a formula, after any apostrophes: https://owasp.org/www-community/attacks/CSV_Injection
 * with the full-width signs that it also names.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/

/** A text as no spreadsheet runs it: with an apostrophe before what could be a formula. */
export const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** The text of which `harmless` made this one. */
export const asWritten = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell
