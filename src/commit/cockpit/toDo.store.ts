/** What was promised, what runs against the clock, what is owed: for Hoy. */
import { TEAM } from '../../kernel/actor.ts'
import { daysBetween } from '../../kernel/day.ts'
import { toDo } from '../../kernel/toDo.ts'
import type { Db } from '../../platform/db.ts'
import { ofEach, type ToDoAsk, type ToDoPart } from '../../platform/toDoPart.ts'
import { commitmentsDue } from '../commitment.store.ts'
import { compensationsOpen } from '../compensation.store.ts'
import { expectationsNear } from '../expectation.store.ts'
import { rewardsDue } from '../reward.store.ts'
import { clocksNear } from '../serviceClock.store.ts'

const at = (accountId: string) => `/accounts/${accountId}/commitments`

export const commitToDo: ToDoPart[] = [
  { part: 'commitments', may: TEAM, rows: commitments },
  { part: 'clocks', may: TEAM, rows: clocks },
  { part: 'compensations', may: TEAM, rows: compensations },
  { part: 'rewards', may: TEAM, rows: rewards },
  { part: 'expectations', may: TEAM, rows: expectations },
]

async function commitments(db: Db, { people, today }: ToDoAsk) {
  const due = await ofEach(people, (personId) => commitmentsDue(db, personId, today))
  return due.map(({ commitmentId, accountId, account, promise, dueOn, redatings }) => {
    const late = daysBetween(dueOn, today) > 0
    const moved = redatings.length
    return toDo({
      kind: 'commitment',
      id: commitmentId,
      accountId,
      account,
      what: promise,
      dueOn,
      share: 0.05,
      // One whose day was changed is kept less often.
      sure: late ? 1 : moved > 0 ? 0.75 : 0.5,
      why: moved > 0 ? [{ key: 'identify:cockpit.why.moved', values: { count: moved } }] : [],
      path: at(accountId),
    })
  })
}

/** How sure it is that a client is kept waiting longer than was promised. */
const SURE = { breached: 1, atRisk: 0.7, onTrack: 0.3, paused: 0.1, met: 0 } as const

async function clocks(db: Db, { actor, today }: ToDoAsk) {
  const near = await clocksNear(db, actor)
  return near
    .filter(({ state }) => state !== 'met')
    .map(({ clockId, accountId, account, title, state, dueAt, elapsedMs, targetMs }) =>
      toDo({
        kind: 'clock',
        id: clockId,
        accountId,
        account,
        what: title || account,
        dueOn: state === 'breached' ? today : (dueAt?.slice(0, 10) ?? null),
        share: 0.1,
        sure: SURE[state],
        why: [
          {
            key: `identify:cockpit.why.clock.${state}`,
            values: { share: targetMs > 0 ? elapsedMs / targetMs : 0 },
          },
        ],
        path: at(accountId),
      }),
    )
}

async function compensations(db: Db, { actor }: ToDoAsk) {
  const isLead = actor.role === 'lead' || actor.role === 'admin'
  const open = await compensationsOpen(db, isLead ? null : actor.id)
  return open.map(({ compensationId, accountId, account, claimUntil, amount, currency, state }) =>
    toDo({
      kind: 'compensation',
      id: compensationId,
      accountId,
      account,
      what: account,
      dueOn: claimUntil,
      share: 0.05,
      sure: state === 'approved' ? 1 : 0.75,
      why: [{ key: 'identify:cockpit.why.owed', values: { amount, currency } }],
      path: at(accountId),
    }),
  )
}

async function rewards(db: Db, { people, today }: ToDoAsk) {
  const due = await ofEach(people, (personId) => rewardsDue(db, personId, today))
  return due.map(({ rewardId, accountId, account, title, state, deliverOn, decidedByOn }) => {
    const dueOn = state === 'earned' ? deliverOn : decidedByOn
    return toDo({
      kind: 'reward',
      id: rewardId,
      accountId,
      account,
      what: title,
      dueOn,
      share: 0.02,
      sure: dueOn < today ? 1 : 0.5,
      path: at(accountId),
    })
  })
}

async function expectations(db: Db, { people }: ToDoAsk) {
  const open = await ofEach(people, (personId) => expectationsNear(db, personId))
  return open.map(({ expectationId, accountId, account, believed, heardOn }) =>
    toDo({
      kind: 'expectation',
      id: expectationId,
      accountId,
      account,
      what: believed,
      share: 0.05,
      sure: 0.5,
      why: [{ key: 'identify:cockpit.why.believed', values: { day: heardOn } }],
      path: at(accountId),
    }),
  )
}
