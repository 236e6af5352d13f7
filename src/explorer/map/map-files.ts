import { pngOfCanvas } from '../download/png-of-canvas.js'
import { SvgOutline } from '../download/svg-outline.js'
import { SvgPen } from '../download/svg-pen.js'
import { draw, type Picture } from './draw.js'
import { loadLand } from './land.js'
import type { MapView } from './map-view.js'
import { Scene } from './scene.js'

export const pngOfMap = ({ canvas }: MapView): Promise<Blob> => pngOfCanvas(canvas)

/** Drawn once more, into a file: the outlines of the canvas cannot be read back. */
export async function svgOfMap({ land, scene, ...rest }: Picture): Promise<string> {
  const outline = (): SvgOutline => new SvgOutline()
  const context = document.createElement('canvas').getContext('2d')
  const pen = new SvgPen(rest.size, (text, font) => {
    if (context === null) return { width: 0 }
    context.font = font
    return context.measureText(text)
  })
  draw(pen, {
    ...rest,
    hovered: null,
    land: land && (await loadLand(AbortSignal.timeout(10_000), outline)),
    scene: scene && new Scene(scene.network, scene.chosen, scene.focus, outline),
  })
  return pen.toString()
}
