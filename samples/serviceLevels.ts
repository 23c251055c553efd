/** What the demo company promises by time, whose hours count, and how its clocks went over the last months. */
import type { Client } from './clients.ts'
import { SEED } from './sample.ts'
import { type Random, strand } from './random.ts'

const LONG = ['08:00-14:00', '15:00-18:00']
const CLOSED: string[] = []

export const ZARAGOZA = {
  name: 'Oficina de Zaragoza',
  zone: 'Europe/Madrid',
  hours: {
    mon: LONG,
    tue: LONG,
    wed: LONG,
    thu: LONG,
    fri: ['08:00-15:00'],
    sat: CLOSED,
    sun: CLOSED,
  },
  holidays: { country: 'ES', region: 'AR' },
}

export const BAJIO = {
  name: 'Almacén del Bajío',
  zone: 'America/Mexico_City',
  hours: {
    mon: ['09:00-18:00'],
    tue: ['09:00-18:00'],
    wed: ['09:00-18:00'],
    thu: ['09:00-18:00'],
    fri: ['09:00-18:00'],
    sat: ['09:00-13:00'],
    sun: CLOSED,
  },
  holidays: { country: 'MX', region: null },
}

export const WAITS_FOR_CLIENT = 'a la espera del cliente'

/** Hours of the clock for answers; working hours for what has to be resolved. */
export const POLICY = [
  { metric: 'firstResponse', target: '24h', tier: null, isWorking: false },
  { metric: 'firstResponse', target: '12h', tier: 'key', isWorking: false },
  { metric: 'firstResponse', target: '12h', tier: 'strategic', isWorking: false },
  { metric: 'resolution', target: '45h', tier: null, isWorking: true },
  { metric: 'resolution', target: '27h', tier: 'key', isWorking: true },
  { metric: 'resolution', target: '27h', tier: 'strategic', isWorking: true },
] as const

/** The account whose promise was broken in the last quarter that ended. */
export const BREACHED = 'leaving' satisfies Client['story']

export const AGREEMENT = {
  title: 'Acuerdo de nivel de servicio de rodamientos',
  priceTerms: 'Tarifa revisada cada enero con el IPC, con un máximo del 3 %.',
  renewalTerms: 'Se prorroga un año si nadie avisa con 60 días.',
  levels: [
    { metric: 'firstResponse', target: '8h', isWorking: false },
    { metric: 'delivery', target: '18h', isWorking: true },
  ],
  availability: 0.995,
} as const

export const OUTAGES = [
  { kind: 'unplanned', daysAgo: 61, hours: 5.5, why: 'Caída del portal de pedidos' },
  { kind: 'excluded', daysAgo: 40, hours: 4, why: 'Mantenimiento pactado del portal de pedidos' },
  { kind: 'unplanned', daysAgo: 12, hours: 1.25, why: 'El EDI no confirmaba los pedidos' },
] as const

const ASKED = {
  firstResponse: [
    'Precio de rodillos de cadena para la línea 3',
    'Ficha técnica de los rodamientos de alta temperatura',
    'Duda sobre el ajuste del soporte partido',
    'Pedido que no aparece en el portal',
    'Plazo de un rodamiento de 320 mm',
    'Reclamación por un albarán incompleto',
    'Oferta de mantenimiento de husillos',
    'Equivalencia de una referencia descatalogada',
    'Certificado 3.1 de la última colada',
    'Consulta sobre vibraciones en el ventilador',
  ],
  resolution: [
    'Lote de retenes con holgura',
    'Ruido en el reductor de la cinta 2',
    'Factura con un descuento equivocado',
    'Rodamiento agarrotado a los tres meses',
    'Devolución de barras fuera de tolerancia',
  ],
  delivery: [
    'Reposición urgente del kit de parada',
    'Entrega en obra del eje mecanizado',
    'Envío del depósito en consigna',
    'Recambio de la prensa 4',
  ],
} as const

export type Metric = keyof typeof ASKED

/** A clock that has ended; `share` is which part of what was promised it took, above 1 a breach. */
export type PastClock = {
  metric: Metric
  title: string
  daysAgo: number
  /** Of the day, in hours of the office. */
  hour: number
  share: number
}

const OFTEN: readonly Metric[] = ['firstResponse', 'firstResponse', 'resolution']

export function pastClocks(
  { code, story }: Pick<Client, 'code' | 'story'>,
  quarterEndedDaysAgo: number,
): PastClock[] {
  const chance = strand(SEED, 'clocks', code)
  if (story === BREACHED) return breachedClocks(chance, quarterEndedDaysAgo)
  return Array.from({ length: chance.whole(3, 7) }, () => {
    const metric = chance.pick(OFTEN)
    const share = chance.next() < 0.06 ? chance.between(1.1, 1.8) : chance.between(0.05, 0.9)
    return past(chance, metric, { daysAgo: chance.whole(8, 170), share })
  })
}

/** Twenty answers of which three came late, and as many deliveries of which two did. */
function breachedClocks(chance: Random, ended: number): PastClock[] {
  const quarter = (metric: Metric, late: readonly number[]) =>
    Array.from({ length: 20 }, (_, at) =>
      past(chance, metric, {
        daysAgo: ended + 4 + at * 4,
        share: late.includes(at) ? chance.between(1.2, 2.2) : chance.between(0.1, 0.8),
      }),
    )
  return [...quarter('firstResponse', [3, 9, 14]), ...quarter('delivery', [5, 12])]
}

type When = { daysAgo: number; share: number }

function past(chance: Random, metric: Metric, { daysAgo, share }: When): PastClock {
  return { metric, title: chance.pick(ASKED[metric]), daysAgo, hour: chance.between(9, 13), share }
}

/** Those that run now, by how much of the promise is used up; some wait for the client. */
export const RUNNING = [
  {
    metric: 'firstResponse',
    title: 'Oferta de rodamientos para la parada de agosto',
    share: 0.3,
    waits: false,
  },
  {
    metric: 'firstResponse',
    title: 'Rodamiento agrietado en la línea 2',
    share: 0.9,
    waits: false,
  },
  { metric: 'resolution', title: 'Holgura en las guías recién montadas', share: 0.45, waits: true },
  {
    metric: 'firstResponse',
    title: 'Queja por un envío partido en tres',
    share: 1.3,
    waits: false,
  },
] as const
