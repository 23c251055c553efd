/** Contracts as a file brings them: its columns, what rules a row out, and the row that it becomes. */
import { z } from 'zod'
import { LEADS } from '../kernel/actor.ts'
import { field } from '../kernel/sheet.ts'
import type { SheetTarget } from '../platform/sheet.ts'
import { ContractTerms } from './contract.ts'

// words: accounts:contractSheet.*
export const contractTarget: SheetTarget = {
  target: 'contracts',
  words: 'accounts:contractSheet',
  may: LEADS,
  fields: [
    field(
      'accountId',
      'account',
      'codigo cliente, cliente, cod cliente, cuenta, client code, customer code, account code, client, customer, account',
      { needed: true },
    ),
    field(
      'code',
      'text',
      'contrato, codigo contrato, n contrato, num contrato, numero contrato, referencia, contract, contract code, contract number, contract no, contract id, reference',
      { needed: true },
    ),
    field(
      'title',
      'text',
      'descripcion, concepto, titulo, objeto, servicio, description, title, subject, service',
    ),
    field(
      'startsOn',
      'day',
      'inicio, fecha inicio, fecha de inicio, desde, alta, start, start date, starts, from',
      { needed: true },
    ),
    field(
      'endsOn',
      'day',
      'fin, fecha fin, fecha de fin, hasta, vencimiento, fin de contrato, end, end date, ends, to, expiry, expires',
    ),
    field(
      'recurring',
      'amount',
      'importe, importe recurrente, recurrente, valor, importe total, amount, recurring, recurring amount, value, contract value',
      { needed: true },
    ),
    field(
      'oneOff',
      'amount',
      'cuota unica, pago unico, alta unica, coste inicial, one off, one off fee, one time fee, setup fee, setup',
    ),
    field('currency', 'currency', 'divisa, moneda, currency, currency code'),
    field(
      'renews',
      'yesNo',
      'renovable, renovacion, renueva, se renueva, renovacion automatica, renewable, renews, renewal, auto renew, auto renewal',
    ),
    field(
      'noticeDays',
      'number',
      'preaviso dias, preaviso, dias de preaviso, aviso, notice days, notice, notice period, notice period days',
    ),
  ],
  key: ['code'],
  owner: 'accountId',
  row: z.preprocess(
    (told) => withDefaults(told as Record<string, unknown>),
    ContractTerms.extend({
      recurring: amount('negative'),
      oneOff: amount('negative'),
    }).superRefine(({ startsOn, endsOn }, check) => {
      if (endsOn !== null && endsOn < startsOn) {
        check.addIssue({ code: 'custom', path: ['endsOn'], message: 'ends-first' })
      }
    }),
  ),
  table: {
    name: 'contract',
    id: 'contract_id',
    columns: {
      account_id: 'accountId',
      code: 'code',
      title: 'title',
      starts_on: 'startsOn',
      ends_on: 'endsOn',
      recurring: 'recurring',
      one_off: 'oneOff',
      currency: 'currency',
      renews: 'renews',
      notice_days: 'noticeDays',
    },
  },
}

/** Without a title it is called by its code; what isn't said of renewals is that there are none. */
function withDefaults(told: Record<string, unknown>) {
  return {
    ...told,
    title: told['title'] ?? told['code'],
    oneOff: told['oneOff'] ?? '0',
    renews: told['renews'] ?? false,
    noticeDays: told['noticeDays'] ?? 0,
  }
}

function amount(reason: string) {
  return z.string().refine((text) => !text.startsWith('-'), { message: reason })
}
