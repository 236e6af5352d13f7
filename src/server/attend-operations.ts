import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerHookHandler } from 'fastify'
import type { Stop } from '../domain/stop.js'
import type { Tracing } from '../observe/tracing.js'
import type { Admission, AdmissionBounds } from './admission.js'
import { stopWithClient } from './client-gone.js'
import { clientOf } from './client-of.js'
import type { NoteOperation } from './note-operations.js'
import { Place } from './place.js'
import { TimeLimit } from './time-limit.js'

export interface OperationBounds extends AdmissionBounds {
  /** How long one may take, its waiting too. */
  readonly time_ms: number
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Which operations run and wait. */
    readonly admission: Admission
  }
  interface FastifyRequest {
    /** Of the operation or export, from when the request has been read. */
    stop: Stop
    /** Of the operation, from when it was let in. */
    place: Place | null
  }
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown

interface Attended {
  /** Begins the time of an operation; it ends with its connection. */
  readonly attend: preHandlerHookHandler
  /** Runs an operation when there is room for it. What is answered from memory needs none. */
  readonly admitted: (handler: Handler) => (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
}

interface AttendOptions {
  /** In place of the limit. */
  readonly time_ms?: number | undefined
  readonly note: NoteOperation
  /** Null where nobody traces. */
  readonly tracing: Tracing | null
}

/** Watches over operations: how long each takes, whether its client is still there, how many run at once. */
export function attendOperations(app: FastifyInstance, { time_ms, note, tracing }: AttendOptions): Attended {
  const { admission } = app
  const timeLimit = new TimeLimit(time_ms)
  app.decorateRequest('stop')
  app.decorateRequest('place', null)
  app.addHook('onClose', async () => timeLimit.close())
  app.server.on('connection', () => admission.noteConnection())
  return {
    attend(request, reply, done) {
      const stop = timeLimit.begin()
      request.stop = stop
      const trace = tracing?.begin(request.method, request.headers, stop.tally) ?? null
      stopWithClient(reply, stop)
      reply.raw.once('close', () => {
        timeLimit.end(stop)
        note(request, reply, trace)
      })
      done()
    },
    admitted: (handler) => async (request, reply) => {
      const place = new Place(admission, clientOf(request).name, request.stop)
      const turn = place.enter()
      if (turn) await turn
      request.place = place
      try {
        // Until the work is over, also where its client has gone: so nobody can have more done by going away.
        return await handler(request, reply)
      } finally {
        place.leave()
      }
    },
  }
}
