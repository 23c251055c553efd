/** Every client with what was done for it, span by span. */
import { type Day, daysBetween } from '../../kernel/day.ts'
import type { Db } from '../../platform/db.ts'
import type { Minimums } from './minimum.ts'
import { BUCKET_DAYS, BUCKETS, WINDOW, type Work } from './neglect.ts'
import { answersOf, clients, spansOf, type WorkedAccount } from './work.store.ts'

export type Account = {
  about: WorkedAccount
  work: Work
  /** Hours until we answered, of those who asked in the last 90 days. */
  asked: number[]
}

export async function accountsAt(db: Db, day: Day, minimums: Minimums): Promise<Account[]> {
  const accounts = new Map<string, Account>()
  const zeros = () => Array.from({ length: BUCKETS }, () => 0)
  for (const about of await clients(db, day)) {
    const known =
      about.firstDay === null ? null : Math.floor(daysBetween(about.firstDay, day) / BUCKET_DAYS)
    const { accountId, tier } = about
    const lists = {
      talks: zeros(),
      visits: zeros(),
      answers: zeros(),
      inTime: zeros(),
      hours: zeros(),
    }
    accounts.set(accountId, { about, asked: [], work: { accountId, tier, known, ...lists } })
  }
  const add = (list: readonly number[], at: number, much: number) => {
    ;(list as number[])[at] = list[at]! + much
  }
  for (const { accountId, span, talks, visits, hours } of await spansOf(db, day)) {
    const work = accounts.get(accountId)?.work
    if (!work || span < 0 || span >= BUCKETS) continue
    add(work.talks, span, talks)
    add(work.visits, span, visits)
    add(work.hours, span, hours)
  }
  for (const { accountId, span, hours, answered } of await answersOf(db, day)) {
    const account = accounts.get(accountId)
    if (!account || span >= BUCKETS) continue
    const isInTime = hours <= minimums[account.work.tier].answerHours.value
    // Who waits within the hours is neither.
    if (!answered && isInTime) continue
    add(account.work.answers, span, 1)
    if (isInTime) add(account.work.inTime, span, 1)
    if (span < WINDOW) account.asked.push(hours)
  }
  return [...accounts.values()]
}
