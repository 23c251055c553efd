/** In which tiers the demo company's accounts stood before this year's list: the largest, as was usual then. */
import { addMonths, type Day } from '../src/kernel/day.ts'
import type { Phase } from '../src/segment/standing.ts'
import type { TierName } from '../src/segment/tier.ts'
import type { Client } from './clients.ts'
import type { Story } from './stories.ts'

export type StoodBefore = {
  client: Client
  tier: TierName
  phase: Phase | null
  on: Day
  reason: string
}

type Told = { tier: TierName; phase: Phase | null; monthsAgo: number; reason: string }

const TOLD: Partial<Record<Story, Told[]>> = {
  leaving: [
    { tier: 'key', phase: 'growth', monthsAgo: 24, reason: 'La que más compra.' },
    {
      tier: 'key',
      phase: 'maintenance',
      monthsAgo: 9,
      reason: 'Pide más espaciado y menos: no se le dedican más horas hasta saber por qué.',
    },
  ],
  star: [{ tier: 'key', phase: 'growth', monthsAgo: 30, reason: 'Crece cada año y paga bien.' }],
  unattended: [
    {
      tier: 'strategic',
      phase: 'growth',
      monthsAgo: 30,
      reason: 'Diseña sus máquinas con nuestros rodamientos: quien entra en el plano, se queda.',
    },
  ],
  flat: [
    {
      tier: 'strategic',
      phase: 'growth',
      monthsAgo: 30,
      reason: 'Abre la metalurgia del centro y comparte sus previsiones.',
    },
  ],
  oneDivision: [
    {
      tier: 'key',
      phase: 'maintenance',
      monthsAgo: 24,
      reason: 'Una división entera vive de ella.',
    },
  ],
  newcomer: [
    {
      tier: 'future',
      phase: 'growth',
      monthsAgo: 8,
      reason: 'Acaba de llegar y ya es la mayor de México.',
    },
  ],
  lost: [
    { tier: 'future', phase: null, monthsAgo: 26, reason: 'Puede abrir el sur de Francia.' },
    { tier: 'standard', phase: null, monthsAgo: 10, reason: 'No ha vuelto a comprar.' },
  ],
}

const OTHERS: (Told & { count: number })[] = [
  { count: 6, tier: 'key', phase: 'growth', monthsAgo: 22, reason: 'Entre las que más compran.' },
  {
    count: 5,
    tier: 'key',
    phase: 'maintenance',
    monthsAgo: 24,
    reason: 'Compra mucho y siempre lo mismo.',
  },
  {
    count: 5,
    tier: 'future',
    phase: null,
    monthsAgo: 12,
    reason: 'Puede doblar lo que compra si entramos en su segunda fábrica.',
  },
]
const SIMPLER = 4
/** Euros a year. */
const SMALL = 15_000

/** In the order in which they were decided. `large`: accounts that serve a strategy, the largest first. */
export function stoodBefore(
  clients: readonly Client[],
  large: readonly Client[],
  today: Day,
): StoodBefore[] {
  const as =
    (client: Client) =>
    ({ monthsAgo, ...told }: Told): StoodBefore => ({
      client,
      tier: told.tier,
      phase: told.phase,
      reason: told.reason,
      on: addMonths(today, -monthsAgo),
    })
  const stories = clients.flatMap((client) =>
    ((client.story && TOLD[client.story]) ?? []).map(as(client)),
  )
  const plain = large.filter(({ story }) => story === null)
  let taken = 0
  const others = OTHERS.flatMap(({ count, ...told }) =>
    plain.slice(taken, (taken += count)).map((client) => as(client)(told)),
  )
  // Prices far down, small orders: served by what costs least.
  const simpler = clients
    .filter(({ story, life, size, gap }) => {
      return story === null && life.until > 5 && (size * 365) / gap < SMALL
    })
    .toSorted((a, b) => b.discount - a.discount || a.no - b.no)
    .slice(0, SIMPLER)
    .map((client) =>
      as(client)({
        tier: 'streamline',
        phase: 'cost-reduction',
        monthsAgo: 14,
        reason: 'Con esos descuentos no paga visitas: pedidos por la web y portes a su cargo.',
      }),
    )
  return [...stories, ...others, ...simpler].toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

/** What is done about the account that costs most for what it brings. */
export const REMEDY = {
  story: 'costly',
  kind: 'renegotiate',
  why: 'Pide poco, a última hora y con el mayor descuento de la casa. Desde enero, pedido mínimo de 400 € y los urgentes los paga quien los pide.',
  months: 4,
} as const satisfies { story: Story; kind: string; why: string; months: number }
