import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './style.css'

import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { FitToWindow } from './fit-to-window'
import { Logo } from './logo'
import { storage } from './storage'
import { reopenTour, tourTabs } from './tour'

// Relative to the page and not to the origin, so that a proxy may serve both under a path prefix.
const url = new URL('../graphql', document.baseURI).href
// What stands in the pane of headers goes with the first message of its WebSocket.
const fetcher = createGraphiQLFetcher({ url, subscriptionUrl: url.replace(/^http/, 'ws') })

if (new URLSearchParams(location.search).has('tour')) {
  reopenTour(storage)
  // Otherwise every reload would open the tour over the tabs that the visitor has gone on to.
  history.replaceState(null, '', location.pathname)
}

const container = document.getElementById('playground')
if (container === null) throw new Error('index.html has no element with the id "playground"')
createRoot(container).render(
  <GraphiQL fetcher={fetcher} storage={storage} defaultTabs={tourTabs}>
    <GraphiQL.Logo>
      <Logo />
    </GraphiQL.Logo>
    <FitToWindow />
  </GraphiQL>,
)
