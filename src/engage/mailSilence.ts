/** When nothing arrives for longer than is usual in a mailbox: by the hours of the week in which it had mail. docs/methods/mail-silence.md */
import { z } from 'zod'

const AN_HOUR = 3_600_000
const HOURS_A_WEEK = 168

/** So many weeks are looked at, and so many at least must be known. */
export const WEEKS = 8
const WEEKS_LEAST = 2

/** A silence that would come once in a thousand is told. */
export const UNUSUAL = 0.001

export const SilenceTold = z.object({
  /** Since when nothing has come. */
  since: z.iso.datetime(),
  /** How likely so long a silence is there, if all is well. */
  chance: z.number(),
  isUnusual: z.boolean(),
})
export type SilenceTold = z.infer<typeof SilenceTold>

/**
 * How likely it is that nothing comes in a stretch of time, if mail goes on as in the last weeks.
 *
 * Of each hour of the week (UTC) it is known in how many of the last w weeks it had any mail, h. The chance that it has none
 * is 1 - h/(w+1), Laplace's rule of succession without the prior success; over a stretch the chances multiply. Hours and not
 * mails are counted, because mails come in bursts. Hours only in part inside the stretch count in part.
 *
 * @param busy instants (ms since 1970 UTC) of hours that had mail, each once; later than `from` are left out
 * @param from,to the stretch, ms since 1970 UTC
 * @returns between 0 and 1; null where fewer than two weeks are known
 */
export function chanceOfSilence(
  busy: readonly number[],
  { from, to }: { from: number; to: number },
): number | null {
  const past = busy.filter((hour) => hour <= from)
  if (past.length === 0) return null
  const known = (from - Math.min(...past)) / (HOURS_A_WEEK * AN_HOUR)
  if (known < WEEKS_LEAST) return null
  const weeks = Math.min(WEEKS, Math.ceil(known))
  const had = Array.from({ length: HOURS_A_WEEK }, () => new Set<number>())
  for (const at of past) {
    const age = Math.floor((from - at) / (HOURS_A_WEEK * AN_HOUR))
    if (age < weeks) had[hourOfWeek(at)]!.add(age)
  }
  let chance = 1
  for (let at = from; at < to && chance > 1e-12;) {
    const end = Math.min(to, (Math.floor(at / AN_HOUR) + 1) * AN_HOUR)
    const share = (end - at) / AN_HOUR
    chance *= (1 - had[hourOfWeek(at)]!.size / (weeks + 1)) ** share
    at = end
  }
  return chance
}

const hourOfWeek = (at: number) => Math.floor(at / AN_HOUR) % HOURS_A_WEEK

/** What is said of a mailbox whose newest mail came at an instant. */
export function silenceAt(
  busy: readonly number[],
  { last, now }: { last: number | null; now: number },
): SilenceTold | null {
  if (last === null) return null
  const chance = chanceOfSilence(busy, { from: last, to: now })
  if (chance === null) return null
  return { since: new Date(last).toISOString(), chance, isUnusual: chance < UNUSUAL }
}
