/**
 * Key accounts that don't grow though much is spent on them, and what is asked about them in which order:
 * first whether the plan was carried out, and only if it was, whether the criteria chose well. models.md §6.
 */
import { z } from 'zod'
import { whyNotWrite } from '../accounts/account.ts'
import type { Carer } from '../accounts/carer.ts'
import type { Actor } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { task } from '../kernel/task.ts'
import { no } from './no.ts'
import { PeriodFigures, StalledSettings, Used } from './stalledJudging.ts'
import { TierName } from './tier.ts'

/** Looks for accounts that have stalled; after the figures, after the settings, and once a month. */
export const findStalled = task('segment.stalled', z.object({}))

export const CASE_STATES = ['asked', 'unexecuted', 'questioned', 'closed'] as const
export const CaseState = z.enum(CASE_STATES)
export type CaseState = z.infer<typeof CaseState>

/** What was known when the case was opened; it never changes. */
export const StalledFigures = z.object({
  asOf: Day,
  valuation: z.string(),
  settings: StalledSettings,
  tier: TierName,
  keySince: Day,
  /** The first day of the periods without growth. */
  since: Day,
  country: z.string().nullable(),
  spent: z.number(),
  used: z.array(Used),
  /** The oldest first. */
  periods: z.array(PeriodFigures),
})
export type StalledFigures = z.infer<typeof StalledFigures>

const Text = z.string().trim().min(1).max(1000)

export const ExecutionGiven = z.object({
  /** How much of the plan was carried out. */
  share: z.number().min(0).max(1),
  /** How one knows. */
  how: Text,
})
export type ExecutionGiven = z.infer<typeof ExecutionGiven>

export const OUTCOMES = [
  'execute-first',
  'criteria-stand',
  'criteria-change',
  'leave-tier',
  'lapsed',
] as const
export const Outcome = z.enum(OUTCOMES)
export type Outcome = z.infer<typeof Outcome>
/** What people decide; a case lapses by itself. */
export const Decided = Outcome.exclude(['lapsed'])

/** What may be decided at each point: the criteria are not in question before the plan was carried out. */
export const OUTCOMES_OF: Record<CaseState, readonly Outcome[]> = {
  asked: [],
  unexecuted: ['execute-first'],
  questioned: ['criteria-stand', 'criteria-change', 'leave-tier'],
  closed: [],
}

export const TIERS_TO_LEAVE_FOR = ['future', 'standard', 'streamline'] as const

export const OutcomeGiven = z.object({
  outcome: Decided,
  /** Why; of what is carried out first, what. */
  reason: Text,
  /** By when it is carried out. */
  byOn: Day.nullable().default(null),
  /** The criterion that misjudged the account, by its name. */
  criterion: z.string().trim().max(120).nullable().default(null),
  toTier: z.enum(TIERS_TO_LEAVE_FOR).nullable().default(null),
})
export type OutcomeGiven = z.infer<typeof OutcomeGiven>

/** One line of the log. What is taken back stays in it. */
export const StalledAnswer = z.object({
  answerId: z.guid(),
  step: z.enum(['execution', 'outcome']),
  share: z.number().nullable(),
  outcome: Outcome.nullable(),
  reason: z.string(),
  byOn: Day.nullable(),
  criterion: z.string().nullable(),
  toTier: TierName.nullable(),
  /** The decision that took it out of its tier. */
  standingId: z.guid().nullable(),
  /** Null for who is known no more, and where a case lapsed by itself. */
  byName: z.string().nullable(),
  answeredOn: Day,
  takenBack: z.boolean(),
})
export type StalledAnswer = z.infer<typeof StalledAnswer>

/** What an account's plans counted by the end of a month: done, of what was due or done. */
export const PlanCounted = z.object({ month: Day, due: z.int(), done: z.int() })
export type PlanCounted = z.infer<typeof PlanCounted>

export const StalledCase = z.object({
  caseId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  openedOn: Day,
  state: CaseState,
  figures: StalledFigures,
  /** The last month that its plans counted; null where none did. */
  planned: PlanCounted.nullable(),
  /** The oldest first. */
  answers: z.array(StalledAnswer),
})
export type StalledCase = z.infer<typeof StalledCase>

type Step = Pick<StalledAnswer, 'step' | 'share' | 'takenBack'>

/** Where a case stands, by what was answered and not taken back. */
export function stateOf(answers: readonly Step[], executedFrom: number): CaseState {
  const held = answers.filter(({ takenBack }) => !takenBack)
  if (held.some(({ step }) => step === 'outcome')) return 'closed'
  const execution = held.findLast(({ step }) => step === 'execution')
  if (!execution) return 'asked'
  return (execution.share ?? 0) >= executedFrom ? 'questioned' : 'unexecuted'
}

/** The last answer that holds: the one that can be taken back. */
export function lastAnswer<A extends Pick<StalledAnswer, 'takenBack'>>(
  answers: readonly A[],
): A | undefined {
  return answers.findLast(({ takenBack }) => !takenBack)
}

type Carers = readonly Pick<Carer, 'personId'>[]
type Who = Pick<Actor, 'id' | 'role'>

/** Whoever looks after the account says how much of its plan was carried out. */
export function whyNotAnswer(actor: Who, state: CaseState, carers: Carers): Refusal | null {
  const writing = whyNotWrite(actor, carers)
  if (writing) return writing
  if (state === 'closed') return { ...no('stalled-closed'), status: 409 }
  return state === 'asked' ? null : { ...no('stalled-answered'), status: 409 }
}

/** That nobody may decide yet, whatever it is. */
export function whyNotDecideYet({ role }: Pick<Who, 'role'>, state: CaseState): Refusal | null {
  if (role !== 'lead' && role !== 'admin')
    return { ...no('only-leads-decide-stalled'), status: 403 }
  if (state === 'closed') return { ...no('stalled-closed'), status: 409 }
  return state === 'asked' ? { ...no('stalled-ask-first'), status: 409 } : null
}

export function whyNotDecide(
  actor: Pick<Who, 'role'>,
  state: CaseState,
  given: OutcomeGiven,
  { criteria, today }: { criteria: readonly string[]; today: Day },
): Refusal | null {
  const yet = whyNotDecideYet(actor, state)
  if (yet) return yet
  const { outcome, byOn, criterion, toTier } = given
  if (!OUTCOMES_OF[state].includes(outcome)) {
    return {
      ...no(state === 'unexecuted' ? 'stalled-unexecuted' : 'stalled-executed'),
      status: 409,
    }
  }
  if (outcome === 'execute-first' && (byOn === null || byOn <= today)) return no('stalled-by-when')
  if (outcome === 'criteria-change' && !criteria.some((one) => one === criterion)) {
    return no('stalled-which-criterion')
  }
  return outcome === 'leave-tier' && toTier === null ? no('stalled-which-tier') : null
}

/** The answer by whoever may answer, the decision by whoever may decide, as long as nothing came after. */
export function whyNotTakeAnswerBack(
  actor: Who,
  { answers }: Pick<StalledCase, 'answers'>,
  { carers, hasOther }: { carers: Carers; /** A later case is open. */ hasOther: boolean },
): Refusal | null {
  const last = lastAnswer(answers)
  if (!last) return { ...no('stalled-nothing-back'), status: 409 }
  if (last.step === 'execution') return whyNotWrite(actor, carers)
  if (actor.role !== 'lead' && actor.role !== 'admin') {
    return { ...no('only-leads-decide-stalled'), status: 403 }
  }
  return hasOther ? { ...no('stalled-open-again'), status: 409 } : null
}
