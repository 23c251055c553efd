/** Accounts with a story that the product must find by its own figures. Years run from 0, the start, to 5, the last day. */
import type { SectorKey } from './sectors.ts'

export type Life = {
  /** Years at which it came and went; below 0: before the ledger; above 5: still here. */
  from: number
  until: number
  /** Order size against its usual, and how much longer its gaps are, by year. */
  level: (year: number) => number
  slow: (year: number) => number
  /** Its last orders, in days before the last day; usual ones end three weeks before the first of them. */
  tail: readonly number[]
}

export const STEADY: Life = {
  from: -1,
  until: 9,
  level: () => 1,
  slow: () => 1,
  tail: [],
}

type Told = {
  name: string
  group: string | null
  /** Where in PLACES, and whose in MANAGERS. */
  place: number
  seller: number
  sector: SectorKey
  /** Usual order in euros, usual days between orders, and how regular they are: 1 by chance, 12 nearly by the calendar. */
  size: number
  gap: number
  k: number
  /** How much of the margin in its prices it has negotiated away, 0..1. */
  discount: number
  /** Families, each as often as it is bought; null as usual in its sector. */
  families: readonly number[] | null
  life: Life
}

/** In the order in which product stories are told; the first eight clients. */
export const STORIES = {
  /** A big client that is slowly leaving. */
  leaving: {
    name: 'Arandia Automoción',
    group: 'Grupo Arandia',
    place: 0,
    seller: 0,
    sector: 'car',
    size: 90_000,
    gap: 13,
    k: 8,
    discount: 0.38,
    families: null,
    life: {
      ...STEADY,
      level: (year) => (year < 3.7 ? 1.05 : 1.05 - 0.33 * (year - 3.7)),
      slow: (year) => (year < 3.9 ? 1 : 1 + 0.55 * (year - 3.9)),
      tail: [43],
    },
  },
  /** A star that grows. */
  star: {
    name: 'Forjas Levante',
    group: null,
    place: 1,
    seller: 7,
    sector: 'metal',
    size: 72_000,
    gap: 12,
    k: 12,
    discount: 0.3,
    families: null,
    life: { ...STEADY, level: (year) => 0.78 * Math.exp(0.145 * year) },
  },
  /** A strategic account that does not grow: its plan was not carried out, nobody goes there. */
  unattended: {
    name: 'Talleres Nervión',
    group: null,
    place: 0,
    seller: 3,
    sector: 'machine',
    size: 88_000,
    gap: 15,
    k: 12,
    discount: 0.34,
    families: null,
    life: { ...STEADY, level: (year) => 1.04 * Math.exp(-0.015 * year) },
  },
  /** A strategic account that does not grow though its plan was carried out. */
  flat: {
    name: 'Metalúrgica Tajo',
    group: null,
    place: 2,
    seller: 3,
    sector: 'metal',
    size: 34_000,
    gap: 14,
    k: 12,
    discount: 0.34,
    families: null,
    life: { ...STEADY, level: (year) => 1.04 * Math.exp(-0.015 * year) },
  },
  /** A division hangs on it. */
  oneDivision: {
    name: 'Reductores Guadalope',
    group: null,
    place: 0,
    seller: 0,
    sector: 'machine',
    size: 54_000,
    gap: 16,
    k: 12,
    discount: 0.36,
    families: [7, 8, 9, 9],
    life: STEADY,
  },
  /** The largest of those that came in the last year. */
  newcomer: {
    name: 'Autopartes del Bajío',
    group: null,
    place: 5,
    seller: 2,
    sector: 'car',
    size: 21_000,
    gap: 14,
    k: 5,
    discount: 0.2,
    families: null,
    life: { ...STEADY, from: 4.22, level: (year) => 0.7 + 0.5 * (year - 4.22) },
  },
  /** "Bad cholesterol": small orders in a hurry, returns, visits, low prices. */
  costly: {
    name: 'Suministros Pons',
    group: null,
    place: 1,
    seller: 7,
    sector: 'resale',
    size: 2_000,
    gap: 6,
    k: 2,
    discount: 0.62,
    families: [0, 0, 0, 1, 8, 10],
    life: STEADY,
  },
  /** Lost over a year ago; its rhythm had broken half a year before. */
  lost: {
    name: 'Ciments Lauzède',
    group: null,
    place: 4,
    seller: 4,
    sector: 'cement',
    size: 17_500,
    gap: 19,
    k: 6,
    discount: 0.22,
    families: null,
    life: {
      ...STEADY,
      slow: (year) => (year > 3 ? 1.15 : 1),
      tail: [624, 575, 472, 401],
    },
  },
} as const satisfies Record<string, Told>
export type Story = keyof typeof STORIES | 'starved'
