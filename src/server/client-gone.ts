import { unavailable } from '../domain/errors.js'

/** Why work stops whose client has gone: nobody is told, and nothing of ours is wrong. */
export const clientGone = unavailable('The client has gone.')
