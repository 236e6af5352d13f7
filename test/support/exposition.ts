/** What `/metrics` says: the value of each series, by its name and labels as they stand there; and the type of each metric. */
export interface Exposition {
  readonly values: ReadonlyMap<string, number>
  readonly types: ReadonlyMap<string, string>
}

const line = /^([a-z_:][\w:]*)(\{(?:[a-z_]\w*="(?:[^"\\]|\\[\\n"])*",?)*\})? (-?[\d.]+(?:e[+-]?\d+)?|[+-]Inf|NaN)$/i

/** @throws for a line that is none of the format, and for a series that stands there twice */
export function readExposition(text: string): Exposition {
  const values = new Map<string, number>()
  const types = new Map<string, string>()
  for (const one of text.split('\n').filter((part) => part !== '')) {
    if (one.startsWith('# HELP ')) continue
    const [, named, type] = /^# TYPE (\w+) (counter|gauge|histogram)$/.exec(one) ?? []
    if (named !== undefined && type !== undefined) {
      types.set(named, type)
      continue
    }
    const [, name, labels = '', value] = line.exec(one) ?? []
    if (name === undefined || value === undefined) throw new Error(`no line of the format: ${one}`)
    if (values.has(name + labels)) throw new Error(`${name}${labels} stands there twice`)
    values.set(name + labels, Number(value.replace('Inf', 'Infinity')))
  }
  return { values, types }
}
