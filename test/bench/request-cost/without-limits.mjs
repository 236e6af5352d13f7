// Loaded into a server before its own code: everybody is let in at once, no price is worked out, no time runs.
import { Stop } from '../../../dist/domain/stop.js'
import { Tally } from '../../../dist/domain/tally.js'
import { Admission } from '../../../dist/server/admission.js'
import { limitOperations } from '../../../dist/server/limit-operations.js'
import { TimeLimit } from '../../../dist/server/time-limit.js'

Admission.prototype.enter = () => null
Admission.prototype.leave = () => {}
TimeLimit.prototype.begin = () => new Stop(new Tally())
TimeLimit.prototype.end = () => {}
limitOperations.requestDidStart = async () => {}
