import type { Settings } from 'sigma/settings'
import type { NodeDisplayData, PartialButFor } from 'sigma/types'

export interface LabelLook {
  readonly hasRing: boolean
  readonly ink: string
  /** What keeps the name apart from what lies under it. */
  readonly halo: string
}

type LabelSettings = Pick<Settings, 'labelFont' | 'labelSize' | 'labelWeight'>
type Labelled = PartialButFor<NodeDisplayData, 'x' | 'y' | 'size' | 'label' | 'color'> & Partial<LabelLook>

/** The name to the right of its mark, readable over lines; around what is chosen a ring. */
export function drawLabel(context: CanvasRenderingContext2D, data: Labelled, settings: LabelSettings): void {
  const { x, y, size, label, hasRing, ink = '#000000', halo = '#ffffff' } = data
  if (hasRing) {
    context.beginPath()
    context.arc(x, y, size + 2, 0, 2 * Math.PI)
    context.strokeStyle = ink
    context.lineWidth = 2.5
    context.stroke()
  }
  if (!label) return
  context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`
  context.lineJoin = 'round'
  context.lineWidth = 3
  context.strokeStyle = halo
  context.textBaseline = 'middle'
  context.strokeText(label, x + size + 4, y)
  context.fillStyle = ink
  context.fillText(label, x + size + 4, y)
}
