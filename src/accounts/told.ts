/** What was recorded of an account, as sentences to be put in words. */
import { z } from 'zod'
import type { Happened, History } from './history.ts'
import { KNOWN_TOLD, tellKnown } from './toldKnown.ts'
import { POSITIONS_TOLD, tellPosition } from './toldPosition.ts'
import { TIMELINE_TOLD, tellTimeline } from './toldTimeline.ts'
import { tellWatch, WATCHES_TOLD } from './toldWatch.ts'

const KINDS = [
  'added',
  'archived',
  'carers',
  'carersGone',
  'code',
  'codeGiven',
  'codeGone',
  'contractDropped',
  'contractKept',
  'costActivityChanged',
  'costActivityDropped',
  'costActivityKept',
  'group',
  'groupGiven',
  'groupGone',
  'helpers',
  'interestSaid',
  'interestTakenBack',
  'manager',
  'market',
  'marketGiven',
  'marketGone',
  'name',
  'other',
  ...KNOWN_TOLD,
  ...POSITIONS_TOLD,
  ...TIMELINE_TOLD,
  ...WATCHES_TOLD,
  'potentialSaid',
  'potentialTakenBack',
  'referralDropped',
  'referralKept',
  'remedyChanged',
  'remedyClosed',
  'remedyOpened',
  'remedyReopened',
  'restored',
  'stageSaid',
  'stageTakenBack',
  'stalledAnswered',
  'stalledDecided',
  'stalledLapsed',
  'stalledOpened',
  'stalledTakenBack',
  'standingMoved',
  'standingPhased',
  'strategyNotServed',
  'strategyServed',
  'tagged',
  'unarchived',
  'untagged',
] as const

/** `what` is a key under `accounts:happened`; null is nobody, and in a list someone who has left. */
export type Told = {
  what: (typeof KINDS)[number]
  values: Record<string, string | null | (string | null)[]>
}

