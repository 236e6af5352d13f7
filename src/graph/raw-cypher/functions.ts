/** What is known of a function that may be called. */
export interface KnownFunction {
  /** As Neo4j spells it. */
  readonly name: string
  /** It takes nodes, relationships and paths too; others take plain values only. */
  readonly takesEntities: boolean
  /** It gives back what it was given, or a part of it; others give plain values. */
  readonly passesOn: boolean
}

/** Given nodes, relationships, paths or lists of them, these say something plain of them. */
const describing = ['count', 'isEmpty', 'labels', 'length', 'size', 'type']
/** These give what they were given, or a part of it. */
const passing = [
  'coalesce',
  'collect',
  'endNode',
  'head',
  'last',
  'nodes',
  'nullIf',
  'relationships',
  'reverse',
  'startNode',
  'tail',
]
/**
 * Plain values in, plain values out. Not here, of Neo4j's own: what reads other databases,
 * files or the server's state (`db.*`, `graph.*`, `file()`, `linenumber()`), inner numbers of
 * nodes (`id`, `elementId`), and every function of a plugin.
 */
const computing = [
  ...['avg', 'max', 'min', 'percentileCont', 'percentileDisc', 'stDev', 'stDevP', 'sum'],
  ...['keys', 'properties', 'range', 'toBooleanList', 'toFloatList', 'toIntegerList', 'toStringList'],
  ...['toBoolean', 'toBooleanOrNull', 'toFloat', 'toFloatOrNull', 'toInteger', 'toIntegerOrNull'],
  ...['toString', 'toStringOrNull', 'isNaN'],
  ...['abs', 'ceil', 'floor', 'rand', 'round', 'sign', 'e', 'exp', 'log', 'log10', 'sqrt', 'pi'],
  ...['acos', 'asin', 'atan', 'atan2', 'cos', 'cot', 'degrees', 'haversin', 'radians', 'sin', 'tan'],
  ...['char_length', 'left', 'lower', 'lTrim', 'normalize', 'replace', 'right', 'rTrim', 'split', 'substring'],
  ...['toLower', 'toUpper', 'trim', 'upper'],
  ...['date', 'datetime', 'localdatetime', 'localtime', 'time', 'duration'],
  ...['date.truncate', 'datetime.truncate', 'duration.between', 'duration.inDays', 'duration.inMonths'],
  ...['point', 'point.distance', 'point.withinBBox'],
]

const known = new Map<string, KnownFunction>(
  [
    ...computing.map((name) => ({ name, takesEntities: false, passesOn: false })),
    ...describing.map((name) => ({ name, takesEntities: true, passesOn: false })),
    ...passing.map((name) => ({ name, takesEntities: true, passesOn: true })),
  ].map((entry) => [entry.name.toLowerCase(), entry]),
)

/** Why some that are often asked for are not known, and what to write instead. */
const instead: Readonly<Record<string, string>> = {
  id: 'Use the property: n.id.',
  elementid: 'Use the property: n.id.',
  exists: 'Write n.name IS NOT NULL, or EXISTS { (a)-->(b) }.',
  shortestpath: 'It stands in MATCH: MATCH p = shortestPath((a)-[*]-(b)), or MATCH p = SHORTEST 1 (a)--+(b).',
  allshortestpaths: 'It stands in MATCH: MATCH p = allShortestPaths((a)-[*]-(b)).',
}

export const functionNames: readonly string[] = [...known.values()].map(({ name }) => name).sort()

/** Functions are called in any case. */
export const functionOf = (name: string): KnownFunction | undefined => known.get(name.toLowerCase())

export const insteadOf = (name: string): string =>
  instead[name.toLowerCase()] ?? `There are ${functionNames.join(', ')}.`
