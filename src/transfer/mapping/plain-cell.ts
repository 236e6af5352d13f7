/** A text on one line, without space around it, in the Unicode form that the graph has. */
export const plainCell = (cell: string): string => cell.replaceAll(/\s+/g, ' ').trim().normalize('NFC')
