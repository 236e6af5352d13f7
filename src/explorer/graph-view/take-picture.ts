import type Sigma from 'sigma'
import { pngOfCanvas } from '../download/png-of-canvas.js'
import type { ScreenPoint } from '../map/view-port.js'
import type { EdgeAttributes, NodeAttributes } from './graph-of.js'
import type { NetworkPicture } from './network-svg.js'

type Drawing = Sigma<NodeAttributes, EdgeAttributes>

/** All layers of the drawing one upon the other, on its background. */
export function pngOf(sigma: Drawing, background: string): Promise<Blob> {
  // What WebGL has drawn is there only until the frame is shown.
  sigma.refresh({ skipIndexation: true })
  const layers = Object.values(sigma.getCanvases()).filter(({ width, height }) => width > 0 && height > 0)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, ...layers.map(({ width }) => width))
  canvas.height = Math.max(1, ...layers.map(({ height }) => height))
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser draws no canvas.')
  context.fillStyle = background
  context.fillRect(0, 0, canvas.width, canvas.height)
  for (const layer of layers) context.drawImage(layer, 0, 0, canvas.width, canvas.height)
  return pngOfCanvas(canvas)
}

/** In pixels of the view. */
export function pictureOf(sigma: Drawing, background: string, label: string): NetworkPicture {
  const { width, height } = sigma.getDimensions()
  const labelled = sigma.getNodeDisplayedLabels()
  const graph = sigma.getGraph()
  const placeOf = (id: string): ScreenPoint => {
    const { x, y } = sigma.graphToViewport(graph.getNodeAttributes(id))
    return { x_px: x, y_px: y }
  }
  return {
    size: { width_px: width, height_px: height },
    background,
    label,
    lines: graph.mapEdges((id, _, from, to) => {
      const { color = '', size = 1, zIndex = 0 } = sigma.getEdgeDisplayData(id) ?? {}
      return { from: placeOf(from), to: placeOf(to), color, width_px: size, zIndex }
    }),
    marks: graph.mapNodes((id, attributes) => {
      const { color = '', size = 1, zIndex = 0 } = sigma.getNodeDisplayData(id) ?? {}
      const name = labelled.has(id) ? attributes.label : null
      return { ...placeOf(id), color, radius_px: sigma.scaleSize(size), zIndex, name }
    }),
  }
}
