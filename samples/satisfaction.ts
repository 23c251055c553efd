/** What the clients said of us in three yearly rounds, and in public; by their stories, else by chance. */
import type { Random } from './random.ts'

type Story = string | null

/** Days before the last one on which each round was opened, the oldest first. */
export const ROUNDS = [
  { title: 'Encuesta anual, hace dos años', daysAgo: 756 },
  { title: 'Encuesta anual, el año pasado', daysAgo: 391 },
  { title: 'Encuesta anual, este año', daysAgo: 26 },
] as const
export const ROUND_DAYS = 21
export const SERVICES_ASKED = ['delivery', 'answers', 'solving', 'promises'] as const

/** Recommendation round by round; null: nobody there answers. */
const NPS: Record<string, readonly (number | null)[]> = {
  leaving: [9, 7, 4],
  star: [8, 9, 10],
  unattended: [7, 6, null],
  flat: [8, 8, 7],
  oneDivision: [9, 8, 8],
  costly: [10, 9, 10],
  lost: [8, 5, null],
  starved: [8, 6, null],
}
const DELIVERY: Record<string, readonly number[]> = { leaving: [5, 4, 2], starved: [4, 2, 2] }

export type SampleAnswer = {
  nps: number
  csat: Record<string, number>
  effort: number
  difference: 'better' | 'same' | 'worse'
  text: string
}

const GOOD = [
  'Todo bien, gracias.',
  'Se nota el seguimiento del último año.',
  'Contestan rápido y cumplen.',
  '',
]
const BAD = [
  'Tardan más que antes en contestar y nadie nos avisa de los retrasos.',
  'Hemos tenido que perseguir los pedidos. Antes esto no pasaba.',
]
const MIDDLE = [
  'Correcto, sin más.',
  'Estaría bien tener la documentación junto al pedido.',
  '',
  '',
]

const within = (value: number, low: number, high: number) =>
  Math.min(high, Math.max(low, Math.round(value)))

/** Of everyone asked a little more than half answers; null for who doesn't. */
export function answerOf(story: Story, round: number, random: Random): SampleAnswer | null {
  const told = story === null ? undefined : NPS[story]?.[round]
  const answers = random.next() < (told === undefined ? 0.55 : 0.8)
  if (told === null || !answers) return null
  const nps = within((told ?? 7.9) + random.normal() * (told === undefined ? 1.6 : 0.7), 0, 10)
  const mark = () => within(nps / 2.2 + 0.5 + random.normal() * 0.6, 1, 5)
  const csat = Object.fromEntries(SERVICES_ASKED.map((service) => [service, mark()]))
  const delivery = story === null ? undefined : DELIVERY[story]?.[round]
  if (delivery !== undefined) csat['delivery'] = delivery
  const difference = nps >= 9 && random.next() < 0.6 ? 'better' : nps <= 5 ? 'worse' : 'same'
  const text = random.pick(nps >= 9 ? GOOD : nps <= 6 ? BAD : MIDDLE)
  return {
    nps,
    csat,
    effort: within(nps * 0.6 + 1 + random.normal() * 0.5, 1, 7),
    difference,
    text,
  }
}

/** How loops of earlier rounds ended; of the last one some are open still. */
export const ENDINGS = [
  { result: 'solved', outcome: 'Acordado aviso de retrasos el mismo día; revisado al mes y bien.' },
  {
    result: 'explained',
    outcome: 'Era el cambio de almacén: explicado por teléfono y visita fijada.',
  },
  { result: 'agreed', outcome: 'Entregas los martes y jueves desde el mes próximo.' },
] as const

export const COMPLAINTS = [
  {
    story: 'leaving',
    daysAgo: 62,
    severity: 'high',
    title: 'Tres entregas tarde en un mes',
    cause: 'Almacén sin turno de tarde',
    cure: '',
    closedAfter: null,
  },
  {
    story: 'leaving',
    daysAgo: 240,
    severity: 'medium',
    title: 'Certificados 3.1 que no llegan con el material',
    cause: 'Se enviaban aparte',
    cure: 'Van con el albarán',
    closedAfter: 9,
  },
  {
    story: 'starved',
    daysAgo: 80,
    severity: 'medium',
    title: 'Nadie contesta a dos correos',
    cause: '',
    cure: '',
    closedAfter: null,
  },
  {
    story: 'star',
    daysAgo: 150,
    severity: 'low',
    title: 'Embalaje roto en un palé',
    cause: 'Flejado flojo',
    cure: 'Palé repuesto al día siguiente',
    closedAfter: 2,
  },
  {
    story: 'flat',
    daysAgo: 300,
    severity: 'medium',
    title: 'Factura con precios antiguos',
    cause: 'Tarifa sin cargar',
    cure: 'Abono y tarifa corregida',
    closedAfter: 5,
  },
] as const

export const REVIEWS = [
  {
    story: 'star',
    site: 'Opiniones Industria',
    daysAgo: 33,
    rating: 5,
    text: 'Proveedor serio: nos ayudaron a elegir el acero.',
    reply: '',
  },
  {
    story: 'leaving',
    site: 'Opiniones Industria',
    daysAgo: 28,
    rating: 2,
    text: 'Han bajado mucho en plazos. Hay alternativas.',
    reply: '',
  },
  {
    story: null,
    site: 'Mapa de proveedores',
    daysAgo: 190,
    rating: 4,
    text: 'Buen material, atención correcta.',
    reply: 'Gracias. Seguimos.',
  },
  {
    story: null,
    site: 'Mapa de proveedores',
    daysAgo: 420,
    rating: 3.5,
    text: 'Correctos, algo caros.',
    reply: '',
  },
] as const
