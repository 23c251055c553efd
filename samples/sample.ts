/** The demo company whole: all its files up to a day. The same seed and day give the same bytes. */
import { addDays, type Day } from '../src/kernel/day.ts'
import { type Client, clientsOf } from './clients.ts'
import { contactLines } from './contacts.ts'
import { offerLines, peopleOf, requestLines, talkLines } from './crm.ts'
import { contractLines } from './contracts.ts'
import { activityLines, costRateLines } from './costs.ts'
import { ledgerLines, type Sold, soldLines } from './ledger.ts'
import { type Order, ordersOf } from './orders.ts'
import { priceIndexLines } from './prices.ts'
import { ratesUntil } from './rates.ts'
import { spendingLines } from './spending.ts'
import { targetLines } from './targets.ts'

const YEARS = 5
export const SEED = 20_261_122

export type Sample = {
  clients: Client[]
  orders: Order[]
  sold: Sold[]
  /** Each file by its name, line by line, to be read once. */
  files: Record<SampleFile, Iterable<string>>
}

export type SampleFile =
  | 'ventas.csv'
  | 'tipos.csv'
  | 'contratos.csv'
  | 'objetivos.csv'
  | 'actividades.csv'
  | 'tarifas.csv'
  | 'gastos.csv'
  | 'precios.csv'
  | 'contactos.csv'
  | 'crm-oportunidades.csv'
  | 'crm-peticiones.csv'
  | 'crm-actividades.csv'

/**
 * Everything of the demo company up to `asOf`.
 * @param asOf the last day; the five years before it are filled
 */
export function sampleUntil(asOf: Day, seed = SEED): Sample {
  const start = addDays(asOf, -Math.round(YEARS * 365.25))
  const clients = clientsOf(seed)
  const { lines: rates, rateOf } = ratesUntil(asOf, { from: start, seed })
  const orders = clients.flatMap((client) => ordersOf(client, { start, asOf, seed }))
  const people = peopleOf(contactLines(clients, asOf, seed))
  const crm = { asOf, seed, people }
  const sold = soldLines(orders, { asOf, seed, rateOf })
  return {
    clients,
    orders,
    sold,
    files: {
      'ventas.csv': ledgerLines(sold),
      'tipos.csv': rates,
      'contratos.csv': contractLines(clients, { asOf, start, seed, rateOf }),
      'objetivos.csv': targetLines(sold, asOf, seed),
      'actividades.csv': activityLines({ clients, orders, sold }, asOf, seed),
      'tarifas.csv': costRateLines(asOf),
      'gastos.csv': spendingLines(asOf, seed),
      'precios.csv': priceIndexLines(asOf, YEARS, seed),
      'contactos.csv': contactLines(clients, asOf, seed),
      'crm-oportunidades.csv': offerLines(clients, crm),
      'crm-peticiones.csv': requestLines(clients, crm),
      'crm-actividades.csv': talkLines(clients, crm),
    },
  }
}
