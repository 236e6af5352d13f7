import type { Engine } from '../engine/engine.js'
import { Metrics } from './metrics.js'
import { ObservedEngine } from './observed-engine.js'
import { OperationMeter } from './operation-meter.js'
import { StatementMeter } from './statement-meter.js'

/** What is measured of a server and of the engine below it. */
export class Observation {
  readonly metrics = new Metrics()
  readonly statements = new StatementMeter(this.metrics)
  readonly operations = new OperationMeter(this.metrics)

  /** The engine with every statement measured. */
  readonly watch = (engine: Engine): Engine => new ObservedEngine(engine, this.statements)
}
