import type { Stop } from '../domain/stop.js'
import { limits } from '../limits.js'
import type { Admission } from './admission.js'

/** The place of one operation among those that run. */
export class Place {
  #cost_fields = 0
  #isHeld = false

  constructor(
    private readonly admission: Admission,
    private readonly client: string,
    private readonly stop: Stop,
  ) {}

  /** @throws as `Admission.enter` */
  enter(): Promise<void> | null {
    const turn = this.admission.enter(this.client, this.stop, this.#cost_fields)
    if (turn)
      return turn.then(() => {
        this.#isHeld = true
      })
    this.#isHeld = true
    return null
  }

  /**
   * To be called when it is known what the operation costs, before it runs: a dear one gives its
   * place back, and waits for one that it can have for as much.
   *
   * @throws as `Admission.enter`
   */
  async weigh(cost_fields: number): Promise<void> {
    if (cost_fields < limits.operationDearFrom_fields) return
    this.leave()
    this.#cost_fields = cost_fields
    await this.enter()
  }

  leave(): void {
    if (!this.#isHeld) return
    this.#isHeld = false
    this.admission.leave(this.client, this.#cost_fields)
  }
}
