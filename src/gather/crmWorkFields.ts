/** What the columns of deals, tickets and activities can be, and what the four programs call them. */
import { field, type SheetField } from '../kernel/sheet.ts'
import { CREATED, links, NOTE, OWNER } from './crmLinkFields.ts'

export const DEAL: SheetField[] = [
  field(
    'externalId',
    'text',
    'deal id, opportunity id, record id, id, id de registro, id del negocio, id de la oportunidad, id de oportunidad, id del trato, id de trato, trato id, negocio id, pipedrive system id, id de sistema de pipedrive, hs object id, object id',
  ),
  field(
    'title',
    'text',
    'deal name, dealname, opportunity name, deal title, potential name, nombre del negocio, nombre de negocio, nombre de la oportunidad, nombre de oportunidad, nombre del trato, nombre de trato, trato titulo, negocio titulo, titulo, title, name, nombre, oportunidad, opportunity, deal, negocio',
    { needed: true },
  ),
  field(
    'stage',
    'text',
    'deal stage, dealstage, stage name, stage, stage pipeline, etapa del negocio, etapa de negocio, etapa, fase, fase del trato, trato etapa, negocio etapa',
  ),
  field('state', 'text', 'deal status, status, estado, trato estado, negocio estado'),
  field('won', 'text', 'is won, won, ganada, ganado, is closed won, esta ganado'),
  field('closed', 'text', 'is closed, closed, cerrada, cerrado, is deal closed, esta cerrado'),
  field(
    'pipeline',
    'text',
    'pipeline, deal pipeline, embudo, proceso, canal, trato embudo, negocio embudo, proceso de ventas',
  ),
  field(
    'amount',
    'amount',
    'amount, deal value, deal amount, value, importe, valor, cantidad, trato valor, negocio valor, monto, expected revenue amount',
  ),
  field(
    'currency',
    'text',
    'currency, amount currency, deal currency, currency iso code, opportunity currency, importe divisa, divisa, moneda, divisa de la oportunidad, divisa de importe, divisa del importe, currency of value, moneda del valor, deal currency code',
  ),
  field(
    'closesOn',
    'day',
    'close date, closedate, closing date, expected close date, fecha de cierre, fecha prevista de cierre, fecha de cierre prevista, fecha de cierre esperada, closed on',
  ),
  field(
    'createdOn',
    'day',
    `deal created, trato creado, trato creado el, negocio creado, negocio creado el, ${CREATED}`,
  ),
  field(
    'lostReason',
    'text',
    'closed lost reason, lost reason, loss reason, reason for loss, deal lost reason, motivo de perdida, razon de perdida, motivo de negocio perdido, razon de cierre perdido, motivo de cierre perdido, motivo de la perdida, razon de la perdida',
  ),
  field('text', 'text', NOTE),
  field(
    'owner',
    'text',
    `deal owner, opportunity owner, propietario del negocio, propietario de la oportunidad, propietario de oportunidad, propietario de trato, propietario del trato, trato propietario, ${OWNER}`,
  ),
  ...links('other'),
]

export const TICKET: SheetField[] = [
  field(
    'externalId',
    'text',
    'ticket id, case id, request id, record id, id, id de registro, id del ticket, id de ticket, id del caso, id de caso, hs ticket id, hs object id, object id, case number, ticket number, numero de caso, numero del caso, numero de ticket',
  ),
  field(
    'title',
    'text',
    'ticket name, subject, case subject, ticket subject, title, nombre del ticket, nombre de ticket, asunto, titulo, nombre, name, peticion, request',
    { needed: true },
  ),
  field(
    'text',
    'text',
    `ticket description, case description, descripcion del ticket, detalle, ${NOTE}`,
  ),
  field(
    'state',
    'text',
    'ticket status, hs pipeline stage, status, case status, estado del ticket, estado de ticket, estado, estado del caso, ticket state, state',
  ),
  field(
    'priority',
    'text',
    'ticket priority, hs ticket priority, priority, case priority, prioridad, prioridad del ticket',
  ),
  field(
    'openedOn',
    'day',
    `opened date, date time opened, fecha de apertura, fecha hora de apertura, opened, ${CREATED}`,
  ),
  field(
    'closedOn',
    'day',
    'close date, closed date, date time closed, closed time, ticket closed time, fecha de cierre, fecha hora de cierre, closed, hora de cierre',
  ),
  field(
    'source',
    'text',
    'ticket source, source, case origin, origin, channel, fuente, origen, origen del caso, canal, fuente del ticket',
  ),
  field('outcome', 'text', 'resolution, resolucion, solucion, solution'),
  field(
    'owner',
    'text',
    `ticket owner, case owner, propietario del ticket, propietario de ticket, propietario del caso, propietario de caso, agent, agente, ${OWNER}`,
  ),
  ...links('ticket'),
]

export const ACTIVITY: SheetField[] = [
  field(
    'externalId',
    'text',
    'activity id, task id, event id, engagement id, record id, id, id de registro, id de actividad, id de la actividad, id de la tarea, id de la llamada, id de la reunion, call id, meeting id, pipedrive system id, id de sistema de pipedrive, hs object id, object id',
  ),
  field(
    'kind',
    'text',
    'activity type, type, task subtype, engagement type, tipo de actividad, tipo, activity kind, event type',
  ),
  field(
    'day',
    'day',
    'activity date, activity date time, date, due date, start date time, call start time, meeting start time, hora de inicio de la llamada, hora de inicio de la reunion, activity due date, start, from, start time, fecha de actividad, fecha de la actividad, fecha, fecha de vencimiento, vencimiento, inicio, hora de inicio, due date only, timestamp, hs timestamp, date and time, fecha y hora, de',
    { needed: true },
  ),
  // Where it doesn't stand beside the day.
  field('time', 'text', 'due time, hora de vencimiento, time, hora'),
  field(
    'subject',
    'text',
    'subject, call meeting title subject, activity subject, title, asunto, titulo, call subject, event title, meeting title, nombre, call title, titulo de la llamada, meeting name, nombre de la reunion, titulo de la reunion, task title, titulo de la tarea, email subject, asunto del correo',
  ),
  field(
    'text',
    'text',
    `notes description, note, nota, full comments, comentarios completos, comments, call notes, notas de la llamada, meeting description, descripcion de la reunion, task notes, notas de la tarea, note body, cuerpo de la nota, email body, body, cuerpo, ${NOTE}`,
  ),
  field(
    'outcome',
    'text',
    'outcome, call outcome, call result, call disposition, resultado, resultado de la llamada',
  ),
  field('outcome2', 'text', 'meeting outcome, resultado de la reunion'),
  field(
    'outcome3',
    'text',
    'task status, status, estado, estado de la tarea, done, hecho, completada, hecha',
  ),
  field(
    'owner',
    'text',
    `activity owner, activity assigned to, assigned to user, propietario de la actividad, actividad asignada a, asignada al usuario, assigned, asignado, asignada a, call owner, task owner, event owner, meeting owner, propietario de llamada, propietario de la llamada, propietario de tarea, propietario de la tarea, propietario de reunion, host, anfitrion, ${OWNER}`,
  ),
  ...links('other'),
]
