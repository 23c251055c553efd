/** Talks, calls, escalations, help and mailboxes, for Hoy. */
import { TEAM, WORKERS } from '../../kernel/actor.ts'
import { toDo } from '../../kernel/toDo.ts'
import type { Db } from '../../platform/db.ts'
import { ofEach, type ToDoAsk, type ToDoPart } from '../../platform/toDoPart.ts'
import { dueFor } from '../dueContact.store.ts'
import { idOfDue } from '../dueContact.ts'
import { escalationsNear } from '../escalation.store.ts'
import { helpAskedOf } from '../help.store.ts'
import { plannedOf } from '../interaction.store.ts'
import { mailboxesFor } from '../mailbox.store.ts'

export const engageToDo: ToDoPart[] = [
  { part: 'talks', may: TEAM, rows: talks },
  { part: 'calls', may: TEAM, rows: calls },
  { part: 'escalations', may: WORKERS, rows: escalations },
  { part: 'help', may: WORKERS, rows: help },
  { part: 'mail', may: TEAM, rows: mailboxes },
]

async function talks(db: Db, { people, today }: ToDoAsk) {
  const planned = await ofEach(people, (personId) => plannedOf(db, personId))
  return planned.map(({ interactionId, accountId, account, subject, happenedOn, contacts }) => {
    const untold = happenedOn < today
    const names = contacts.flatMap(({ name }) => name ?? []).join(', ')
    return toDo({
      kind: untold ? 'untold' : 'talk',
      id: interactionId,
      accountId,
      account: account ?? '',
      what: subject,
      dueOn: happenedOn,
      share: untold ? 0.01 : 0.03,
      sure: 0.5,
      why: names ? [{ key: 'identify:cockpit.why.with', values: { names } }] : [],
      path: `/talks/${interactionId}`,
    })
  })
}

async function calls(db: Db, { actor, today }: ToDoAsk) {
  const due = await dueFor(db, actor, today)
  return due.map((one) => {
    const { accountId, account, person, daysLate, quietDays, usualDays } = one
    return toDo({
      kind: 'call',
      id: idOfDue(one),
      accountId,
      account,
      what: person?.name ?? account,
      dueOn: today,
      share: person ? 0.05 : 0.1,
      // Twice as quiet as usual is as good as sure; else the longer it is late, the surer.
      sure:
        quietDays && usualDays
          ? Math.min(1, quietDays / (2 * usualDays))
          : Math.min(1, 0.25 + daysLate / 120),
      why: [
        quietDays && usualDays
          ? { key: 'identify:cockpit.why.silent', values: { days: quietDays, usual: usualDays } }
          : { key: 'identify:cockpit.why.callLate', values: { count: daysLate } },
      ],
      path: `/accounts/${accountId}/activity`,
    })
  })
}

async function escalations(db: Db, { people, today }: ToDoAsk) {
  const near = await ofEach(people, (personId) => escalationsNear(db, personId))
  return near.map((one) => {
    const { escalationId, accountId, account, title, level, late, criticalSince, dueAt } = one
    return toDo({
      kind: 'escalation',
      id: escalationId,
      accountId,
      account,
      what: title,
      dueOn: late ? today : ((one.updateDueAt ?? dueAt)?.slice(0, 10) ?? null),
      share: criticalSince ? 0.4 : 0.2,
      sure: late ? 1 : 0.7,
      why: [
        criticalSince
          ? { key: 'identify:cockpit.why.critical', values: { level } }
          : { key: 'identify:cockpit.why.level', values: { level } },
      ],
      path: `/escalations/${escalationId}`,
    })
  })
}

async function help(db: Db, { people, today }: ToDoAsk) {
  const asked = await ofEach(people, (personId) => helpAskedOf(db, personId))
  return asked.map(({ helpId, requestId, accountId, account, question, dueOn, askedByName }) =>
    toDo({
      kind: 'help',
      id: helpId,
      accountId,
      account,
      what: question,
      dueOn,
      share: 0.02,
      sure: dueOn < today ? 1 : 0.5,
      why: askedByName
        ? [{ key: 'identify:cockpit.why.askedBy', values: { name: askedByName } }]
        : [],
      path: `/requests/${requestId}`,
    }),
  )
}

async function mailboxes(db: Db, { actor, today }: ToDoAsk) {
  const all = actor.role === 'lead' || actor.role === 'admin'
  const boxes = await mailboxesFor(db, { personId: actor.id, all }, Date.now())
  return boxes
    .filter(
      ({ alarm, kind, personId }) =>
        alarm !== null && (personId === actor.id || (kind === 'filing' && all)),
    )
    .map(({ mailboxId, address, alarm }) =>
      toDo({
        kind: 'mailbox',
        id: mailboxId,
        what: address,
        dueOn: today,
        // Every question that a client writes may lie there unread.
        share: 0.1,
        sure: 1,
        why: [{ key: `identify:cockpit.why.mailbox.${alarm!}`, values: {} }],
        path: '/profile/mail',
      }),
    )
}
