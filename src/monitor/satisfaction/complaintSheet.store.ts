/** Complaints as a file brings them: its columns, what rules a row out, and the row that it becomes. */
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { LEADS } from '../../kernel/actor.ts'
import { field } from '../../kernel/sheet.ts'
import type { SheetTarget } from '../../platform/sheet.ts'

/** As files call how grave it is, in Spanish and English. */
const SEVERITY: Record<string, string> = {
  alta: 'high',
  grave: 'high',
  critica: 'high',
  critical: 'high',
  media: 'medium',
  normal: 'medium',
  baja: 'low',
  leve: 'low',
  minor: 'low',
  major: 'high',
}
const plain = (text: string) => text.trim().toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')

// words: monitor:satisfaction.complaintSheet.*
export const complaintTarget: SheetTarget = {
  target: 'complaints',
  words: 'monitor:satisfaction.complaintSheet',
  may: LEADS,
  fields: [
    field(
      'accountId',
      'account',
      'codigo cliente, cliente, cuenta, client code, customer code, client, customer, account',
      { needed: true },
    ),
    field(
      'code',
      'text',
      'codigo, numero, n reclamacion, referencia, reclamacion, code, number, complaint no, reference, id',
      {
        needed: true,
      },
    ),
    field('title', 'text', 'asunto, titulo, motivo, subject, title', { needed: true }),
    field('text', 'text', 'descripcion, texto, detalle, description, text, details'),
    field('severity', 'text', 'gravedad, severidad, prioridad, severity, priority'),
    field('cause', 'text', 'causa, causa raiz, cause, root cause'),
    field(
      'cure',
      'text',
      'solucion, remedio, accion correctiva, cure, solution, corrective action',
    ),
    field('receivedOn', 'day', 'fecha, recibida, fecha de recepcion, date, received, received on', {
      needed: true,
    }),
    field('closedOn', 'day', 'cerrada, fecha de cierre, resuelta, closed, closed on, resolved'),
  ],
  key: ['code'],
  owner: 'accountId',
  row: z.preprocess(
    (told) => withDefaults(told as Record<string, unknown>),
    z
      .object({
        accountId: z.guid(),
        code: z.string().trim().min(1).max(100),
        title: z.string().trim().min(1).max(300),
        text: z.string().max(4000),
        severity: z.enum(['low', 'medium', 'high'], { error: 'severity' }),
        cause: z.string().max(1000),
        cure: z.string().max(1000),
        receivedOn: Day,
        closedOn: Day.nullable(),
      })
      .superRefine(({ receivedOn, closedOn, cure }, check) => {
        if (closedOn === null) return
        if (closedOn < receivedOn)
          check.addIssue({ code: 'custom', path: ['closedOn'], message: 'closes-first' })
        if (cure === '') check.addIssue({ code: 'custom', path: ['cure'], message: 'no-cure' })
      }),
  ),
  table: {
    name: 'complaint',
    id: 'complaint_id',
    columns: {
      account_id: 'accountId',
      code: 'code',
      title: 'title',
      text: 'text',
      severity: 'severity',
      cause: 'cause',
      cure: 'cure',
      received_on: 'receivedOn',
      closed_on: 'closedOn',
    },
  },
}

/** How grave isn't said: in the middle. */
function withDefaults(told: Record<string, unknown>) {
  const said = told['severity']
  const severity = plain(typeof said === 'string' ? said : 'medium')
  return {
    ...told,
    text: told['text'] ?? '',
    cause: told['cause'] ?? '',
    cure: told['cure'] ?? '',
    severity: SEVERITY[severity] ?? severity,
    closedOn: told['closedOn'] ?? null,
  }
}
