/** What cells are parted by, in the order of preference. */
export const separators = [',', ';', '\t', '|'] as const

/**
 * What parts the cells of a text, judged by its first lines: what gives all of them the same number of cells, and the
 * most. Where nothing does, what stands most often in the first line, and a comma where nothing stands there.
 */
export function detectSeparator(text: string, quote: string): string {
  const lines = unquoted(text, quote)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
  const counts = separators.map((separator) => {
    const each = lines.map((line) => line.split(separator).length)
    const [first = 1] = each
    return { separator, first, isEven: first > 1 && each.every((count) => count === first) }
  })
  const most = (among: typeof counts): string | undefined =>
    among.filter(({ first }) => first > 1).sort((a, b) => b.first - a.first)[0]?.separator
  return most(counts.filter(({ isEven }) => isEven)) ?? most(counts) ?? ','
}

/** The text without what stands in quotes, line breaks and separators among it. */
function unquoted(text: string, quote: string): string {
  const parts = text.split(quote)
  return parts.filter((_, index) => index % 2 === 0).join('')
}
