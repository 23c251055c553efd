/** Reliability of promises over HTTP. */
import { addDays, addMonths } from '../kernel/day.ts'
import { Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { readReliability } from './reliability.api.ts'
import { commitmentsDueIn } from './reliability.store.ts'
import { dayThatCounts, keptInTime, reliabilityOf } from './reliability.ts'

const MONTHS = 12

export const reliabilityRoutes: Route[] = [
  route(readReliability, async ({ input, db, today }) => {
    const { by, to = today, from = addDays(addMonths(to, -MONTHS), 1) } = input
    if (from > to) throw new Problem(422, 'commit/period')
    const counted = (await commitmentsDueIn(db, { from, to })).flatMap((one) => {
      const day = dayThatCounts(one)
      const inTime = keptInTime(one, today)
      return inTime === null || day < from || day > to ? [] : [{ ...one, inTime }]
    })
    const keyOf = {
      owner: (one: (typeof counted)[number]) => ({ id: one.ownerId, name: one.ownerName }),
      tier: ({ tier }: (typeof counted)[number]) => ({ id: tier, name: null }),
      account: (one: (typeof counted)[number]) => ({ id: one.accountId, name: one.account }),
    }[by]
    const rate = (those: typeof counted) =>
      reliabilityOf(those.length, those.filter(({ inTime }) => inTime).length)
    const of = [...Map.groupBy(counted, (one) => keyOf(one).id).values()]
      .map((those) => ({ ...keyOf(those[0]!), ...rate(those) }))
      .toSorted((a, b) => a.high - b.high || b.due - a.due || (a.id < b.id ? -1 : 1))
    return { from, to, all: rate(counted), of }
  }),
]
