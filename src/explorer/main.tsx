import './style.css'

import { render } from 'preact'
import { App } from './app.js'

const container = document.getElementById('explorer')
if (container === null) throw new Error('index.html has no element with the id "explorer"')
render(<App />, container)
