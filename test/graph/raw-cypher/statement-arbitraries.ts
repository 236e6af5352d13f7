import fc from 'fast-check'

/**
 * Statements of a small part of what is allowed, on nodes `n` and `m`, a relationship `r` or a
 * path `p`: as odd as the grammar lets them be, and all of them mean something on every graph.
 */

const labels = fc.constantFrom(
  ...['', '', ':City', ':!City', ':%', ':Entity', ':City|Country', ':City&!Country', ':(City|!Country)&%', ' IS City'],
  ...[':`City`', ':Source', ':!Source&!Edition', ':City:Entity', ':!(City|Country)'],
)
const condition = (variable: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    `${variable}.name IS NOT NULL`,
    `${variable}.population > 1000`,
    `NOT ${variable}:Country`,
    `EXISTS { (${variable})--() }`,
    `(${variable})-[:TWINNED_WITH]-()`,
    `COUNT { (${variable})-[*1..2]-(x) } > 1`,
    `any(label IN labels(${variable}) WHERE label = 'City')`,
    `${variable}.kind IN ['CITY', 'REGION'] OR ${variable}.id STARTS WITH 'wd:'`,
  )

const node = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(labels, fc.option(condition(name), { nil: null, freq: 3 }))
    .map(([label, where]) => `(${name}${label}${where === null ? '' : ` WHERE ${where}`})`)

const tie = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    ...['--', '-->', '<--', `-[${name}]-`, `-[${name}:TWINNED_WITH]-`, `<-[${name}:!PART_OF]-`],
    ...[`-[${name}:MEMBER_OF|SIGNED]->`, `-[${name}*1..2]-`, `-[${name}:TWINNED_WITH*..2]->`, '-[:TWINNED_WITH]-{1,2}'],
    ...['--{0,2}', `-[${name} WHERE ${name}.kind = 'TWINNING']-`, `-[${name}:% {kind: 'TWINNING'}]-`],
  )

const ofNode = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    ...[name, `${name}.name`, `labels(${name})`, `${name} {.name, .kind, all: labels(${name})}`],
    ...[`[(${name})--(x) | x]`, `[q = (${name})-[y]-(x) WHERE x:City | [q, y]]`, `COUNT { (${name})--() }`],
    ...[`COLLECT { MATCH (${name})-[*1..2]-(x) RETURN x }`, `CASE WHEN ${name}:City THEN ${name} ELSE null END`],
    ...[`[x IN [${name}, null] | x.id]`, `coalesce(null, ${name})`, `head(collect(${name}))`, `count(${name})`],
    ...[`reduce(last = null, x IN [(${name})--(y) | y.id] | coalesce(last, '') < x)`, `{node: ${name}, deg: 1}`],
    ...[`[x IN [(${name})-[y]-() | y] | startNode(x)]`, `collect(DISTINCT [(${name})-->(x) | endNode(null)])`],
  )

const ofPath = fc.constantFrom(
  ...['p', 'nodes(p)', 'relationships(p)', 'length(p)', '[x IN nodes(p) | x.name]', 'nodes(p)[1..]', 'nodes(p)[0]'],
  ...['[x IN relationships(p) | [startNode(x), type(x), endNode(x)]]', 'size(nodes(p))'],
)

const returned = (terms: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(terms, { minLength: 1, maxLength: 3 })
    .map((all) => all.map((term, index) => `${term} AS c${index}`).join(', '))

const pair = fc
  .tuple(node('n'), tie('r'), node('m'), returned(fc.oneof(ofNode('n'), ofNode('m'))))
  .map(([n, r, m, terms]) => `MATCH ${n}${r}${m} RETURN DISTINCT ${terms}`)

const alone = fc
  .tuple(node('n'), condition('n'), returned(ofNode('n')))
  .map(([n, where, terms]) => `MATCH ${n} WHERE ${where} RETURN ${terms}`)

const along = fc
  .tuple(node('n'), tie('r'), node('m'), returned(ofPath))
  .map(([n, r, m, terms]) => `MATCH p = ${n}${r}${m} RETURN ${terms}`)

const shortest = fc
  .tuple(fc.constantFrom('ANY SHORTEST', 'ALL SHORTEST', 'SHORTEST 2 GROUPS'), labels, returned(ofPath))
  .map(([which, label, terms]) =>
    which === 'ANY SHORTEST'
      ? // Which of several is free: only what all of them share is compared.
        `MATCH p = ANY SHORTEST (n:City)--{1,3}(m${label}) RETURN DISTINCT length(p) AS c0, n.id AS c1, m.id AS c2`
      : `MATCH p = ${which} (n:City {name: 'Pavia'})-[:TWINNED_WITH|PART_OF]-{1,3}(m${label}) RETURN ${terms}`,
  )

const nested = fc
  .tuple(node('n'), tie('r'), labels, returned(ofNode('m')))
  .map(
    ([n, r, label, terms]) =>
      `MATCH ${n} CALL (n) { MATCH (n)${r}(m${label}) RETURN m UNION MATCH (n) RETURN n AS m } WITH DISTINCT m RETURN ${terms}`,
  )

export const statements: fc.Arbitrary<string> = fc.oneof(pair, alone, along, shortest, nested)

/** What no statement may have in it, wherever it stands. */
export const forbidden = fc.constantFrom(
  ...[
    'CREATE (x)',
    'MERGE (x:City)',
    'SET n.name = 1',
    'REMOVE n.name',
    'DETACH DELETE n',
    'FOREACH (x IN [1] | CREATE ())',
  ],
  ...["LOAD CSV FROM 'file:///etc/passwd' AS line", 'CALL db.labels() YIELD label', 'CALL dbms.listConfig()'],
  ...['SHOW DATABASES', 'TERMINATE TRANSACTIONS "x"', 'USE system', 'EXPLAIN MATCH', 'CYPHER runtime = slotted'],
  ...[
    'RETURN 1 NEXT',
    ':$(label)',
    'properties(n)',
    'apoc.cypher.run("RETURN 1", {})',
    '\\u0041',
    'FINISH',
    'INSERT ()',
  ],
  ...['elementId(n)', 'n[$key]', 'n {.*}', 'keys(n)', '(:Secret)', '-[:HIDES]->', 'n.hash', "n =~ '.*'", '; RETURN 1'],
)
