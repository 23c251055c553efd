/** The demo company's clients: who they are, how much and how often they buy, and how that changes. */
import { FAMILIES, NAMES, PLACES, RATES, STORIES, type Story, TRADES } from './company.ts'
import type { Random } from './random.ts'

const CLIENTS = 400
const GROUPS = 30

export type Client = {
  no: number
  code: string
  name: string
  group: string | null
  country: string
  zone: string
  currency: string
  /** Units of its currency that one euro is worth. */
  rate: number
  seller: number
  families: number[]
  /** Usual order in euros, and usual days between orders. */
  size: number
  gap: number
  priceLevel: number
  marginLevel: number
  /** First and last moment as a client, as a share of the five years. */
  from: number
  until: number
  /** Order size by age, and how much longer than usual the gaps become. */
  curve: (age: number) => number
  slowing: (age: number) => number
}

export function clientsOf(random: Random): Client[] {
  const used = new Set<string>(STORIES.map(({ name }) => name))
  return Array.from({ length: CLIENTS }, (_, no) => {
    const told = STORIES[no]
    const place = PLACES[told?.place ?? placeFor(random)]!
    const story: Story = told?.story ?? null
    const grouped = !told && no < STORIES.length + GROUPS * 4
    const group = told?.group ?? (grouped ? `Grupo ${NAMES[no % GROUPS]!}` : null)
    const size = told?.size ?? 1_500 * Math.exp(1.05 * random.normal()) * (grouped ? 2.2 : 1)
    const life = lifeOf(story, random)
    return {
      no,
      code: `C${String(1001 + no * 7).padStart(5, '0')}`,
      name: told?.name ?? freshName(used, random),
      group,
      country: place.country,
      zone: place.zone,
      currency: place.currency,
      rate: place.currency === 'EUR' ? 1 : RATES[place.currency],
      seller: random.pick(place.sellers),
      families: familiesOf(story, random),
      size,
      gap:
        told?.gap ??
        Math.min(150, Math.max(9, (4_200 / Math.sqrt(size)) * random.between(0.3, 0.7))),
      priceLevel: random.between(0.92, 1.1),
      marginLevel: story === 'costly' ? 0.35 : random.between(0.75, 1.2),
      ...life,
    }
  })
}

/** When it came, when it went, and how its buying bends in between. */
function lifeOf(
  story: Story,
  random: Random,
): Pick<Client, 'from' | 'until' | 'curve' | 'slowing'> {
  const steady = { from: 0, until: 2, curve: () => 1, slowing: () => 1 }
  switch (story) {
    case 'leaving':
      return {
        ...steady,
        curve: (age) => (age < 0.7 ? 1.25 : 1.25 - 2.2 * (age - 0.7)),
        slowing: (age) => (age < 0.75 ? 1 : 1 + 7 * (age - 0.75)),
      }
    case 'star':
      return { ...steady, curve: (age) => 0.75 + 0.65 * age }
    case 'rising':
      return { ...steady, from: 0.55, curve: (age) => 0.35 + 1.5 * (age - 0.55) }
    case 'lost':
      return { ...steady, until: 0.78, slowing: (age) => (age > 0.6 ? 1.8 : 1) }
    case 'steady':
    case 'flat':
    case 'costly':
    case 'oneDivision':
      return steady
    case null: {
      const drift = random.between(-0.5, 0.55)
      return {
        from: random.next() < 0.3 ? random.between(0, 0.9) : 0,
        until: random.next() < 0.16 ? random.between(0.3, 0.98) : 2,
        curve: (age) => Math.max(0.15, 1 + drift * age),
        slowing: () => 1,
      }
    }
  }
}

function familiesOf(story: Story, random: Random): number[] {
  if (story === 'oneDivision') return [7, 8, 9, 9]
  const first = random.whole(0, FAMILIES.length - 1)
  return [
    first,
    first,
    first,
    ...Array.from({ length: 3 }, () => random.whole(0, FAMILIES.length - 1)),
  ]
}

function placeFor(random: Random): number {
  let at = random.next()
  const found = PLACES.findIndex(({ share }) => (at -= share) < 0)
  return found < 0 ? 0 : found
}

function freshName(used: Set<string>, random: Random): string {
  for (;;) {
    const name = `${random.pick(TRADES)} ${random.pick(NAMES)}`
    const numbered = used.has(name) && used.size > 350 ? `${name} ${random.whole(2, 9)}` : name
    if (used.has(numbered)) continue
    used.add(numbered)
    return numbered
  }
}
