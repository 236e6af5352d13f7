/** What the first line of a file of records calls itself, and the version of its form. */
export const recordFormat = 'cityties-records'
export const recordFormatVersion = 1
