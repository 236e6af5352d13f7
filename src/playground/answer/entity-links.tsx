import { useGraphiQL, useMonaco } from '@graphiql/react'
import { useEffect } from 'react'
import { entityIdsIn, mapLink } from './entity-ids.js'

/** Beyond them, finding links would be felt. */
const links_count = 2000

/** Makes ids in the answer links to their profiles on the map. */
export function EntityLinks(): null {
  const monaco = useMonaco((state) => state.monaco)
  const editor = useGraphiQL((state) => state.responseEditor)
  useEffect(() => {
    const answer = editor?.getModel()
    if (!monaco || !answer) return
    const provider = monaco.languages.registerLinkProvider(answer.getLanguageId(), {
      provideLinks: (model) => ({
        links:
          model !== answer
            ? []
            : entityIdsIn(model.getValue(), links_count).map(({ id, start, end }) => ({
                range: monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end)),
                url: new URL(mapLink(id), document.baseURI).href,
                tooltip: 'Show on the map',
              })),
      }),
    })
    return () => provider.dispose()
  }, [monaco, editor])
  return null
}
