/** How reliably promises are kept, by who answers for them, by tier or by account. */
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { ReliabilityAsked, ReliabilityTold } from './reliability.ts'

export const readReliability = endpoint('GET /commitment-reliability', {
  may: TEAM,
  input: ReliabilityAsked,
  returns: ReliabilityTold,
})
