import type { FastifyReply } from 'fastify'
import { unavailable } from '../domain/errors.js'
import type { Stop } from '../domain/stop.js'

/** Why work stops whose client has gone: nobody is told, and nothing of ours is wrong. */
export const clientGone = unavailable('The client has gone.')

/** Stops work when its client goes before it has all of the answer. */
export function stopWithClient({ raw }: FastifyReply, stop: Stop): void {
  raw.once('close', () => {
    if (!raw.writableFinished) stop.stop(clientGone)
  })
  // Gone while its body was being read.
  if (raw.destroyed) stop.stop(clientGone)
}
