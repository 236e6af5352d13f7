import { aggregate } from './aggregate.js'
import { filter } from './filter.js'
import { threeHop, twoHop } from './hops.js'
import { page } from './page.js'
import { point } from './point.js'
import { search } from './search.js'
import type { Shape } from './shape.js'

export const shapes: readonly Shape[] = [point, twoHop, threeHop, page, filter, search, aggregate]
