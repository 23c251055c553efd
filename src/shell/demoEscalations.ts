/** The demonstration's escalations: one of this autumn with what was learnt from it, one that is critical today, and conflicts. */
import { endAction, putAction } from '../accounts/action.api.ts'
import { listCalendars } from '../commit/workingCalendar.api.ts'
import { putConflict } from '../engage/conflict.api.ts'
import {
  keepEscalationSettings,
  makeCritical,
  putEscalation,
  putPostMortem,
  raiseEscalation,
  updateEscalation,
} from '../engage/escalation.api.ts'
import { writePastEscalation } from '../engage/escalationPast.store.ts'
import { endRequest, putRequest } from '../engage/request.api.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { inFirm, type Sql } from '../platform/db.ts'
import { CONFLICTS, CRITICAL, ESCALATED } from '../../samples/requests.ts'
import { ZARAGOZA } from '../../samples/serviceLevels.ts'
import type { Place } from './demoRequests.ts'
import type { Remote } from './importing.ts'

type Told = { today: Day; sql: Sql; firmId: string }

export async function tellEscalations(there: Remote, places: readonly Place[], told: Told) {
  const calendars = await there.ask(listCalendars, {})
  const calendarId = calendars.find(({ name }) => name === ZARAGOZA.name)?.calendarId ?? null
  await there.ask(keepEscalationSettings, {
    levels: [
      { name: 'Gestor', tells: ['owner'], within: '9h', calendarId },
      { name: 'Jefatura de servicio', tells: ['owner', 'carers'], within: '9h', calendarId },
      { name: 'Dirección', tells: ['carers', 'leads'], within: '4h', calendarId: null },
    ],
    updateHours: 4,
  })
  await tellPast(places[0]!, told)
  await tellCritical(places[5]!)
  for (const [at, conflict] of CONFLICTS.entries())
    await tellConflict(places[at]!, { conflict, today: told.today, other: places[at + 1]!.ownerId })
}

async function tellPast({ own, accountId, ownerId, contactId }: Place, told: Told) {
  const { today, sql, firmId } = told
  const at = (daysAgo: number, hour: number) =>
    `${addDays(today, -daysAgo)}T${String(hour).padStart(2, '0')}:00:00Z`
  const { title, stake, request, daysAgo, steps, outcome, postMortem, changes } = ESCALATED
  const asked = { accountId, ownerId, contactId, title: request, type: 'return' }
  const { now } = await own.ask(putRequest, {
    ...asked,
    priority: 'urgent',
    openedOn: addDays(today, -daysAgo),
  })
  const { requestId } = now
  await own.ask(endRequest, { requestId, closedOn: addDays(today, -12), outcome })
  const escalationId = await inFirm(sql, { firmId, id: ownerId }, (db) =>
    writePastEscalation(db, {
      accountId,
      requestId,
      contactId,
      title,
      stake,
      ownerId,
      outcome,
      steps: steps.map((step) => ({ ...step, at: at(step.daysAgo, step.hour) })),
    }),
  )
  const { daysAgo: heldAgo, ...learnt } = postMortem
  await own.ask(putPostMortem, { escalationId, ...learnt, heldOn: addDays(today, -heldAgo) })
  for (const change of changes) {
    const { now: action } = await own.ask(putAction, {
      accountId,
      ownerId,
      title: change.title,
      dueOn: addDays(today, change.inDays),
      origin: 'postMortem',
      originId: escalationId,
    })
    if (change.done)
      await own.ask(endAction, {
        actionId: action.actionId,
        state: 'done',
        outcome: 'En la hoja de recepción desde esta semana.',
      })
  }
}

async function tellCritical({ own, accountId, ownerId, contactId }: Place) {
  const { title, stake, note, update } = CRITICAL
  const { now } = await own.ask(putEscalation, { accountId, ownerId, contactId, title, stake })
  const { escalationId } = now
  await own.ask(raiseEscalation, { escalationId, note })
  await own.ask(makeCritical, { escalationId, ownerId, updateHours: 4, note: stake })
  await own.ask(updateEscalation, { escalationId, note: update })
}

type Of = { conflict: (typeof CONFLICTS)[number]; today: Day; other: string }

async function tellConflict({ own, ...place }: Place, { conflict, today, other }: Of) {
  const { accountId, contactId, ownerId } = place
  const { kind, about, daysAgo, agreed, agreedAgo } = conflict
  if (kind === 'colleagues' && other === ownerId) return
  await own.ask(putConflict, {
    accountId,
    kind,
    about,
    contactId: kind === 'client' ? contactId : null,
    personIds: kind === 'client' ? [ownerId] : [ownerId, other],
    beganOn: addDays(today, -daysAgo),
    agreed,
    agreedOn: agreed === '' ? null : addDays(today, -agreedAgo),
  })
}
