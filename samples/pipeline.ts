/** What the demo company offered over five years, how each went through the stages, and what was learned of it. */
import { addDays, type Day } from '../src/kernel/day.ts'
import type { PastOpportunity } from '../src/grow/history.ts'
import type { Client } from './clients.ts'
import { FAMILIES } from './company.ts'
import { strand } from './random.ts'

const STAGES = [
  'Contacto',
  'Visita técnica',
  'Oferta enviada',
  'Negociación',
  'Compromiso verbal',
] as const
/** How many of those in a stage go on from it, and how long they stay there, in days. */
const GOES_ON = [0.72, 0.76, 0.7, 0.8, 0.92]
const STAYS = [18, 25, 35, 22, 10]
const YEARS = 5

const KINDS = [
  ['cross-sell', 'Primer pedido de'],
  ['cross-sell', 'Añadir'],
  ['up-sell', 'Ampliar el contrato de'],
  ['new-solution', 'Recambio programado de'],
  ['new-market', 'Para su planta nueva:'],
  ['joint-project', 'Banco de pruebas conjunto:'],
] as const

const RIVALS = ['Rodalia', 'Suministros Ebro', 'Nordbearing', ''] as const

const LOST = [
  [
    'price',
    'Otro proveedor un 7 % por debajo',
    'Llegar con el coste total de la parada, no con el precio de la pieza',
  ],
  ['price', 'No aprobaron la subida', ''],
  [
    'delivery',
    'Seis semanas de plazo eran demasiadas',
    'Tener en casa las diez referencias que paran su línea',
  ],
  [
    'competitor',
    'Renovaron con el de siempre',
    'Llegamos cuando ya estaba decidido: hay que estar en el presupuesto de otoño',
  ],
  ['postponed', 'La inversión pasa al año que viene', ''],
  ['no-need', 'Cerraron esa línea', ''],
  ['no-answer', 'Tres correos y dos llamadas sin respuesta', 'Solo conocíamos a una persona'],
  ['fit', 'Pedían una certificación que no tenemos', ''],
] as const

const WON = [
  ['service', 'Ir a su taller a medir convenció más que la oferta'],
  ['delivery', 'El depósito en su almacén lo decidió'],
  ['relation', 'Producción lo pidió por nosotros a compras'],
  ['fit', ''],
  ['price', ''],
] as const

type Told = { client: Client; rank: number; asOf: Day; seed: number }
export type Past = Omit<PastOpportunity, 'accountId' | 'ownerId'>

/** The larger, the more. */
export function pipelineTold({ client, rank, asOf, seed }: Told): Past[] {
  const random = strand(seed, 'pipeline', client.no)
  const count = rank < 30 ? random.whole(7, 12) : random.whole(1, 4)
  const yearly = (client.size * 365) / client.gap
  // Some sell better to whom they know better; a client that is leaving buys less of what is offered.
  const luck =
    client.story === 'leaving' || client.story === 'lost' ? 0.72 : rank < 30 ? 1.04 : 0.97
  return Array.from({ length: count }, () => {
    const [kind, says] = random.pick(KINDS)
    const family = FAMILIES[random.whole(0, FAMILIES.length - 1)]!.name
    const createdOn = addDays(asOf, -random.whole(5, YEARS * 365))
    const euros = yearly * random.between(0.03, 0.25)
    const amount = String(Math.max(500, Math.round(euros / 100) * 100))
    const about = { title: `${says} ${family.toLowerCase()}`, kind, family, createdOn, amount }
    const moves: Past['moves'] = []
    let day = createdOn
    let won = true
    for (const [at, stage] of STAGES.entries()) {
      moves.push({ movedOn: day, stage })
      const goesOn = random.next() < GOES_ON[at]! * luck
      // What is not to be drags on.
      const days = Math.ceil(STAYS[at]! * random.between(0.4, 1.6) * (goesOn ? 1 : 1.9))
      day = addDays(day, days)
      if (!goesOn) won = false
      if (day > asOf || !goesOn) break
    }
    const [reason, lostReason, lesson] = random.pick(LOST)
    const [wonBy, learned] = random.pick(WON)
    const rival = random.pick(RIVALS)
    const toldChance = Math.round(random.between(0.3, 0.9) * 10) / 10
    const money = { currency: client.place.currency, competitor: rival, toldChance }
    const open = { state: 'open' as const, reason: '', lostReason: '', learned: '' }
    if (day > asOf) {
      const closesOn = addDays(asOf, random.whole(-12, 150))
      return { ...about, ...money, ...open, moves, closesOn }
    }
    const end = won
      ? { state: 'won' as const, reason: wonBy, lostReason: '', learned }
      : { state: 'lost' as const, reason, lostReason, learned: lesson }
    return { ...about, ...money, ...end, moves, closesOn: day }
  })
}
