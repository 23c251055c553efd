/** How the demo company's small accounts were called until key work took its people, and what that work was. */
import { addDays, type Day } from '../src/kernel/day.ts'
import type { Client } from './clients.ts'
import { strand } from './random.ts'

const CALLED_DAYS = 725
/** Since then most of its people are at the plants of key accounts. */
const STARVED_DAYS = 100
const STILL_CALLED = 0.6
const EVERY_DAYS = 72

const CALLS = [
  [
    'Llamada de seguimiento',
    'Pedidos en orden. Sin incidencias.',
    'Volver a llamar el trimestre que viene',
  ],
  ['Repaso de precios', 'Pregunta por la tarifa nueva; se le manda.', 'Tarifa enviada'],
  ['Llamada por un pedido', 'Confirma plazo de entrega del último pedido.', 'Plazo confirmado'],
  ['Novedades de catálogo', 'Le interesa el soporte nuevo; pide una muestra.', 'Muestra enviada'],
] as const

type Talk = {
  kind: 'call' | 'visit'
  happenedOn: Day
  happenedAt: string
  subject: string
  text: string
  outcome: string
  minutes: number
}

/** A call every two months and a half; none any more at four of ten. Who is starved gets none of them. */
export function smallCalls(client: Client, asOf: Day, seed: number): Talk[] {
  if (client.story !== null) return []
  const random = strand(seed, 'small calls', client.code)
  const last = random.next() < STILL_CALLED ? 0 : STARVED_DAYS
  const talks: Talk[] = []
  for (
    let age = CALLED_DAYS - random.whole(0, EVERY_DAYS);
    age > last;
    age -= random.whole(60, EVERY_DAYS + 8)
  ) {
    const [subject, text, outcome] = random.pick(CALLS)
    talks.push({
      kind: 'call',
      happenedOn: addDays(asOf, -age),
      happenedAt: `${String(random.whole(9, 17)).padStart(2, '0')}:${random.pick(['00', '20', '40'])}`,
      subject,
      text,
      outcome,
      minutes: random.whole(10, 25),
    })
  }
  return talks
}

/** Of the first so many key accounts: two days a week at their plant. */
export const FITTED = 9
const FITTING_DAYS = 98

export function fittings(client: Client, asOf: Day, seed: number): Talk[] {
  const random = strand(seed, 'fittings', client.code)
  const talks: Talk[] = []
  for (let age = FITTING_DAYS; age > 0; age -= random.pick([3, 4])) {
    talks.push({
      kind: 'visit',
      happenedOn: addDays(asOf, -age),
      happenedAt: '08:00',
      subject: 'Técnico en planta: montaje de la línea nueva',
      text: 'Jornada entera con su equipo de mantenimiento.',
      outcome: 'Avanza según el plan de montaje',
      minutes: 480,
    })
  }
  return talks
}
