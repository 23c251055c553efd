/** The demonstration's plans, written by whoever manages each account and approved by its lead, each step on its day. */
import { endAction, putAction } from '../accounts/action.api.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { listAccountContacts } from '../know/contact.api.ts'
import { addReading, putItem, setItemState } from '../plan/item.api.ts'
import { keepCatalogue, movePlan, putPlan, readKnown, readPlan } from '../plan/plan.api.ts'
import { PLAN_STATES } from '../plan/plan.ts'
import type { Client } from '../../samples/clients.ts'
import { MANAGERS } from '../../samples/people.ts'
import { PLANS, type PlanStory, planTold } from '../../samples/plans.ts'
import type { LineTold } from '../../samples/plans/lines.ts'
import { VALUE_ADDS } from '../../samples/plans/words.ts'
import { SEED } from '../../samples/sample.ts'
import { listSelectionAccounts, listSelections } from '../segment/selection.api.ts'
import { tellPlanB } from './demoPlanB.ts'
import { accountIds, memberIds } from './demoIds.ts'
import type { Remote } from './importing.ts'

type Told = {
  clients: readonly Client[]
  asOf: Day
  /** As one of the firm's people, on a day. */
  as: (personId: string, role: 'manager', day: Day) => Remote
  /** As the firm's lead, on a day. */
  lead: (day: Day) => Remote
}

const ABREAST = 4
const STORIES = ['flat', 'unattended', 'star', 'leaving']

export async function tellPlans(there: Remote, { clients, asOf, as, lead }: Told): Promise<void> {
  await there.ask(keepCatalogue, { valueAdds: VALUE_ADDS.map((one) => ({ ...one })) })
  const members = await memberIds(there)
  const queue = (await accountsOf(there, clients)).entries()
  const work = async () => {
    for (const [place, { client, accountId }] of queue) {
      const managerId = members.get(MANAGERS[client.seller]!.name)
      if (!managerId) continue
      const contacts = await there.ask(listAccountContacts, { accountId })
      const people = contacts.map(({ contactId }) => contactId)
      const told = planTold({ client, place, people, asOf, seed: SEED })
      const on = (day: Day) => as(managerId, 'manager', day)
      const ownerOf = (name: string | null) => (name && members.get(name)) || managerId
      await tell(told, { accountId, managerId, on, lead, asOf, ownerOf })
    }
  }
  await Promise.all(Array.from({ length: ABREAST }, work))
}

/** Those of a story, then those of the list, up to so many. */
async function accountsOf(there: Remote, clients: readonly Client[]) {
  const lists = await there.ask(listSelections, {})
  const { selectionId } = lists.find(({ decidedAt }) => decidedAt !== null)!
  const { rows } = await there.ask(listSelectionAccounts, { selectionId, shown: 'chosen' })
  const idOf = await accountIds(there)
  const chosen = new Set(rows.map(({ code }) => code))
  const isOfStory = ({ story }: Client) => story !== null && STORIES.includes(story)
  return [
    ...clients.filter(isOfStory),
    ...clients.filter((client) => chosen.has(client.code) && !isOfStory(client)),
  ]
    .flatMap((client) => ({ client, accountId: idOf.get(client.code) ?? '' }))
    .filter(({ accountId }) => accountId !== '')
    .slice(0, PLANS)
}

type Of = {
  accountId: string
  managerId: string
  on: (day: Day) => Remote
  lead: (day: Day) => Remote
  asOf: Day
  ownerOf: (name: string | null) => string
}

async function tell(told: PlanStory, of: Of): Promise<void> {
  const { accountId, managerId, on, asOf } = of
  const { title, template, fromOn, untilOn, private: isPrivate, state } = told
  const given = {
    accountId,
    title,
    template,
    fromOn,
    untilOn,
    private: isPrivate,
    ownerId: managerId,
  }
  const { planId } = (await on(fromOn).ask(putPlan, given)).now
  const goals: string[] = []
  for (const { side, title: goal } of told.goals) {
    const item = { kind: 'goal' as const, title: goal, shared: side === 'client', body: { side } }
    goals.push((await on(fromOn).ask(putItem, { planId, item })).now.itemId)
  }
  for (const [question, text] of told.answers) {
    const item = { kind: 'answer' as const, title: question, body: { text } }
    await on(fromOn).ask(putItem, { planId, item })
  }
  const { live } = await on(asOf).ask(readPlan, { planId })
  const written: string[] = []
  for (const one of told.lines) {
    const item = itemOf(one, { goals, live, ownerId: of.ownerOf(one.owner) })
    written.push((await on(fromOn).ask(putItem, { planId, item })).now.itemId)
  }
  await takeOn(planId, { ...of, fromOn })
  await act(told, planId, of)
  await move(planId, PLAN_STATES.indexOf(state), {
    ...of,
    fromOn,
    before: () => carryOut(told.lines, written, of),
  })
  if (told.planB) await tellPlanB(told.planB, { ...of, planId, fromOn })
}

