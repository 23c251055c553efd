/** What the demo company's people write of those who decide at their clients. */
import type { BuyingRole } from '../src/know/decision.ts'
import { POSTS } from './contacts.ts'

export const KINDS = [
  'purchasing',
  'maintenance',
  'general',
  'production',
  'buyer',
  'warehouse',
  'finance',
  'engineering',
  'quality',
  'plant',
] as const
export type Kind = (typeof KINDS)[number]

/** Posts stand in the same order in every language. */
export function kindOf(jobTitle: string): Kind | null {
  for (const posts of Object.values(POSTS)) {
    const at = posts.findIndex((post) => jobTitle === post || jobTitle.startsWith(`${post} (`))
    if (at >= 0) return KINDS[at]!
  }
  return null
}

type Usual = {
  influence: number
  coverage: number
  orientation: 'financial' | 'technical' | 'relationship' | 'business'
  roles: readonly BuyingRole[]
  /** The first of them who is there. */
  boss: readonly Kind[]
}

export const USUAL: Record<Kind, Usual> = {
  general: { influence: 5, coverage: 1, orientation: 'business', roles: ['decider'], boss: [] },
  purchasing: {
    influence: 4,
    coverage: 3,
    orientation: 'financial',
    roles: ['buyer'],
    boss: ['general'],
  },
  finance: {
    influence: 4,
    coverage: 1,
    orientation: 'financial',
    roles: ['approver'],
    boss: ['general'],
  },
  production: {
    influence: 4,
    coverage: 2,
    orientation: 'business',
    roles: ['influencer'],
    boss: ['general'],
  },
  maintenance: {
    influence: 3,
    coverage: 3,
    orientation: 'technical',
    roles: ['initiator', 'user'],
    boss: ['plant', 'production', 'general'],
  },
  engineering: {
    influence: 3,
    coverage: 2,
    orientation: 'technical',
    roles: ['influencer'],
    boss: ['production', 'general'],
  },
  plant: {
    influence: 3,
    coverage: 2,
    orientation: 'relationship',
    roles: ['user'],
    boss: ['production', 'general'],
  },
  buyer: {
    influence: 2,
    coverage: 3,
    orientation: 'financial',
    roles: ['gatekeeper', 'buyer'],
    boss: ['purchasing'],
  },
  quality: {
    influence: 2,
    coverage: 1,
    orientation: 'technical',
    roles: ['influencer'],
    boss: ['production', 'general'],
  },
  warehouse: {
    influence: 1,
    coverage: 2,
    orientation: 'relationship',
    roles: ['user'],
    boss: ['purchasing', 'production', 'general'],
  },
}

/** Who usually sways, trusts or opposes whom, and how one knows. */
export const SWAYS = [
  ['engineering', 'influences', 'purchasing', 'Sin su visto bueno compras no pide oferta.'],
  [
    'maintenance',
    'influences',
    'production',
    'Cuando hay una parada, producción hace lo que diga.',
  ],
  ['general', 'trusts', 'plant', 'Llevan veinte años juntos: le llama antes de firmar.'],
  ['finance', 'conflict', 'production', 'Discuten cada mes por las existencias.'],
  ['quality', 'influences', 'engineering', 'Sus informes paran o abren una referencia.'],
  ['purchasing', 'trusts', 'buyer', 'Le deja cerrar los pedidos medianos sin mirarlos.'],
  [
    'engineering',
    'conflict',
    'purchasing',
    'Uno quiere la pieza buena y la otra parte, la barata.',
  ],
  ['general', 'trusts', 'finance', 'Nada grande se aprueba sin su hoja de cálculo.'],
  ['warehouse', 'influences', 'buyer', 'Le dice quién entrega bien y quién no.'],
] as const

export const GROUNDS = {
  confirmed: [
    'Lo dijo en la última visita.',
    'Consta en el acta de la revisión conjunta.',
    'Lo escribió en un correo.',
    'Nos lo confirmó por teléfono.',
  ],
  assumed: [
    'Por cómo contesta a las ofertas.',
    'Lo cuenta su jefe de almacén.',
    'Lo vimos en la feria de Bilbao.',
    'Lo supone quien lleva la cuenta.',
    '',
  ],
} as const

export const DECISIONS = [
  {
    title: 'Contrato marco de rodamientos',
    buys: 'Todo el rodamiento de dos años, con precios fijos por semestre.',
  },
  {
    title: 'Almacén de recambios en planta',
    buys: 'Existencias nuestras en su almacén y una persona que las cuide.',
  },
  { title: 'Segundo proveedor de acero', buys: 'La mitad del acero que hoy compra a uno solo.' },
  {
    title: 'Transmisiones de la línea nueva',
    buys: 'Reductores, cadenas y montaje de la línea que arranca en verano.',
  },
  {
    title: 'Mantenimiento con horas garantizadas',
    buys: 'Sensores, revisión mensual y recambio en cuatro horas.',
  },
] as const

/** What to present to whom, by what they look at first. */
export const PLANS = {
  financial: {
    title: 'Presentar a {name} el ahorro en existencias',
    how: 'Una hoja con sus tres últimos años y lo que dejaría de inmovilizar.',
  },
  technical: {
    title: 'Enseñar a {name} el banco de ensayos',
    how: 'Visita de una mañana con nuestro responsable de producto.',
  },
  relationship: {
    title: 'Comer con {name} en su planta',
    how: 'Sin papeles: escuchar qué les falla del servicio.',
  },
  business: {
    title: 'Presentar a {name} el plan a tres años',
    how: 'De director a director, media hora, con lo que ganan ellos.',
  },
} as const
