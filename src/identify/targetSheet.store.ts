/** Sales targets as a file brings them: the firm's, an account's or a salesperson's, of a period. */
import { z } from 'zod'
import { LEADS } from '../kernel/actor.ts'
import { field } from '../kernel/sheet.ts'
import type { SheetTarget } from '../platform/sheet.ts'

const MOST_LETTERS = 300

// words: identify:targetSheet.*
export const salesTargetTarget: SheetTarget = {
  target: 'targets',
  words: 'identify:targetSheet',
  may: LEADS,
  fields: [
    field(
      'period',
      'period',
      'periodo, ano, trimestre, mes, ejercicio, period, year, quarter, month',
      { needed: true },
    ),
    field(
      'accountId',
      'account',
      'codigo cliente, cliente, cod cliente, cuenta, client code, customer code, account code, client, customer, account',
    ),
    field(
      'salesperson',
      'text',
      'comercial, vendedor, gestor, responsable, salesperson, sales rep, manager, account manager',
    ),
    field(
      'amount',
      'amount',
      'importe, objetivo, meta, objetivo de venta, ventas objetivo, amount, target, goal, quota, sales target',
      { needed: true },
    ),
    field('currency', 'currency', 'divisa, moneda, currency, currency code'),
  ],
  key: ['period', 'accountId', 'salesperson'],
  row: z
    .object({
      period: z.string(),
      accountId: z.guid().nullable(),
      salesperson: z.string().max(MOST_LETTERS).nullable(),
      amount: z.string().refine((text) => /[1-9]/.test(text) && !text.startsWith('-'), {
        message: 'not-above-zero',
      }),
      currency: z.string(),
    })
    .refine(({ accountId, salesperson }) => accountId === null || salesperson === null, {
      path: ['salesperson'],
      message: 'both',
    }),
  table: {
    name: 'sales_target',
    id: 'target_id',
    columns: {
      period: 'period',
      account_id: 'accountId',
      salesperson: 'salesperson',
      amount: 'amount',
      currency: 'currency',
    },
  },
}
