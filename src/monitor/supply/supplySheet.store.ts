/** Deliveries and stock-outs as files bring them. */
import { z } from 'zod'
import { LEADS } from '../../kernel/actor.ts'
import { field } from '../../kernel/sheet.ts'
import type { SheetTarget } from '../../platform/sheet.ts'

const FAMILY = 'familia, familia de producto, gama, linea de producto, family, product family'
const ABOVE_ZERO = /[1-9]/
const amount = z.string().refine((text) => !text.startsWith('-'), { message: 'negative' })

// words: monitor:deliverySheet.*
export const deliveryTarget: SheetTarget = {
  target: 'deliveries',
  words: 'monitor:deliverySheet',
  may: LEADS,
  fields: [
    field(
      'accountId',
      'account',
      'codigo cliente, cliente, cod cliente, cuenta, client code, customer code, account code, client, customer, account',
      { needed: true },
    ),
    field('orderNo', 'text', 'pedido, n pedido, numero pedido, order, order number, order no', {
      needed: true,
    }),
    field('line', 'text', 'linea, linea de pedido, posicion, order line, line, position'),
    field('family', 'text', FAMILY),
    field(
      'promisedOn',
      'day',
      'prometido, fecha prometida, fecha comprometida, entrega prevista, promised, promised on, promised day, due date',
      { needed: true },
    ),
    field(
      'deliveredOn',
      'day',
      'entregado el, fecha de entrega, fecha entrega, delivered on, delivery date, delivered day',
    ),
    field(
      'ordered',
      'amount',
      'pedida, cantidad pedida, unidades pedidas, ordered, quantity ordered',
      {
        needed: true,
      },
    ),
    field(
      'delivered',
      'amount',
      'entregada, cantidad entregada, unidades entregadas, delivered, quantity delivered',
    ),
  ],
  key: ['orderNo', 'line'],
  owner: 'accountId',
  row: z.preprocess(
    (told) => {
      const row = told as Record<string, unknown>
      return {
        ...row,
        line: row['line'] ?? '',
        family: row['family'] ?? '',
        delivered: row['delivered'] ?? '0',
      }
    },
    z
      .object({
        accountId: z.guid(),
        orderNo: z.string().trim().min(1).max(80),
        line: z.string().trim().max(80),
        family: z.string().trim().max(200),
        promisedOn: z.string(),
        deliveredOn: z.string().nullable(),
        ordered: amount.refine((text) => ABOVE_ZERO.test(text), { message: 'not-above-zero' }),
        delivered: amount,
      })
      .refine(({ deliveredOn, delivered }) => deliveredOn !== null || !ABOVE_ZERO.test(delivered), {
        path: ['deliveredOn'],
        message: 'without-day',
      }),
  ),
  table: {
    name: 'delivery',
    id: 'delivery_id',
    columns: {
      account_id: 'accountId',
      order_no: 'orderNo',
      line: 'line',
      family: 'family',
      promised_on: 'promisedOn',
      delivered_on: 'deliveredOn',
      ordered: 'ordered',
      delivered: 'delivered',
    },
  },
}

// words: monitor:stockOutSheet.*
export const stockOutTarget: SheetTarget = {
  target: 'stock-outs',
  words: 'monitor:stockOutSheet',
  may: LEADS,
  fields: [
    field('family', 'text', FAMILY, { needed: true }),
    field('fromOn', 'day', 'desde, inicio, sin existencias desde, from, start, out since', {
      needed: true,
    }),
    field('untilOn', 'day', 'hasta, fin, repuesto, until, to, end, back on'),
  ],
  key: ['family', 'fromOn'],
  row: z
    .object({
      family: z.string().trim().min(1).max(200),
      fromOn: z.string(),
      untilOn: z.string().nullable(),
    })
    .refine(({ fromOn, untilOn }) => untilOn === null || untilOn >= fromOn, {
      path: ['untilOn'],
      message: 'ends-first',
    }),
  table: {
    name: 'stock_out',
    id: 'stock_out_id',
    columns: { family: 'family', from_on: 'fromOn', until_on: 'untilOn' },
  },
}
