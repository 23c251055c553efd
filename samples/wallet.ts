/** What the demo company knows of its key clients' spend, what is left to win there, and what is being negotiated. */
import { addDays, type Day } from '../src/kernel/day.ts'
import type { NegotiationGiven } from '../src/plan/negotiation.ts'
import type { WalletGiven } from '../src/plan/wallet.ts'
import type { GridCell, WhiteCellGiven } from '../src/plan/whiteSpace.ts'
import { strand } from './random.ts'
import type { Story } from './stories.ts'

type Bought = Pick<GridCell, 'accountId' | 'family' | 'sales'>
type About = {
  /** Families by unit, with what each buys of us in twelve months. */
  cells: readonly Bought[]
  /** A unit that has none below it. */
  isLeaf: (accountId: string) => boolean
  rivals: readonly string[]
  currency: string
  key: string
  asOf: Day
  seed: number
}

export type WalletTold = {
  lines: (WalletGiven & { accountId: string })[]
  cells: (WhiteCellGiven & { accountId: string })[]
}

const SAID_BY = [
  'Su director de compras, en la revisión del trimestre',
  'Presupuesto de compras que nos enseñaron',
  'Pliego del último concurso',
] as const
const GUESSED_BY = [
  'Estimado por sus toneladas de producción',
  'Lo que nos cuenta el almacén sobre lo que llega de otros',
  'Cálculo del técnico tras la visita a planta',
] as const

/** At most so many families a client; nobody asks about all. */
const ASKED = 5

/** The largest families are known best; where nobody knows the spend, our place is. */
export function walletTold({
  cells,
  isLeaf,
  rivals,
  currency,
  key,
  asOf,
  seed,
}: About): WalletTold {
  const random = strand(seed, 'wallet', key)
  const told: WalletTold = { lines: [], cells: [] }
  const year = Number(asOf.slice(0, 4))
  const largest = cells.filter(({ sales }) => sales > 0).toSorted((a, b) => b.sales - a.sales)
  for (const [at, { accountId, family, sales }] of largest.slice(0, ASKED).entries()) {
    const share = random.between(0.22, 0.82)
    const isSure = random.next() < 0.5
    const seenOn = addDays(asOf, -random.whole(10, 240))
    const evidence = {
      source: random.pick(isSure ? SAID_BY : GUESSED_BY),
      seenOn,
      confidence: isSure ? ('confirmed' as const) : ('assumed' as const),
    }
    const aims = at < 2
    const target = {
      targetShare: aims
        ? Math.min(0.95, Math.round((share + random.between(0.05, 0.18)) * 20) / 20)
        : null,
      targetOn: aims ? `${year + 1}-12-31` : null,
    }
    const spend = rounded(sales / share)
    const of = { accountId, family }
    if (at < 3 && isLeaf(accountId)) {
      told.lines.push({
        ...of,
        year,
        basis: 'spend',
        spend,
        currency,
        place: null,
        suppliers: null,
        ...target,
        ...evidence,
      })
    } else if (isLeaf(accountId)) {
      const suppliers = random.whole(2, 4)
      const place = random.whole(1, suppliers)
      const none = { spend: null, currency: null, targetShare: null, targetOn: null }
      told.lines.push({ ...of, year, basis: 'place', place, suppliers, ...none, ...evidence })
    }
    if (at < 3 && random.next() < 0.75) {
      const competitor = rivals.length > 0 && share < 0.7 ? random.pick(rivals) : ''
      const potential = rounded((sales / share) * random.between(1, 1.25))
      told.cells.push({ ...of, potential, currency, competitor, ...evidence })
    }
  }
  return told
}

/** Two digits are as much as anyone knows. */
function rounded(amount: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, amount))) - 1)
  return String(Math.max(step, Math.round(amount / step) * step))
}

type Prepared = Omit<NegotiationGiven, 'heldOn' | 'currency'> & {
  story: Story
  /** Days from the ledger's last day. */
  inDays: number
  ended?: { state: 'agreed' | 'broken'; agreedAt: string | null; outcome: string }
}

const depot = '6f0a1c52-30a7-4d0e-9a53-1d2f6f5b7a01'
const technician = '6f0a1c52-30a7-4d0e-9a53-1d2f6f5b7a02'
const volume = '6f0a1c52-30a7-4d0e-9a53-1d2f6f5b7a03'
const payment = '6f0a1c52-30a7-4d0e-9a53-1d2f6f5b7a04'

export const NEGOTIATIONS: readonly Prepared[] = [
  {
    story: 'star',
    inDays: 24,
    subject: 'Acuerdo marco para las dos prensas',
    isPrivate: true,
    measure: '% sobre tarifa',
    better: 'more',
    unitWorth: '14000',
    ourAlternative: 'Seguir pedido a pedido y dar la capacidad de marzo a otro cliente.',
    theirAlternative: 'Repartir entre dos distribuidores, sin técnico en planta.',
    ourReservation: '-9',
    ourTarget: '-5',
    theirReservation: '-7',
    theirTarget: '-12',
    evidence: 'Lo que pagan hoy al otro proveedor, por su jefe de mantenimiento.',
    ourInterests: 'Volumen comprometido y previsión a tres meses.',
    theirInterests: 'Que la prensa no pare: cada hora parada les cuesta más que el descuento.',
    tradables: [
      { tradableId: depot, name: 'Depósito en su planta', giver: 'us', cost: 6000, value: 24000 },
      {
        tradableId: technician,
        name: 'Técnico dos días al mes',
        giver: 'us',
        cost: 11000,
        value: 30000,
      },
      { tradableId: volume, name: 'Volumen comprometido', giver: 'them', cost: 2000, value: 18000 },
      { tradableId: payment, name: 'Pago a 30 días', giver: 'them', cost: 9000, value: 7000 },
    ],
    offers: [
      { name: 'A: solo precio', at: -7, tradableIds: [] },
      { name: 'B: depósito y volumen', at: -7.86, tradableIds: [depot, volume] },
      { name: 'C: técnico y volumen', at: -7.5, tradableIds: [technician, volume] },
    ],
  },
  {
    story: 'leaving',
    inDays: 52,
    subject: 'Plazo de pago que pide el grupo',
    isPrivate: true,
    measure: 'Días de pago',
    better: 'less',
    unitWorth: '260',
    ourAlternative: 'Mantener 60 días y perder los pedidos que pasen por Stuttgart.',
    theirAlternative: 'Comprar por el contrato del grupo.',
    ourReservation: '75',
    ourTarget: '60',
    theirReservation: '85',
    theirTarget: '120',
    evidence: '',
    ourInterests: 'Caja, y que la planta siga pudiendo pedir sin pasar por el grupo.',
    theirInterests: 'Cumplir la norma de pagos del grupo antes de junio.',
    tradables: [],
    offers: [],
  },
  {
    story: 'flat',
    inDays: -40,
    subject: 'Precios del segundo semestre',
    isPrivate: false,
    measure: '% de subida',
    better: 'more',
    unitWorth: '8200',
    ourAlternative: 'Aplicar la subida por carta.',
    theirAlternative: 'Pedir oferta a otros dos.',
    ourReservation: '1.5',
    ourTarget: '4',
    theirReservation: '3.5',
    theirTarget: '0',
    evidence: 'Su índice de precios de venta subió un 3 %.',
    ourInterests: '',
    theirInterests: 'Una sola subida al año.',
    tradables: [],
    offers: [],
    ended: {
      state: 'agreed',
      agreedAt: '3',
      outcome:
        'Aceptaron el 3 % a cambio de no tocar precios hasta enero. Avisar antes la próxima vez.',
    },
  },
]
