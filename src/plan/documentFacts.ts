/** What a document is made from, and the one gate through which it goes outside: what isn't told here can't be printed. */
import type { Action } from '../accounts/action.ts'
import type { StageView } from '../accounts/stageView.ts'
import type { Day } from '../kernel/day.ts'
import type { Alignment, AlignmentGiven } from './alignment.ts'
import type { View } from './document.ts'
import type { Item } from './item.ts'
import { type JointDecision, standing } from './jointDecision.ts'
import type { LiveValues } from './liveMetric.ts'
import { progressOf, valueNow } from './objective.ts'
import type { Plan } from './plan.ts'
import { type SharedItem, type SharedPlan, sharedView } from './planShared.ts'
import type { WalletRow } from './wallet.ts'

export type PromiseTold = {
  promise: string
  dueOn: Day
  ownerName: string | null
  state: 'open' | 'kept' | 'broken' | 'withdrawn'
  shared: boolean
  outcome: string
}

/** All that is known, as whoever asks may see it. */
export type Facts = {
  firm: string
  plan: Plan
  prose: string
  items: readonly Item[]
  live: LiveValues
  actions: readonly Pick<Action, 'title' | 'ownerName' | 'dueOn' | 'state' | 'outcome' | 'shared'>[]
  promises: readonly PromiseTold[]
  wallet: readonly WalletRow[]
  stage: Pick<StageView, 'ours' | 'theirs' | 'target' | 'targetOn'> | null
  /** The last one first. */
  meetings: readonly Alignment[]
  decisions: readonly JointDecision[]
}

/** Beside what a client sees of a line, what only we do. */
export type LineOurs = {
  shared: boolean
  private: boolean
  outcome: string
  value: number | null
  /** 0 to 1 from baseline to target; null for what isn't measured. */
  progress: number | null
}
export type LineTold = SharedItem & { ours: LineOurs | null }

type MeetingTold = Pick<AlignmentGiven, 'heldOn' | 'ours' | 'theirs' | 'questions'> & {
  notes: string | null
}
type DecisionTold = Pick<JointDecision, 'decidedOn' | 'decision' | 'why'> & {
  shared: boolean | null
}
export type SignedTold = {
  title: string
  /** Null where it says what the plan shows no longer: the hash stands for it. */
  text: string | null
  textHash: string
  ourName: string
  askedAt: string
  signedName: string
  answeredAt: string
}

export type Told = {
  firm: string
  plan: Omit<SharedPlan, 'items'>
  items: readonly LineTold[]
  actions: readonly (Pick<Action, 'title' | 'ownerName' | 'dueOn' | 'state'> & {
    outcome: string | null
  })[]
  promises: readonly (Omit<PromiseTold, 'shared' | 'outcome'> & { outcome: string | null })[]
  meetings: readonly MeetingTold[]
  decisions: readonly DecisionTold[]
  signed: SignedTold | null
  /** What never leaves the house. */
  ours: (Pick<Facts, 'prose' | 'wallet' | 'stage'> & { ownerName: string | null }) | null
}

export const toldIn = (view: View, facts: Facts): Told =>
  view === 'shared' ? toldOutside(facts) : toldInside(facts)

/** Every line that goes outside passes `sharedView`; what hangs on the plan besides passes by its own mark. */
function toldOutside(facts: Facts): Told {
  const { firm, plan, items, actions, promises, meetings, decisions } = facts
  const { items: lines, ...head } = sharedView(plan, items)
  const shows = !plan.private
  return {
    firm,
    plan: head,
    items: lines.map((line) => ({ ...line, ours: null })),
    actions: actions
      .filter(({ shared, state }) => shows && shared && state !== 'dropped')
      .map(({ title, ownerName, dueOn, state }) => ({
        title,
        ownerName,
        dueOn,
        state,
        outcome: null,
      })),
    promises: promises
      .filter(({ shared, state }) => shows && shared && state !== 'withdrawn')
      .map(({ promise, dueOn, ownerName, state }) => ({
        promise,
        dueOn,
        ownerName,
        state,
        outcome: null,
      })),
    meetings: shows
      ? meetings.map(({ heldOn, ours, theirs, questions }) => ({
          heldOn,
          ours,
          theirs,
          questions,
          notes: null,
        }))
      : [],
    decisions: standing(decisions)
      .filter(({ shared }) => shows && shared)
      .map(({ decidedOn, decision, why }) => ({ decidedOn, decision, why, shared: null })),
    signed: shows ? signedIn(meetings, { whole: false }) : null,
    ours: null,
  }
}

function toldInside(facts: Facts): Told {
  const { firm, plan, items, live, prose, actions, wallet, stage } = facts
  const { planId, account, title, fromOn, untilOn, state } = plan
  return {
    firm,
    plan: { planId, account, title, fromOn, untilOn, state },
    items: items.map((item) => lineInside(item, live)),
    actions,
    promises: facts.promises,
    meetings: facts.meetings,
    decisions: standing(facts.decisions),
    signed: signedIn(facts.meetings, { whole: true }),
    ours: { prose, wallet, stage, ownerName: plan.ownerName },
  }
}

function lineInside(item: Item, live: LiveValues): LineTold {
  const { shared, private: isPrivate, outcome } = item
  const measured = item.kind === 'objective' || item.kind === 'kpi'
  const value = measured ? valueNow(item, live) : null
  const progress = item.kind === 'objective' ? progressOf(item.body, value) : null
  return { ...item, ours: { shared, private: isPrivate, outcome, value, progress } }
}

/** The last one that both accepted. Outside its words stand only while they are what the plan shows. */
function signedIn(
  meetings: readonly Alignment[],
  { whole }: { whole: boolean },
): SignedTold | null {
  const meeting = meetings.find(({ signed }) => signed !== null)
  if (!meeting?.signed) return null
  const { title, text, textHash, ourName, askedAt, signedName, answeredAt } = meeting.signed
  const shown = whole || meeting.changes === null ? text : null
  const by = { ourName, askedAt, signedName: signedName ?? '', answeredAt: answeredAt ?? '' }
  return { title, text: shown, textHash, ...by }
}
