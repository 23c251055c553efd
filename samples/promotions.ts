/** The demo company's promotions, planted in its ledger: one that paid, and one that only pulled orders forward. */
import { addDays, type Day } from '../src/kernel/day.ts'

export type PromotionTold = {
  name: string
  family: string
  /** Days before the last one on which it began, and how many weeks it lasted. */
  began: number
  weeks: number
  /** How much more was taken in it, and how much less in the weeks after. */
  more: number
  less: number
  afterWeeks: number
  cost: string
  note: string
}

export const PROMOTIONS: PromotionTold[] = [
  {
    name: 'Campaña de lubricantes',
    family: 'Lubricantes',
    began: 154,
    weeks: 5,
    more: 0.9,
    less: 0.08,
    afterWeeks: 3,
    cost: '4500',
    note: 'Muestra gratis con cada pedido y visita del técnico.',
  },
  {
    name: 'Rodillos: tres semanas al 8 %',
    family: 'Rodamientos de rodillos',
    began: 98,
    weeks: 3,
    more: 0.6,
    less: 0.45,
    afterWeeks: 4,
    cost: '9000',
    note: 'Solo precio. Los clientes llenaron su almacén.',
  },
]

/** What the orders of a family on a day are multiplied by. */
export function promotedBy(family: string, day: Day, asOf: Day): number {
  for (const one of PROMOTIONS) {
    if (one.family !== family) continue
    const from = addDays(asOf, -one.began)
    const until = addDays(from, one.weeks * 7)
    if (day >= from && day < until) return 1 + one.more
    if (day >= until && day < addDays(until, one.afterWeeks * 7)) return 1 - one.less
  }
  return 1
}
