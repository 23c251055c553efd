/** Contracts over HTTP. */
import { record } from '../platform/history.ts'
import { found, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { accountOf } from './account.store.ts'
import { dropContract, listContracts, putContract } from './contract.api.ts'
import { contractOf, contractPage, keepContract, takeContract } from './contract.store.ts'

export const contractRoutes: Route[] = [
  route(listContracts, ({ input, db, today }) => contractPage(db, input, today)),

  route(putContract, async ({ input, actor, db }) => {
    found(await accountOf(db, input.accountId))
    if (input.endsOn !== null && input.endsOn < input.startsOn) {
      throw new Problem(422, 'accounts/contract-ends-first')
    }
    const before = input.contractId ? ((await contractOf(db, input.contractId)) ?? null) : null
    const now = await keepContract(db, input)
    await record(db, actor, 'contract.kept', { ...now, before })
    return { now, before }
  }),

  route(dropContract, async ({ input, actor, db }) => {
    const before = found(await contractOf(db, input.contractId))
    await takeContract(db, input.contractId)
    await record(db, actor, 'contract.dropped', before)
    return before
  }),
]
