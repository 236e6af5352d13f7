import { useGraphiQL } from '@graphiql/react'
import { type GraphQLSchema, getOperationAST, parse } from 'graphql'
import { useEffect, useMemo, useState } from 'react'
import { type CostPart, explainCost, type Reason, sumOfCosts } from './explain-cost.js'

/** Parts that are listed; the rest are one line. */
const shown_parts = 30

const written = (count: number): string => count.toLocaleString('en')

/** What the operation in the editor costs, and which of its fields that comes from, the dearest first. */
export function CostPanel({ charged }: { charged: { readonly fields: number; readonly limit: number } | null }) {
  const { query, variables } = useEditorTexts()
  const schema = useGraphiQL((state) => state.schema)
  const operationName = useGraphiQL((state) => state.operationName)
  const parts = useMemo(
    () => explained(schema, query, variables, operationName),
    [schema, query, variables, operationName],
  )
  if (parts === null)
    return (
      <p className="cityties-note">
        {charged && `${budget(charged.fields, charged.limit)} `}
        What is in the editor cannot be explained: it is no valid query yet, its variables are missing, or it asks for
        the schema itself.
      </p>
    )
  const cost_fields = sumOfCosts(parts)
  const dearest = [...parts].sort((a, b) => b.cost_fields - a.cost_fields)
  const rest_fields = sumOfCosts(dearest.slice(shown_parts))
  return (
    <>
      <p className="cityties-note">
        <strong>{charged ? budget(cost_fields, charged.limit) : `It costs ${written(cost_fields)}.`}</strong> The cost
        is how many fields it may give, known before anything is read: shorter pages (<code>first</code>), fewer fields
        of each row and fewer measures make it cheaper.
      </p>
      {charged && <meter min={0} max={charged.limit} value={cost_fields} aria-label="Share of the budget" />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="cityties-rows" aria-label="Where the cost comes from" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Cost</th>
              <th scope="col">Share</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {dearest.slice(0, shown_parts).map((part, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they keep their order, and one field may stand twice
              <tr key={at}>
                <td>{part.path || 'the operation itself'}</td>
                <td className="is-number">{written(part.cost_fields)}</td>
                <td className="is-number">{Math.round((part.cost_fields / cost_fields) * 100)} %</td>
                <td>{why(part)}</td>
              </tr>
            ))}
            {rest_fields > 0 && (
              <tr>
                <td>{written(dearest.length - shown_parts)} others</td>
                <td className="is-number">{written(rest_fields)}</td>
                <td />
                <td />
              </tr>
            )}
          </tbody>
        </table>
      </section>
    </>
  )
}

const budget = (cost_fields: number, limit_fields: number): string =>
  `It costs ${written(cost_fields)} of the ${written(limit_fields)} that an operation may.`

function explained(
  schema: GraphQLSchema | null | undefined,
  query: string,
  variables: string,
  operationName: string | undefined,
): CostPart[] | null {
  if (!schema) return null
  try {
    const document = parse(query)
    const operation = getOperationAST(document) ?? getOperationAST(document, operationName)
    const values: unknown = variables.trim() === '' ? {} : JSON.parse(variables)
    const isMap = typeof values === 'object' && values !== null
    return operation && isMap ? explainCost(schema, document, operation, { ...values }) : null
  } catch {
    return null
  }
}

const rowsWords: Readonly<Record<Reason, (rows: string) => string>> = {
  one: () => '',
  page: (rows) => `a page of ${rows}`,
  pageDefault: (rows) => `a page of ${rows}, as neither first nor last is given`,
  ids: (rows) => `${rows} ids`,
  first: (rows) => `a list of ${rows}`,
  guess: (rows) => `a list, taken to have ${rows} rows`,
  search: (rows) => `a search (200), with ${rows === '1' ? '1 row' : `${rows} rows`}`,
  paths: (rows) => `${rows} searches (200 each)`,
  measure: (rows) => (rows === '1' ? 'a measure of the whole network, once' : `${rows} measures of whole networks`),
}

function why({ reason, times, rows, leaves }: CostPart): string {
  const fields = leaves === 0 ? '' : `${written(leaves)} ${leaves === 1 ? 'field' : 'fields'} in a row`
  const often = times === 1 ? '' : `${written(times)} times`
  return [often, rowsWords[reason](written(rows)), fields].filter(Boolean).join(', ')
}

/** What stands in the editors, a moment after the last key. */
function useEditorTexts(): { readonly query: string; readonly variables: string } {
  const queryEditor = useGraphiQL((state) => state.queryEditor)
  const variableEditor = useGraphiQL((state) => state.variableEditor)
  const [texts, setTexts] = useState({ query: '', variables: '' })
  useEffect(() => {
    const read = (): void =>
      setTexts({ query: queryEditor?.getValue() ?? '', variables: variableEditor?.getValue() ?? '' })
    read()
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = (): void => {
      clearTimeout(timer)
      timer = setTimeout(read, 200)
    }
    const subscriptions = [queryEditor, variableEditor].map((editor) => editor?.onDidChangeModelContent(later))
    return () => {
      clearTimeout(timer)
      for (const subscription of subscriptions) subscription?.dispose()
    }
  }, [queryEditor, variableEditor])
  return texts
}
