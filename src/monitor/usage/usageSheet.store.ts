/** Readings as a file brings them: one account, measure and day a row. */
import { z } from 'zod'
import { LEADS } from '../../kernel/actor.ts'
import { field } from '../../kernel/sheet.ts'
import type { SheetTarget } from '../../platform/sheet.ts'
import { Measure } from './usage.ts'

const ABOVE_ZERO = /[1-9]/

// words: monitor:usageSheet.*
export const usageTarget: SheetTarget = {
  target: 'usage',
  words: 'monitor:usageSheet',
  may: LEADS,
  fields: [
    field(
      'accountId',
      'account',
      'codigo cliente, cliente, cod cliente, cuenta, client code, customer code, account code, client, customer, account',
      { needed: true },
    ),
    field('measure', 'text', 'medida, indicador, metrica, que se mide, measure, metric, kpi', {
      needed: true,
    }),
    field('day', 'day', 'dia, fecha, mes, dia o mes, day, date, month', { needed: true }),
    field('value', 'amount', 'valor, uso, usado, cantidad, consumo, value, usage, used, amount', {
      needed: true,
    }),
    field(
      'contracted',
      'amount',
      'contratado, licencias, cupo, contracted, licences, licenses, seats, quota',
    ),
  ],
  key: ['accountId', 'measure', 'day'],
  row: z.object({
    accountId: z.guid(),
    measure: Measure,
    day: z.string(),
    value: z.string().refine((text) => !text.startsWith('-'), { message: 'negative' }),
    contracted: z
      .string()
      .refine((text) => ABOVE_ZERO.test(text) && !text.startsWith('-'), {
        message: 'not-above-zero',
      })
      .nullable(),
  }),
  table: {
    name: 'usage_reading',
    id: 'reading_id',
    columns: {
      account_id: 'accountId',
      measure: 'measure',
      day: 'day',
      value: 'value',
      contracted: 'contracted',
    },
  },
}
