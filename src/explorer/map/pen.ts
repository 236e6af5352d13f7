/** Lines that a pen fills or draws along, kept to be drawn again: `Path2D`, or what becomes text. */
export interface Outline {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void
}

/** What the map needs of a canvas, so that it can be drawn into a file as well. */
export interface Pen {
  /** Colours; a canvas takes more than text. */
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  lineJoin: string
  globalAlpha: number
  font: string
  textAlign: string
  textBaseline: string
  save(): void
  restore(): void
  translate(x: number, y: number): void
  scale(x: number, y: number): void
  fillRect(x: number, y: number, width: number, height: number): void
  beginPath(): void
  arc(x: number, y: number, radius: number, start: number, end: number): void
  /** What was begun, or a whole outline. */
  fill(outline?: Outline): void
  stroke(outline?: Outline): void
  fillText(text: string, x: number, y: number): void
  strokeText(text: string, x: number, y: number): void
  measureText(text: string): { readonly width: number }
}
