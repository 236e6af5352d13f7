/** What somebody may want to do, each with the files of its examples: of the tour, or of this folder. */
export const tasks: readonly { readonly task: string; readonly examples: readonly string[] }[] = [
  { task: 'Look something up', examples: ['01-twins', '02-search', '03-filter', 'near'] },
  { task: 'Who signed what, and who says so', examples: ['04-accordo', 'co-signers', 'together'] },
  { task: 'How things are linked', examples: ['05-path', 'all-paths', 'common-twins'] },
  { task: 'Over time', examples: ['06-as-of', '08-timeline', 'decades'] },
  { task: 'Countries', examples: ['07-matrix', 'countries'] },
  { task: 'Measures and groups', examples: ['09-ranking', '10-groups', '11-suggested'] },
  { task: 'Can it be trusted?', examples: ['12-conflicts', '13-sources', 'unplaced', 'changes'] },
]

/** The question that an example asks in its first line, without the number that it has in the tour. */
export const questionOf = (query: string): string => /^# (?:\d+\. )?(.*)$/m.exec(query)?.[1] ?? ''
