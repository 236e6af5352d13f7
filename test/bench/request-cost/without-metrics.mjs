// Loaded into a server before its own code: nothing is counted. There is no switch for that, as counting is to cost
// next to nothing; whether it does is what the bench asks.
import { Observation } from '../../../dist/observe/observation.js'
import { OperationMeter } from '../../../dist/observe/operation-meter.js'

OperationMeter.prototype.note = () => {}
// A field of each instance: whoever sets it is given the engine that it passes in.
Object.defineProperty(Observation.prototype, 'watch', { get: () => (engine) => engine, set: () => {} })
