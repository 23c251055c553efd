/** Whom to call and why: people and accounts with whom nobody has spoken for longer than we mean to. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { TierName } from '../segment/tier.ts'
import { type Cadence, everyFor, lateness, quietOf, urgency } from './cadence.ts'

/** An account as its talks tell it. */
export const WatchedAccount = z.object({
  accountId: z.guid(),
  account: z.string(),
  tier: TierName,
  managerName: z.string().nullable(),
  /** Days with held talks of the last two years, in order, each once. */
  days: z.array(Day),
  /** The last talk of all. */
  lastOn: Day.nullable(),
  /** Since when it stands in its tier; null where nobody decided. */
  since: Day.nullable(),
  /** The next one that is planned. */
  plannedOn: Day.nullable(),
})
export type WatchedAccount = z.infer<typeof WatchedAccount>

export const WatchedPerson = z.object({
  accountId: z.guid(),
  contactId: z.guid(),
  name: z.string(),
  jobTitle: z.string(),
  channel: z.string().nullable(),
  phone: z.string().nullable(),
  mail: z.string().nullable(),
  everyDays: z.int().nullable(),
  influence: z.int().nullable(),
  lastOn: Day.nullable(),
  since: Day,
  plannedOn: Day.nullable(),
})
export type WatchedPerson = z.infer<typeof WatchedPerson>

export const DueContact = z.object({
  ...WatchedAccount.pick({ accountId: true, account: true, tier: true, managerName: true }).shape,
  /** Null where it is about the account as a whole. */
  person: WatchedPerson.pick({
    contactId: true,
    name: true,
    jobTitle: true,
    channel: true,
    phone: true,
    mail: true,
    influence: true,
  }).nullable(),
  /** How often we mean to; null where only silence that is unusual tells. */
  every: z.int().nullable(),
  lastOn: Day.nullable(),
  /** Past the day on which it was meant. */
  daysLate: z.int(),
  /** Since the last talk with anyone of the account, where that is unusually long. */
  quietDays: z.int().nullable(),
  usualDays: z.number().nullable(),
  urgency: z.number(),
})
export type DueContact = z.infer<typeof DueContact>

/** Of the person at the account, or of the account as a whole. */
export const idOfDue = ({ accountId, person }: DueContact) =>
  person ? `${accountId} ${person.contactId}` : accountId

/**
 * Whom to call, the most urgent first. A person is due by their own rhythm; the account as a whole where nobody was spoken
 * with for its rhythm, or where it went quiet, and no person there is due already. Who is planned to be spoken with from
 * today on isn't due. Where nobody ever spoke with them, it counts from the day since when we mean to.
 */
export function dueFrom(
  accounts: readonly WatchedAccount[],
  people: readonly WatchedPerson[],
  { cadence, today }: { cadence: Cadence; today: Day },
): DueContact[] {
  const at = Map.groupBy(people, ({ accountId }) => accountId)
  return accounts
    .flatMap((account) => dueAt(account, at.get(account.accountId) ?? [], { cadence, today }))
    .toSorted((a, b) => b.urgency - a.urgency || a.account.localeCompare(b.account))
}

function dueAt(
  account: WatchedAccount,
  people: readonly WatchedPerson[],
  { cadence, today }: { cadence: Cadence; today: Day },
): DueContact[] {
  const { accountId, tier, managerName } = account
  const pace = cadence[tier]
  const silence = quietOf(account.days, pace.account, today)
  const quiet = silence?.quiet ? silence : null
  const told = {
    accountId,
    account: account.account,
    tier,
    managerName,
    quietDays: quiet?.days ?? null,
    usualDays: quiet?.usual ?? null,
  }
  const due = people.flatMap((person): DueContact[] => {
    const every = everyFor(person, pace)
    if (every === null || person.plannedOn !== null) return []
    const late = lateness({ from: person.lastOn ?? person.since, every }, today)
    if (late.days === 0) return []
    const { lastOn } = person
    const how = urgency(late.share, tier, person.influence)
    return [{ ...told, person, every, lastOn, daysLate: late.days, urgency: how }]
  })
  if (due.length > 0 || account.plannedOn !== null) return due
  const from = account.lastOn ?? account.since
  const every = pace.account
  const late = every === null || from === null ? null : lateness({ from, every }, today)
  if (!late?.days && !quiet) return []
  const share = Math.max(late?.share ?? 0, quiet ? quiet.days / quiet.limit - 1 : 0)
  const { lastOn } = account
  const daysLate = late?.days ?? 0
  return [{ ...told, person: null, every, lastOn, daysLate, urgency: urgency(share, tier, null) }]
}
