/** A text as one line without control characters, cut to a length with an ellipsis. */
export function oneLine(text: string, max_chars: number): string {
  const line = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it replaces
    .replaceAll(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .toWellFormed()
  return line.length <= max_chars ? line : `${line.slice(0, max_chars - 1).toWellFormed()}…`
}
