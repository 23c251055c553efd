/** Contracts over HTTP. */
import { isDeepStrictEqual } from 'node:util'
import { record } from '../platform/history.ts'
import { found, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { dropContract, listContracts, putContract } from './contract.api.ts'
import { contractOf, contractPage, keepContract, takeContract } from './contract.store.ts'
import { heedWriting } from './writing.store.ts'

export const contractRoutes: Route[] = [
  route(listContracts, ({ input, db, today }) => contractPage(db, input, today)),

  route(putContract, async ({ input: { was, ...input }, actor, db }) => {
    await heedWriting(db, actor, input.accountId)
    if (input.endsOn !== null && input.endsOn < input.startsOn) {
      throw new Problem(422, 'accounts/contract-ends-first')
    }
    const before = input.contractId ? ((await contractOf(db, input.contractId)) ?? null) : null
    if (before) await heedWriting(db, actor, before.accountId)
    if (was && !isDeepStrictEqual(was, before)) {
      throw new Problem(409, 'accounts/contract-changed-since')
    }
    const now = await keepContract(db, input)
    await record(db, actor, 'contract.kept', { ...now, before })
    return { now, before }
  }),

  route(dropContract, async ({ input, actor, db }) => {
    const before = found(await contractOf(db, input.contractId))
    await heedWriting(db, actor, before.accountId)
    await takeContract(db, input.contractId)
    await record(db, actor, 'contract.dropped', before)
    return before
  }),
]
