import type { YamlPath } from '../yaml-file.js'

/** Told what is wrong at a place of a mapping. */
export type Report = (path: YamlPath, message: string) => void

/** A part of a mapping's plain content that knows where it stands, so that what is wrong with it can be told. */
export class Part {
  constructor(
    readonly value: unknown,
    readonly path: YamlPath,
    readonly report: Report,
  ) {}

  /** A missing part is null, as one that is left empty. */
  get isMissing(): boolean {
    return this.value === undefined || this.value === null
  }

  fault(message: string): void {
    this.report(this.path, message)
  }

  at(key: string | number): Part {
    const { value } = this
    const inner =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined
    return new Part(inner, [...this.path, key], this.report)
  }

  /** Its keys; where it is no map, or has others than `known`, that is told. */
  keys(known?: readonly string[]): string[] {
    const { value } = this
    if (this.isMissing) return []
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.fault(`expected a map${known ? ` of ${known.join(', ')}` : ''}`)
      return []
    }
    const keys = Object.keys(value as object)
    for (const key of keys)
      if (known && !known.includes(key)) this.at(key).fault(`unknown; known are ${known.join(', ')}`)
    return keys.filter((key) => !known || known.includes(key))
  }

  /** Its parts, of a list; of anything else, itself. */
  each(): Part[] {
    if (this.isMissing) return []
    return Array.isArray(this.value) ? this.value.map((_, index) => this.at(index)) : [this]
  }

  /** A scalar as text; undefined where there is none, which is told. */
  text(): string | undefined {
    const { value } = this
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
    this.fault('expected a text')
    return undefined
  }

  oneOf(values: readonly string[]): string | undefined {
    const text = this.text()
    if (text === undefined || values.includes(text)) return text
    this.fault(`expected one of ${values.join(', ')}`)
    return undefined
  }
}
