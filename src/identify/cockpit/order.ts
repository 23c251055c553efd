/** What to do next: by what is at stake, how near it is, and how sure. `docs/methods/today.md` defines it. */
import { type Day, daysBetween } from '../../kernel/day.ts'
import { medianOf } from '../../kernel/median.ts'
import type { ToDo } from '../../kernel/toDo.ts'

/** In so many days what is due weighs half. */
export const HALF_DAYS = 7
/** What has no day is as if it were due in three weeks. */
export const NO_DAY = 21

export type Ranked = ToDo & {
  /** Money in the currency of the portfolio. */
  stake: number
  /** stake x nearness x sure: what it is ordered by. */
  consequence: number
}

/**
 * How near a day is, from 0 to 1: 1 for today and for what is late, a half a week from now, a quarter in three.
 * @param days until it is due; negative where it is late; null for no day
 */
export function nearness(days: number | null): number {
  return HALF_DAYS / (HALF_DAYS + Math.max(0, days ?? NO_DAY))
}

/**
 * Money that hangs on it: its own, or its part of what the account buys in a year. An account without sales counts as
 * the middle one of those that have some, so that who has not bought yet isn't last for ever.
 * @param usual sales of the middle account
 */
export function stakeOf(
  { amount, share }: Pick<ToDo, 'amount' | 'share'>,
  sales: number,
  usual: number,
) {
  return amount ?? share * (sales > 0 ? sales : usual)
}

/**
 * The most consequent first; of equals the nearest, then the surest, then by name, so that the order is one. The same
 * thing handed in twice stands there once.
 * @param salesOf what each account bought in the last twelve months, by its id; missing where it has no figures
 */
export function ordered(
  toDos: readonly ToDo[],
  { today, salesOf }: { today: Day; salesOf: ReadonlyMap<string, number> },
): Ranked[] {
  const known = [...salesOf.values()].filter((sales) => sales > 0)
  // Without any sales all weigh the same, and what is near and sure decides.
  const usual = medianOf(known) ?? 1
  const once = new Map(toDos.map((one) => [`${one.kind} ${one.id}`, one]))
  return [...once.values()]
    .map((one) => {
      const stake = stakeOf(one, salesOf.get(one.accountId ?? '') ?? 0, usual)
      const near = nearness(one.dueOn === null ? null : daysBetween(today, one.dueOn))
      return { ...one, stake, consequence: stake * near * one.sure }
    })
    .toSorted(
      (a, b) =>
        b.consequence - a.consequence ||
        (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') ||
        b.sure - a.sure ||
        a.kind.localeCompare(b.kind) ||
        a.id.localeCompare(b.id),
    )
}