const Facts = z.object({
  facts: z.array(
    z.object({ fact: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
})
type ToldFact = z.infer<typeof Facts>['facts'][number]

const Carers = z.array(z.tuple([z.string(), z.string(), z.string().nullable()]))

export function whatHappened({ what, about }: Happened, people: History['people']): Told[] {
  if (what === 'account.added') return [{ what: 'added', values: {} }]
  if (what === 'contract.kept' || what === 'contract.dropped') {
    const values = { code: String(about['code']), title: String(about['title']) }
    return [{ what: what === 'contract.kept' ? 'contractKept' : 'contractDropped', values }]
  }
  if (what.startsWith('costActivity.')) return [tellActivity(what, about)]
  const said =
    tellSaid(what, about) ??
    tellPlace(what, about) ??
    tellPosition(what, about) ??
    tellStalled(what, about) ??
    tellWatch(what, about) ??
    tellTimeline(what, about) ??
    tellKnown(what, about)
  if (said) return [said]
  const changed = Facts.safeParse(about)
  if (!changed.success || !what.startsWith('account.')) return [{ what: 'other', values: { what } }]
  const told = changed.data.facts.map((fact) => tellFact(fact, people))
  return what === 'account.restored' ? [{ what: 'restored', values: {} }, ...told] : told
}

const textIn = z.string().nullish()
const SaidOf = z.object({
  ours: textIn,
  theirs: textIn,
  target: textIn,
  amount: textIn,
  currency: textIn,
  wants: textIn,
  title: textIn,
  how: textIn,
  name: textIn,
})

/** What is known of an account for choosing it; null where it is about something else. Words of `none` stand for what nobody knows. */
function tellSaid(what: string, about: unknown): Told | null {
  const said = SaidOf.safeParse(about)
  if (!said.success) return null
  const { ours, theirs, target, amount, currency, wants, title, how, name } = said.data
  switch (what) {
    case 'stage.said':
      return (ours ?? theirs ?? target)
        ? { what: 'stageSaid', values: { ours: ours ?? 'none', theirs: theirs ?? 'none' } }
        : { what: 'stageTakenBack', values: {} }
    case 'potential.said':
      return amount
        ? { what: 'potentialSaid', values: { amount, currency: currency ?? '' } }
        : { what: 'potentialTakenBack', values: {} }
    case 'interest.said':
      return wants
        ? { what: 'interestSaid', values: { wants } }
        : { what: 'interestTakenBack', values: {} }
    case 'strategy.served':
      return { what: 'strategyServed', values: { title: title ?? '', how: how ?? '' } }
    case 'strategy.notServed':
      return { what: 'strategyNotServed', values: { title: title ?? '' } }
    case 'referral.kept':
    case 'referral.dropped': {
      const kept = what === 'referral.kept'
      return { what: kept ? 'referralKept' : 'referralDropped', values: { name: name ?? '' } }
    }
    default:
      return null
  }
}

const Moved = z.object({
  to: z.object({ tier: z.string(), phase: z.string().nullable() }),
  effectiveOn: z.string(),
  reason: z.string(),
})
const Tended = z.object({
  kind: z.string(),
  why: z.string(),
  owner: z.string().nullable(),
  outcome: z.string(),
})
const TENDED: Record<string, Told['what']> = {
  'remedy.opened': 'remedyOpened',
  'remedy.changed': 'remedyChanged',
  'remedy.closed': 'remedyClosed',
  'remedy.reopened': 'remedyReopened',
}

/** Into which tier it moved, and what is done where serving it costs too much; null for anything else. */
function tellPlace(what: string, about: unknown): Told | null {
  if (what === 'standing.moved') {
    const moved = Moved.safeParse(about)
    if (!moved.success) return null
    const { to, effectiveOn: day, reason } = moved.data
    const values = { tier: to.tier, day, reason }
    return to.phase
      ? { what: 'standingPhased', values: { ...values, phase: to.phase } }
      : { what: 'standingMoved', values }
  }
  const kind = TENDED[what]
  const tended = Tended.safeParse(about)
  return kind && tended.success ? { what: kind, values: tended.data } : null
}

const Stalled = z.object({
  since: textIn,
  how: textIn,
  outcome: textIn,
  reason: textIn,
  share: z.number().nullish(),
})

/** What was asked and answered where it doesn't grow; null for anything else. */
function tellStalled(what: string, about: unknown): Told | null {
  const stalled = Stalled.safeParse(about)
  if (!stalled.success) return null
  const { since, how, outcome, reason, share } = stalled.data
  switch (what) {
    case 'stalled.opened':
      return { what: 'stalledOpened', values: { day: since ?? '' } }
    case 'stalled.answered':
      return { what: 'stalledAnswered', values: { share: String(share ?? 0), how: how ?? '' } }
    case 'stalled.decided':
      return { what: 'stalledDecided', values: { outcome: outcome ?? '', reason: reason ?? '' } }
    case 'stalled.takenBack':
      return { what: 'stalledTakenBack', values: {} }
    case 'stalled.lapsed':
      return { what: 'stalledLapsed', values: {} }
    default:
      return null
  }
}

const Done = z.object({
  activity: z.string(),
  day: z.string(),
  units: z.string(),
  before: z.string().nullish(),
})

/** Units of an activity that were noted for the account on a day. */
function tellActivity(what: string, about: unknown): Told {
  const done = Done.safeParse(about)
  if (!done.success) return { what: 'other', values: { what } }
  const { activity, day, units, before = null } = done.data
  const values = { activity, day, units, before }
  if (what === 'costActivity.dropped') return { what: 'costActivityDropped', values }
  return { what: before === null ? 'costActivityKept' : 'costActivityChanged', values }
}

function tellFact({ fact, before, after }: ToldFact, people: History['people']): Told {
  if (fact.startsWith('tag:')) {
    return after === null
      ? { what: 'untagged', values: { tag: before } }
      : { what: 'tagged', values: { tag: after } }
  }
  if (fact === 'archived') return { what: after === null ? 'unarchived' : 'archived', values: {} }
  if (fact === 'carers') return tellCarers(after, people)
  const named = before === null ? `${fact}Given` : after === null ? `${fact}Gone` : fact
  const what = KINDS.find((kind) => kind === named) ?? 'other'
  return { what, values: { what: fact, before, after } }
}

function tellCarers(after: string | null, people: History['people']): Told {
  const names = new Map(people.map(({ personId, name }) => [personId, name]))
  const carers = after === null ? [] : Carers.parse(JSON.parse(after))
  const namesOf = (part: string) =>
    carers.filter(([its]) => its === part).map(([, personId]) => names.get(personId) ?? null)
  const manager = namesOf('manager')
  const others = [...namesOf('deputy'), ...namesOf('team')]
  if (manager.length === 0 && others.length === 0) return { what: 'carersGone', values: {} }
  if (others.length === 0) return { what: 'manager', values: { names: manager } }
  if (manager.length === 0) return { what: 'helpers', values: { others } }
  return { what: 'carers', values: { names: manager, others } }
}
