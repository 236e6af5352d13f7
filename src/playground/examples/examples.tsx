import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { questionOf, tasks } from './tasks.js'

const files = import.meta.glob<string>(['../tour/*.graphql', './*.graphql'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
const queryOf = (name: string): string =>
  (files[`../tour/${name}.graphql`] ?? files[`./${name}.graphql`] ?? '').trimEnd()

/** Questions by what somebody may want to do; each opens in a tab of its own. */
export const examplesPlugin: GraphiQLPlugin = {
  title: 'Examples',
  icon: () => (
    <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M2 3.5h2M2 8h2M2 12.5h2M6.5 3.5H14M6.5 8H14M6.5 12.5H14" strokeLinecap="round" />
    </svg>
  ),
  content: Examples,
}

function Examples() {
  const queryEditor = useGraphiQL((state) => state.queryEditor)
  const { addTab } = useGraphiQLActions()
  const open = (query: string): void => {
    addTab()
    queryEditor?.setValue(query)
    queryEditor?.focus()
  }
  return (
    <section className="cityties-examples" aria-label="Examples by task">
      <h2>Examples</h2>
      {tasks.map(({ task, examples }) => (
        <div key={task}>
          <h3>{task}</h3>
          <ul>
            {examples.map((name) => (
              <li key={name}>
                <button type="button" onClick={() => open(queryOf(name))}>
                  {questionOf(queryOf(name))}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
