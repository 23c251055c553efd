/** Plans in the order that a list asks for. */
import type { PlanList, PlanTold } from './plan.ts'

const VALUE_OF = {
  account: ({ account }) => account.toLowerCase(),
  changedOn: ({ changedOn }) => changedOn,
  untilOn: ({ untilOn }) => untilOn,
  execution: ({ health }) => health.execution ?? -1,
  late: ({ health }) => health.late,
} as const satisfies Record<PlanList['sort'], (plan: PlanTold) => string | number>

export function sortedBy(
  plans: readonly PlanTold[],
  { sort, dir }: Pick<PlanList, 'sort' | 'dir'>,
): PlanTold[] {
  const valueOf = VALUE_OF[sort]
  const sign = dir === 'asc' ? 1 : -1
  return plans.toSorted((a, b) => {
    const [of, than] = [valueOf(a), valueOf(b)]
    if (of === than) return a.account.localeCompare(b.account)
    return of < than ? -sign : sign
  })
}
