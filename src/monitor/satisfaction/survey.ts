/** A round of questions to people at the clients: what is asked, whom it goes to, and until when. docs/methods/satisfaction.md. */
import { z } from 'zod'
import { blankable } from '../../kernel/blankable.ts'
import { addDays, Day, daysBetween } from '../../kernel/day.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { task } from '../../kernel/task.ts'
import { ROLES } from '../../know/decision.ts'
import { TIERS } from '../../segment/tier.ts'

/** What we can measure too, or what is often asked; a firm adds words of its own, which are asked as they are. */
// words: monitor:satisfaction.service.*, survey:asksService.*
export const SERVICES = ['delivery', 'answers', 'solving', 'promises', 'quality', 'advice'] as const
export const isOwnService = (service: string): service is (typeof SERVICES)[number] =>
  (SERVICES as readonly string[]).includes(service)

const some = <T extends z.ZodType>(one: T) => z.array(one).default([])

export const RoundGiven = z.object({
  title: z.string().trim().min(1).max(120),
  services: some(z.string().trim().min(1).max(60)).pipe(z.array(z.string()).max(8)),
  asksEffort: z.boolean().default(true),
  asksDifference: z.boolean().default(true),
  /** None named: all. */
  tiers: some(z.enum(TIERS)),
  roles: some(z.enum(ROLES)),
  /** Whoever was asked in so many days before is left in peace. */
  restDays: z.coerce.number<number | string>().int().min(0).max(730).default(90),
  closesOn: Day,
  /** Who hasn't answered by then is reminded, once. */
  remindsOn: blankable(Day),
})
export type RoundGiven = z.infer<typeof RoundGiven>

export const Round = RoundGiven.extend({
  roundId: z.guid(),
  openedOn: Day.nullable(),
  closedOn: Day.nullable(),
  remindedOn: Day.nullable(),
  asked: z.int(),
  answered: z.int(),
  /** Mails that no server took, and people without an address. */
  failing: z.int(),
})
export type Round = z.infer<typeof Round>

/** Whom a round would reach today. */
export const Reach = z.object({
  accounts: z.int(),
  /** Accounts of the round where there is nobody to ask. */
  without: z.int(),
  /** People who would get it. */
  asked: z.int(),
  resting: z.int(),
  silent: z.int(),
  noAddress: z.int(),
})
export type Reach = z.infer<typeof Reach>

export const LONGEST_DAYS = 120

export type RoundState = 'draft' | 'open' | 'closed'
export function roundState({ openedOn, closedOn }: Pick<Round, 'openedOn' | 'closedOn'>) {
  if (closedOn) return 'closed' satisfies RoundState
  return openedOn ? ('open' satisfies RoundState) : ('draft' satisfies RoundState)
}

export function whyNotRound(
  { closesOn, remindsOn }: Pick<RoundGiven, 'closesOn' | 'remindsOn'>,
  today: Day,
): Refusal | null {
  const days = daysBetween(today, closesOn)
  if (days < 1 || days > LONGEST_DAYS)
    return { code: 'monitor/round-days', status: 422, values: { days: LONGEST_DAYS } }
  if (remindsOn !== null && (remindsOn <= today || remindsOn > closesOn))
    return { code: 'monitor/round-reminder', status: 422 }
  return null
}

/** What was sent out stays as it was asked. */
export function whyNotChangeRound(round: Pick<Round, 'openedOn' | 'closedOn'>): Refusal | null {
  return roundState(round) === 'draft' ? null : { code: 'monitor/round-opened', status: 409 }
}

export function whyNotOpen(
  round: Pick<Round, 'openedOn' | 'closedOn' | 'closesOn' | 'remindsOn'>,
  { asked }: Pick<Reach, 'asked'>,
  today: Day,
): Refusal | null {
  if (roundState(round) !== 'draft') return { code: 'monitor/round-opened', status: 409 }
  if (asked === 0) return { code: 'monitor/round-nobody', status: 409 }
  return whyNotRound(round, today)
}

export function whyNotClose(round: Pick<Round, 'openedOn' | 'closedOn'>): Refusal | null {
  return roundState(round) === 'open' ? null : { code: 'monitor/round-not-open', status: 409 }
}

/** Somewhere else it is still the day before: a day more is no harm. */
export const isOver = ({ closesOn }: Pick<Round, 'closesOn'>, today: Day) =>
  addDays(closesOn, 1) < today

export const SEND_STATES = ['waiting', 'sent', 'failing', 'noAddress'] as const

/** Someone asked in a round, as it goes. What they answered is told with the results. */
export const Recipient = z.object({
  answerId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  contactId: z.guid().nullable(),
  /** Null for someone who was forgotten. */
  name: z.string().nullable(),
  email: z.string().nullable(),
  language: z.enum(['es', 'en']),
  role: z.enum(ROLES).nullable(),
  state: z.enum(SEND_STATES),
  since: z.iso.datetime(),
  why: z.string(),
  remindedAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  carers: z.array(z.guid()),
})
export type Recipient = z.infer<typeof Recipient>

export function whyNotSendAgain(
  round: Pick<Round, 'openedOn' | 'closedOn'>,
  { answeredAt }: Pick<Recipient, 'answeredAt'>,
): Refusal | null {
  if (answeredAt) return { code: 'monitor/answered-already', status: 409 }
  return whyNotClose(round)
}

/** One mail to one person: none gets it twice because another's failed. */
export const mailSurvey = task(
  'monitor.surveyMail',
  z.object({ answerId: z.guid(), reminds: z.boolean() }),
)
/** Reminds on its day, and closes on its last. */
export const watchRound = task('monitor.surveyRound', z.object({ roundId: z.guid() }))