/** What its crossed SWOT ended in, as an objective of the plan. */
async function takeOn(
  planId: string,
  { accountId, managerId, on, fromOn }: Of & { fromOn: Day },
): Promise<void> {
  const known = await on(fromOn).ask(readKnown, { accountId })
  const aim = known.find(({ kind, dueOn }) => kind === 'objective' && dueOn && dueOn > fromOn)
  if (!aim) return
  const body = {
    measure: 'Hitos conseguidos',
    unit: 'hitos',
    baseline: 0,
    target: 4,
    source: 'Actas de seguimiento',
    resource: '60 horas',
    crossingId: aim.id,
  }
  const { text: title, dueOn } = aim
  const item = { kind: 'objective' as const, title, dueOn, ownerId: managerId, body }
  await on(fromOn).ask(putItem, { planId, item })
}

type Writing = { goals: readonly string[]; live: Record<string, number | null>; ownerId: string }

/** A live figure's baseline and target follow from what it is today. */
function itemOf({ item, live, goal }: LineTold, { goals, live: now, ownerId }: Writing) {
  const parentId = goal === null ? null : goals[goal]!
  if (item.kind !== 'objective' || !live) return { ...item, parentId, ownerId }
  const value = now[live.metric] ?? 1
  const round = (share: number) => {
    const figure = value * share
    return Math.abs(figure) > 1000
      ? Math.round(figure / 1000) * 1000
      : Math.max(1, Math.round(figure))
  }
  const baseline = round(live.from)
  const target = round(live.to) === baseline ? baseline + 1 : round(live.to)
  return { ...item, parentId, ownerId, body: { ...item.body, baseline, target } }
}

/** Lines as they stand today, each on the day on which someone touched it last. */
async function carryOut(lines: readonly LineTold[], ids: readonly string[], { on, asOf }: Of) {
  for (const [at, { state, outcome, readings, touchedOn, item }] of lines.entries()) {
    const itemId = ids[at]!
    for (const reading of readings) await on(reading.day).ask(addReading, { itemId, ...reading })
    if (state === 'draft' || item.kind === 'kpi') continue
    const day = touchedOn > asOf ? asOf : touchedOn
    await on(day).ask(setItemState, { itemId, state, outcome })
  }
}

type Moving = Pick<Of, 'on' | 'lead' | 'asOf'> & { fromOn: Day; before: () => Promise<void> }

/** Step by step up to this state; what is carried out follows once it is agreed. */
async function move(planId: string, to: number, { on, lead, asOf, fromOn, before }: Moving) {
  const day = (days: number) => [addDays(fromOn, days), asOf].toSorted()[0]!
  const why = [
    '',
    'Listo para leerlo juntos',
    'Leído en el comité; se aprueba',
    'Arranca el trimestre',
    'Terminó su plazo',
  ]
  const isAtWork = to >= PLAN_STATES.indexOf('active')
  if (!isAtWork) await before()
  for (let at = 1; at <= to; at++) {
    const state = PLAN_STATES[at]!
    const who =
      state === 'agreed' ? lead(day(25)) : on(state === 'closed' ? day(365) : day(10 + at * 10))
    await who.ask(movePlan, { planId, state, why: why[at]! })
    if (isAtWork && state === 'agreed') await before()
  }
}

async function act(
  { actions, private: isPrivate }: PlanStory,
  planId: string,
  { accountId, managerId, on, asOf }: Of,
) {
  const written: string[] = []
  for (const [at, { title, dueOn, outcome, after, every }] of actions.entries()) {
    const from = { origin: 'plan', originId: planId }
    const needs = after === null ? [] : [written[after]!]
    // Every other one is seen by the client too, so that what goes to them has that part.
    const shared = !isPrivate && at % 2 === 0
    const action = { accountId, title, ownerId: managerId, dueOn, needs, every, shared, ...from }
    const { actionId } = (await on(asOf).ask(putAction, action)).now
    written.push(actionId)
    if (outcome) await on(asOf).ask(endAction, { actionId, state: 'done', outcome })
  }
}
