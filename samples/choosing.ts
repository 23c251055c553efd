/** How the firm chooses its key accounts: its strategies, its criteria before and after they were thought over, what its people and tiers can give. */
import type { CriteriaVersionGiven } from '../src/segment/criteria.ts'
import type { Criterion } from '../src/segment/criterion.ts'
import type { Tier } from '../src/segment/tier.ts'
import { EXPERTS, MANAGERS } from './people.ts'

export const STRATEGIES = [
  {
    title: 'Crecer fuera de España',
    why: 'El mercado nacional crece menos que nuestros costes: la próxima fábrica tiene que llenarse con clientes de México, Portugal y Francia.',
    years: 3,
  },
  {
    title: 'Vender servicio, no solo piezas',
    why: 'El acero se compra por precio; el mantenimiento y la logística en planta, por confianza. Dejamos de perseguir pedidos sueltos de barra.',
    years: 2,
  },
  {
    title: 'Estar en los equipos desde el diseño',
    why: 'Quien especifica el rodamiento en el plano no lo cambia en diez años.',
    years: 4,
  },
] as const

type Told = Omit<Criterion, 'looksAhead' | 'measured'> &
  Partial<Pick<Criterion, 'looksAhead' | 'measured'>>

const criterion = (told: Told): Criterion => ({ looksAhead: false, measured: null, ...told })

const revenue = (weight: number) =>
  criterion({
    key: 'revenue',
    name: 'Ventas de los últimos 12 meses',
    axis: 'financial',
    weight,
    anchors: [
      'menos de 20.000 €',
      'de 20.000 a 50.000 €',
      'de 50.000 a 150.000 €',
      'de 150.000 a 400.000 €',
      '400.000 € o más',
    ],
    measured: {
      metric: 'salesLast12',
      thresholds: [20_000, 50_000, 150_000, 400_000],
      better: 'more',
    },
  })

const marginShare = (weight: number) =>
  criterion({
    key: 'marginShare',
    name: 'Margen sobre ventas',
    axis: 'financial',
    weight,
    anchors: ['menos del 17 %', 'del 17 al 20 %', 'del 20 al 23 %', 'del 23 al 27 %', '27 % o más'],
    measured: { metric: 'marginShare', thresholds: [0.17, 0.2, 0.23, 0.27], better: 'more' },
  })

const growing = (weight: number) =>
  criterion({
    key: 'growing',
    name: 'Crece con nosotros',
    axis: 'strategic',
    weight,
    looksAhead: true,
    anchors: [
      'se encoge',
      'se mantiene',
      'crece algo',
      'crece un 10 % o más',
      'crece un 20 % o más',
    ],
    measured: { metric: 'growth', thresholds: [-0.03, 0.03, 0.1, 0.2], better: 'more' },
  })

const brand = (weight: number) =>
  criterion({
    key: 'brand',
    name: 'Prestigio de su marca',
    axis: 'strategic',
    weight,
    anchors: ['desconocida', 'local', 'nacional', 'internacional', 'la que todos citan'],
  })

const relationship = (weight: number) =>
  criterion({
    key: 'relationship',
    name: 'Historia de la relación',
    axis: 'strategic',
    weight,
    anchors: [
      'conflictos abiertos',
      'solo pedidos',
      'trato correcto',
      'confianza',
      'trabajamos juntos',
    ],
  })

const growthPotential = (weight: number) =>
  criterion({
    key: 'growthPotential',
    name: 'Potencial de crecimiento a tres años',
    axis: 'financial',
    weight,
    looksAhead: true,
    anchors: [
      'se encogerá',
      'se mantendrá',
      'crecerá como su sector',
      'crecerá más que su sector',
      'puede duplicar',
    ],
  })

const newMarkets = (weight: number) =>
  criterion({
    key: 'newMarkets',
    name: 'Nos abre mercados',
    axis: 'strategic',
    weight,
    looksAhead: true,
    anchors: [
      'ninguno',
      'otra familia de producto',
      'otra región',
      'otro sector',
      'un país o un sector entero',
    ],
  })

const strategyFit = (weight: number) =>
  criterion({
    key: 'strategyFit',
    name: 'Encaja con la estrategia',
    axis: 'strategic',
    weight,
    looksAhead: true,
    anchors: ['va en contra', 'le es ajena', 'encaja en parte', 'encaja', 'la hace posible'],
  })

const lines = { attractive: 3, strong: 3 }

/** The first weighed size and name; the second what an account may become. */
export const CRITERIA_VERSIONS: CriteriaVersionGiven[] = [
  {
    criteria: [revenue(40), growthPotential(10), brand(30), relationship(20)],
    lines,
    why: '',
  },
  {
    criteria: [
      revenue(20),
      marginShare(15),
      growthPotential(10),
      growing(20),
      newMarkets(15),
      strategyFit(10),
      relationship(10),
    ],
    lines,
    why: 'Con los anteriores salían las más grandes y las más conocidas, también las que pierden margen. Entra el margen, entra lo que cada cuenta puede llegar a ser, y el prestigio deja de puntuar.',
  },
]

const HOURS_OF: Record<(typeof EXPERTS)[number]['works'], Record<string, number>> = {
  support: { soporte: 30 },
  logistics: { logística: 25 },
  marketing: { marketing: 8 },
  product: { diseño: 11 },
  finance: { finanzas: 6 },
}

/** Hours a month that each colleague can give to key accounts. */
export const TEAM_HOURS: { name: string; hours: Record<string, number> }[] = [
  ...MANAGERS.map(({ name }) => ({ name, hours: { ventas: 60 } })),
  ...EXPERTS.map(({ name, works }) => ({ name, hours: HOURS_OF[works] })),
]

/** What each tier promises and asks: logistics is what runs out first. */
export const TIER_LEVELS: Tier[] = [
  {
    tier: 'strategic',
    definition:
      'Sirve a una estrategia, compra en dos divisiones o más y diseña con nosotros. Su pérdida cambiaría nuestros planes.',
    answerHours: 12,
    visitsAYear: 24,
    reviewsAYear: 4,
    needs: { ventas: 22, logística: 4.2, soporte: 8, diseño: 4 },
  },
  {
    tier: 'key',
    definition:
      'Elegida en la selección del año: sirve a una estrategia y puede crecer por encima de su sector.',
    answerHours: 12,
    visitsAYear: 12,
    reviewsAYear: 2,
    needs: { ventas: 16, logística: 3.7, soporte: 5, diseño: 1.5 },
  },
  {
    tier: 'future',
    definition: 'Compra poco todavía, pero abre un mercado o un sector. Se revisa cada año.',
    answerHours: 12,
    visitsAYear: 6,
    reviewsAYear: 1,
    needs: { ventas: 5, soporte: 1 },
  },
  {
    tier: 'standard',
    definition: 'Las demás cuentas que se pagan lo que cuestan.',
    answerHours: 24,
    visitsAYear: 1,
    reviewsAYear: 0,
    // Some minutes each: what the small ones lose when an extra takes them.
    needs: { soporte: 0.03 },
  },
  {
    tier: 'streamline',
    definition:
      'Cuesta servirla más de lo que deja: pedido mínimo, portes a su cargo y pedidos por la web.',
    answerHours: 48,
    visitsAYear: 0,
    reviewsAYear: 0,
    needs: {},
  },
]
