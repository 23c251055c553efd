/** What the outside may do with contracts. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Contract, ContractList, ContractPage, ContractTerms } from './contract.ts'

export const listContracts = endpoint('GET /contracts', {
  may: TEAM,
  input: ContractList,
  returns: ContractPage,
})

/**
 * Adds one, changes the one of this id, or puts one back under the id that it had. `was` is what whoever
 * changes it began from: refused where it is no longer so.
 */
export const putContract = endpoint('PUT /contracts', {
  may: WRITERS,
  input: ContractTerms.extend({ contractId: z.guid().optional(), was: Contract.optional() }),
  returns: z.object({ now: Contract, before: Contract.nullable() }),
})

/** Takes one away; the answer is what it was, so that it can be put back. */
export const dropContract = endpoint('DELETE /contracts/:contractId', {
  may: WRITERS,
  input: z.object({ contractId: z.guid() }),
  returns: Contract,
})
