/**
 * What one of several servers may let happen in a minute, so that a client whose requests are spread over all
 * of them may do what was allowed. Rounded up: with more servers than requests each lets one through.
 *
 * @param allowed_perMinute by all of them together; 0 for no bound
 */
export const replicaShare = (allowed_perMinute: number, replicas_count: number): number =>
  Math.ceil(allowed_perMinute / replicas_count)
