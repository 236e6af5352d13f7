import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './style.css'
import './views.css'

import { HISTORY_PLUGIN } from '@graphiql/plugin-history'
import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { AnswerViews } from './answer/answer-views.js'
import { examplesPlugin } from './examples/examples.js'
import { FitToWindow } from './fit-to-window.js'
import { Logo } from './logo.js'
import { RunSharedQuery } from './run-shared-query.js'
import { ShareButton } from './share-button.js'
import { openSharedQuery, readSharedQuery } from './shared-query.js'
import { storage } from './storage.js'
import { TabsAsList } from './tabs-as-list.js'
import { reopenTour, tourTabs } from './tour.js'

// Relative to the page and not to the origin, so that a proxy may serve both under a path prefix.
const url = new URL('../graphql', document.baseURI).href
// What stands in the pane of headers goes with the first message of its WebSocket.
const fetcher = createGraphiQLFetcher({ url, subscriptionUrl: url.replace(/^http/, 'ws') })

const shared = readSharedQuery(location)
if (shared !== null) openSharedQuery(storage, shared, tourTabs)
else if (new URLSearchParams(location.search).has('tour')) reopenTour(storage)
// Otherwise every reload would open it over the tabs that the visitor has gone on to.
if (location.search !== '' || location.hash !== '') history.replaceState(null, '', location.pathname)
// A link that is pasted where the playground is open already changes no more than the fragment.
addEventListener('hashchange', () => {
  if (readSharedQuery({ search: '', hash: location.hash }) !== null) location.reload()
})

const container = document.getElementById('playground')
if (container === null) throw new Error('index.html has no element with the id "playground"')
createRoot(container).render(
  <GraphiQL fetcher={fetcher} storage={storage} defaultTabs={tourTabs} plugins={[HISTORY_PLUGIN, examplesPlugin]}>
    <GraphiQL.Logo>
      <Logo />
    </GraphiQL.Logo>
    <GraphiQL.Toolbar>
      {({ prettify, merge, copy }) => (
        <>
          {prettify}
          {merge}
          {copy}
          <ShareButton />
        </>
      )}
    </GraphiQL.Toolbar>
    <GraphiQL.Footer>
      <AnswerViews />
    </GraphiQL.Footer>
    <FitToWindow />
    <TabsAsList />
    <RunSharedQuery shared={shared} />
  </GraphiQL>,
)
