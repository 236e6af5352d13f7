/**
 * Curves on logarithmic axes as SVG. They stand on a ground of their own, so that they can be
 * read on a light page and a dark one; lines differ by dashes and marks too, not by colour alone.
 */

export interface Curve {
  readonly name: string
  /** Both numbers above 0. */
  readonly points: readonly (readonly [x: number, y: number])[]
}

export interface Panel {
  readonly title: string
  readonly curves: readonly Curve[]
}

const panel = { width: 420, height: 300, left: 52, right: 112, top: 42, bottom: 40 }
const colours = ['#0072b2', '#d55e00', '#00795a', '#a3427f', '#8a6100', '#555555']
const dashes = ['none', '7 3', '2 3', '9 3 2 3', '5 2 1 2 1 2', '12 4']
const gapOfLabels = 14

/** Panels beside each other, two in a row. */
export function curvesSvg(title: string, xTitle: string, panels: readonly Panel[]): string {
  const columns = Math.min(2, panels.length)
  const width = columns * panel.width + 20
  const height = Math.ceil(panels.length / columns) * panel.height + 20
  const drawn = panels.map((one, i) => {
    const at = `translate(${10 + (i % columns) * panel.width} ${10 + Math.floor(i / columns) * panel.height})`
    return `<g transform="${at}">${drawPanel(one, xTitle)}</g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="#222">
<title>${escaped(title)}</title>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="#fbfbfa" stroke="#b8b8b8"/>
${drawn.join('\n')}
</svg>
`
}

type Scale = (value: number) => number

function drawPanel({ title, curves }: Panel, xTitle: string): string {
  const right = panel.width - panel.right
  const bottom = panel.height - panel.bottom
  const xs = decades(curves.flatMap(({ points }) => points.map(([x]) => x)))
  const ys = decades(curves.flatMap(({ points }) => points.map(([, y]) => y)))
  const x = scale(xs, panel.left, right)
  const y = scale(ys, bottom, panel.top)
  const grid = [
    ...xs.map((value) => `<path d="M${x(value)} ${panel.top}V${bottom}"/>`),
    ...ys.map((value) => `<path d="M${panel.left} ${y(value)}H${right}"/>`),
  ]
  const marks = [
    ...xs.map((value) => text(x(value), bottom + 16, words(value), 'middle')),
    ...ys.map((value) => text(panel.left - 6, y(value) + 4, words(value), 'end')),
  ]
  return [
    `<text x="${panel.left}" y="22" font-weight="600">${escaped(title)}</text>`,
    `<g stroke="#d8d8d6">${grid.join('')}</g>`,
    marks.join(''),
    text((panel.left + right) / 2, bottom + 33, xTitle, 'middle'),
    ...curves.map((curve, i) => drawCurve(curve, i, x, y)),
    labels(curves, right + 8, bottom - 4, y),
  ].join('\n')
}

function drawCurve({ points }: Curve, number: number, x: Scale, y: Scale): string {
  const colour = colours[number % colours.length] as string
  const places = points.map(([px, py]) => [x(px).toFixed(1), y(py).toFixed(1)] as const)
  const line = `<polyline points="${places.map((place) => place.join(',')).join(' ')}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes[number % dashes.length]}"/>`
  return line + places.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3.5" fill="${colour}"/>`).join('')
}

/** Each beside the end of its curve, or as near as the others leave room above the axis. */
function labels(curves: readonly Curve[], x: number, lowest: number, y: Scale): string {
  const ends = curves
    .flatMap(({ name, points }, number) => {
      const end = points.at(-1)
      return end ? [{ name, number, at: y(end[1]) }] : []
    })
    .sort((a, b) => a.at - b.at)
  for (const [i, end] of ends.entries()) end.at = Math.max(end.at, (ends[i - 1]?.at ?? 0) + gapOfLabels)
  for (let i = ends.length - 1, below = lowest + gapOfLabels; i >= 0; i--) {
    const end = ends[i] as (typeof ends)[number]
    end.at = Math.min(end.at, below - gapOfLabels)
    below = end.at
  }
  return ends
    .map(
      ({ name, number, at }) =>
        `<text x="${x}" y="${(at + 4).toFixed(1)}" fill="${colours[number % colours.length]}">${escaped(name)}</text>`,
    )
    .join('')
}

/** Powers of ten from the one below all values to the one above. */
function decades(values: readonly number[]): number[] {
  const from = Math.floor(Math.log10(Math.min(...values)) + 1e-9)
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9))
  return Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i))
}

function scale(ticks: readonly number[], start: number, end: number): Scale {
  const [low, high] = [Math.log10(ticks[0] as number), Math.log10(ticks.at(-1) as number)]
  return (value) => start + ((Math.log10(value) - low) / (high - low)) * (end - start)
}

const words = (value: number): string => (value < 1 ? String(Number(value.toPrecision(1))) : value.toLocaleString('en'))
const text = (x: number, y: number, content: string, anchor: string): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="#555">${escaped(content)}</text>`
const escaped = (content: string): string => content.replace(/&/g, '&amp;').replace(/</g, '&lt;')
