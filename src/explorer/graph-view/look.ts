import type { Palette } from '../map/palette.js'
import type { Focus } from '../network/focus.js'
import { layers } from '../state/view-state.js'
import { type GroupColours, mixed } from './colours.js'
import type { Grouping } from './grouping.js'
import type { DrawnTie } from './layers-above.js'
import type { Sizes } from './sizes.js'

/** Of so many that stand out each has its name. */
const namesMax_count = 30

/** All that decides how cities and ties are drawn, beside where. */
export interface Look {
  readonly grouping: Grouping | null
  readonly sizes: Sizes
  readonly colours: GroupColours
  readonly palette: Palette
  readonly focus: Focus
  readonly chosen: string | null
  readonly isLarge: boolean
}

/** Above all that do not stand out, however many lie on each other. */
const litDepth = 2 * layers.length

export interface CityLook {
  readonly color: string
  readonly size: number
  readonly zIndex: number
  readonly forceLabel: boolean
  readonly isQuiet: boolean
  readonly hasRing: boolean
}

export interface TieLook {
  readonly color: string
  readonly size: number
  readonly zIndex: number
}

export function cityLook(id: string, { grouping, sizes, colours, focus, chosen }: Look): CityLook {
  const own = colourOf(id, grouping, colours)
  const isQuiet = focus.cities.size > 0 && !focus.cities.has(id)
  const isChosen = id === chosen
  return {
    color: isQuiet ? mixed(own, colours.background, 0.25) : own,
    // They are drawn over all ties, and would hide those that stand out.
    size: sizes.radiusOf(id) * (isQuiet ? 0.5 : 1) + (isChosen ? 2 : 0),
    zIndex: isChosen ? 3 : isQuiet ? 0 : focus.cities.size > 0 ? 2 : 1,
    forceLabel: isChosen || (focus.cities.size <= namesMax_count && focus.cities.has(id)),
    isQuiet,
    hasRing: isChosen,
  }
}

function colourOf(id: string, grouping: Grouping | null, colours: GroupColours): string {
  if (grouping === null) return colours.other
  const number = grouping.numberOf.get(id)
  if (number !== undefined) return colours.groups[number] ?? colours.other
  return grouping.isUngrouped(id) ? colours.none : colours.other
}

/** Of ties between the same two the lower is the wider, so that each is seen. */
export function tieLook({ tie, above_count }: DrawnTie, { colours, palette, focus, isLarge }: Look): TieLook {
  const own = palette.tie[tie.layer]
  const width = 1 + 2 * above_count
  if (focus.isOn(tie)) return { color: own, size: 2.5 * width, zIndex: litDepth - above_count }
  const isQuiet = focus.cities.size > 0
  const share = (isLarge ? 0.22 : 0.6) * (isQuiet ? 0.4 : 1)
  return { color: mixed(own, colours.background, share), size: isLarge ? 1 : 1.5 * width, zIndex: -above_count }
}
