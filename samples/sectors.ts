/** The trades of the clients: which families each buys, and how its year breathes. */
import type { Day } from '../src/kernel/day.ts'

export type Sector = {
  name: string
  share: number
  /** One weight per family, in the order of FAMILIES. */
  buys: readonly number[]
  /** One factor per month, January first. */
  months: readonly number[]
}

const LEVEL = [1, 1, 1.06, 1, 1.04, 1, 1, 0.95, 1.02, 1.06, 1.04, 0.86]

export const SECTORS = {
  car: {
    name: 'Automoción',
    share: 0.14,
    buys: [4, 3, 2, 0.5, 4, 1, 1, 0.2, 0.3, 0.1, 0.4, 0.3],
    months: [1.02, 1.04, 1.1, 1.02, 1.06, 1.02, 0.92, 0.72, 1.06, 1.1, 1.08, 0.78],
  },
  food: {
    name: 'Alimentación',
    share: 0.13,
    buys: [4, 1.5, 0.5, 4, 0, 0.3, 0.5, 0.5, 0.5, 0.2, 0.8, 0.4],
    months: [0.82, 0.82, 0.95, 1, 1.08, 1.2, 1.22, 1.06, 1.2, 1.02, 0.86, 0.72],
  },
  paper: {
    name: 'Papel y cartón',
    share: 0.08,
    buys: [2, 5, 0.5, 2, 0, 0.5, 0.5, 0.2, 0.3, 0.2, 0.7, 0.6],
    months: [0.95, 0.95, 1, 1.08, 1.25, 0.98, 0.92, 0.9, 1, 1.25, 1, 0.78],
  },
  mining: {
    name: 'Minería y áridos',
    share: 0.07,
    buys: [1, 4, 1, 2, 1, 2, 3, 0.4, 0.3, 0.2, 0.6, 0.2],
    months: LEVEL,
  },
  cement: {
    name: 'Cemento y hormigón',
    share: 0.06,
    buys: [1, 4, 1, 2, 0, 1, 3, 0.4, 0.2, 0.3, 0.5, 0.4],
    months: [0.9, 1.2, 1.12, 1.06, 1.06, 1.04, 0.98, 0.84, 1.02, 1.04, 0.94, 0.76],
  },
  wind: {
    name: 'Energía',
    share: 0.06,
    buys: [1, 5, 0.5, 0.5, 3, 1, 1, 0, 0, 0.1, 0.7, 0.7],
    months: [0.82, 0.86, 0.98, 1.04, 1.12, 1.12, 1.08, 0.92, 1.12, 1.12, 1, 0.8],
  },
  naval: {
    name: 'Naval',
    share: 0.04,
    buys: [0.5, 0.8, 2, 0.5, 1, 4, 4, 0.2, 0, 0.2, 0.2, 0.2],
    months: LEVEL,
  },
  resale: {
    name: 'Distribución industrial',
    share: 0.14,
    buys: [6, 3, 1, 2.5, 0, 0.5, 0.2, 0.7, 0.9, 0.1, 0.8, 0],
    months: [0.96, 1, 1.06, 1.02, 1.06, 1.06, 1.02, 0.72, 1.06, 1.1, 1.06, 0.84],
  },
  machine: {
    name: 'Bienes de equipo',
    share: 0.13,
    buys: [3, 2, 1, 1, 3, 4, 2, 0.4, 0.3, 0.4, 0.2, 0.2],
    months: [0.96, 1, 1.06, 1.02, 1.06, 1.06, 1, 0.72, 1.02, 1.06, 1.1, 0.92],
  },
  metal: {
    name: 'Metal',
    share: 0.1,
    buys: [1, 1, 0.5, 0.3, 5, 5, 3, 0.2, 0.1, 0.2, 0.2, 0.2],
    months: LEVEL,
  },
  chemical: {
    name: 'Química y plástico',
    share: 0.05,
    buys: [2, 2, 2, 2, 0.3, 0.5, 0.5, 0.2, 0.4, 0.4, 0.8, 0.6],
    months: LEVEL,
  },
} as const satisfies Record<string, Sector>
export type SectorKey = keyof typeof SECTORS

/** How much a month of this sector weighs against its average. */
export function season(day: Day, sector: SectorKey): number {
  return SECTORS[sector].months[Number(day.slice(5, 7)) - 1]!
}

/** The days until work goes on: much of Europe stops in August, everyone over Christmas, Mexico in Holy Week too. */
export function daysClosed(day: Day, country: string): number {
  const date = Number(day.slice(8))
  const month = day.slice(5, 7)
  if (month === '12' && date >= 23) return 31 - date + 8
  if (month === '01' && date <= 6) return 8 - date
  const summer = country === 'Francia' || country === 'España' || country === 'Portugal'
  return summer && month === '08' && date >= 4 && date <= 22 ? 26 - date : 0
}
