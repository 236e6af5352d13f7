/** Progress, for people: standard output is for the tables. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}
