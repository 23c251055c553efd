/** The demo company's clients: who they are, how much and how often they buy, and how that changes. */
import { FAMILIES, type Place, PLACES } from './company.ts'
import { namesFrom } from './names.ts'
import { type Random, strand } from './random.ts'
import { SECTORS, type SectorKey } from './sectors.ts'
import { type Life, STEADY, STORIES, type Story } from './stories.ts'

const CLIENTS = 400
const GROUPS = 30
/** Yearly sales of a usual client in euros, and of the largest without a story. */
const USUAL_SALES = 24_500
const LARGEST_SALES = 620_000

export type Client = {
  no: number
  code: string
  name: string
  group: string | null
  place: Place
  sector: SectorKey
  /** In MANAGERS. */
  seller: number
  story: Story | null
  /** What it buys: families by weight, and of each the items that it takes again and again. */
  basket: { family: number; weight: number; items: number[] }[]
  /** Usual order in euros, usual days between orders, and how regular they are. */
  size: number
  gap: number
  k: number
  /** How much of the margin in its prices it has negotiated away; below 0 it pays more than the list. */
  discount: number
  life: Life
}

export function clientsOf(seed: number): Client[] {
  const told = Object.entries(STORIES) as [
    keyof typeof STORIES,
    (typeof STORIES)[keyof typeof STORIES],
  ][]
  const random = strand(seed, 'clients')
  const names = namesFrom(
    random,
    told.map(([, { name }]) => name),
  )
  const groups = groupsOf(random, names.root)
  const clients = told.map(([story, one], no) => {
    const place = PLACES[one.place]!
    const families = one.families ?? sectorFamilies(one.sector, strand(seed, 'buys', no))
    return {
      ...one,
      no,
      code: codeOf(no),
      place,
      story,
      basket: basketOf(families, one.size, strand(seed, 'basket', no)),
    } as Client
  })
  while (clients.length < CLIENTS) {
    const no = clients.length
    const member = groups[no - told.length]
    clients.push(freshClient(no, { seed, names, member }))
  }
  return clients
}

type Member = { root: string; sector: SectorKey; home: number }

/** One entry per subsidiary; the first group has lost its place at the top to a story. */
function groupsOf(random: Random, freshRoot: () => string): Member[] {
  return Array.from({ length: GROUPS }, (_, at) => {
    const root = at === 0 ? 'Arandia' : freshRoot()
    const sector = at === 0 ? 'car' : sectorFrom(random)
    const home = placeFrom(random)
    const size = at === 0 ? 2 : random.pick([2, 2, 3, 3, 3, 4, 5, 6])
    return Array.from({ length: size }, () => ({ root, sector, home }))
  }).flat()
}

type Making = { seed: number; names: ReturnType<typeof namesFrom>; member: Member | undefined }

function freshClient(no: number, { seed, names, member }: Making): Client {
  const random = strand(seed, 'client', no)
  const isAtHome = member && random.next() < 0.5
  const place = PLACES[isAtHome ? member.home : placeFrom(random)]!
  const sector = member && random.next() < 0.7 ? member.sector : sectorFrom(random)
  const yearly = Math.min(
    LARGEST_SALES * random.between(0.7, 1),
    Math.max(
      1_800,
      USUAL_SALES *
        (member ? 1.8 : 1) *
        (place.currency === 'EUR' ? 1 : 1.9) *
        Math.exp(1.15 * random.normal()),
    ),
  )
  const orders = Math.min(
    50,
    Math.max(4, 4.2 * (yearly / 10_000) ** 0.42 * random.between(0.6, 1.5)),
  )
  const size = yearly / orders
  const seller = random.pick<number>(place.sellers)
  const isStarved = seller === 7 && yearly < 40_000 && random.next() < 0.8
  return {
    no,
    code: codeOf(no),
    name: member ? names.branch(member.root, place, sector) : names.alone(place.tongue, sector),
    group: member ? `Grupo ${member.root}` : null,
    place,
    sector,
    seller,
    story: isStarved ? 'starved' : null,
    basket: basketOf(sectorFamilies(sector, random), size, random),
    size,
    gap: 365 / orders,
    k: random.whole(3, 6) + (orders > 15 ? 2 : 0),
    discount: discountFor(yearly, random),
    life: isStarved ? STARVED : lifeOf(yearly, random),
  }
}

/** Nobody has called on them for a year and a half. */
const STARVED: Life = {
  ...STEADY,
  level: (year) => (year < 3.4 ? 1 : 1 - 0.3 * (year - 3.4)),
  slow: (year) => (year < 3.4 ? 1 : 1 + 0.3 * (year - 3.4)),
}

/** When it came, when it goes and how its buying drifts; large ones stay, young ones may be a trial. */
function lifeOf(yearly: number, random: Random): Life {
  const isNew = random.next() < 0.29
  const came = random.between(0.05, 4.95)
  // Whoever came a few weeks before the last year began would seem to grow without measure.
  const from = isNew ? (came > 3.45 && came < 4.02 ? came + (came < 3.73 ? -0.5 : 0.3) : came) : -1
  const isTrial = isNew && random.next() < 0.14
  const perYear = yearly > 200_000 ? 0.012 : 0.055
  const stays = isTrial ? random.between(0.05, 0.5) : -Math.log(1 - random.next()) / perYear
  const until = Math.max(from, 0) + stays
  const drift = 0.055 * random.normal() + 0.008
  const isGoing = until < 5 && !isTrial
  return {
    from,
    until: until < 5 ? until : 9,
    // A newcomer takes a year to give us its whole order.
    level: (year) =>
      Math.exp(drift * (year - 2.5)) * (isNew ? Math.min(1, 0.55 + 0.45 * (year - from)) : 1),
    slow: (year) => (isGoing && year > until - 0.6 ? 1.7 : 1),
    tail: [],
  }
}

/** Who buys more has more to negotiate with; the smallest pay a little above the list. */
function discountFor(yearly: number, random: Random): number {
  const usual = 0.085 * Math.log(yearly / 12_000)
  return Math.min(0.5, Math.max(-0.18, usual + 0.1 * random.normal()))
}

/** Families as its sector buys them, each as often as its weight says. */
function sectorFamilies(sector: SectorKey, random: Random): number[] {
  const first = random.weighed(SECTORS[sector].buys)
  const more = Array.from({ length: random.whole(2, 5) }, () =>
    random.weighed(SECTORS[sector].buys),
  )
  return [first, first, ...more]
}

/** Small orders hold no items that cost more than the order. */
function basketOf(families: readonly number[], size: number, random: Random): Client['basket'] {
  const weights = new Map<number, number>()
  for (const family of families) weights.set(family, (weights.get(family) ?? 0) + 1)
  const affordable = [...weights].filter(([family]) => FAMILIES[family]!.price < size / 2)
  const bought = affordable.length > 0 ? affordable : [[0, 1] as const]
  return bought.map(([family, weight]) => {
    const known = FAMILIES[family]!.items.map((_, at) => at)
    const items = Array.from({ length: random.whole(1, 4) }, () => random.pick(known))
    return { family, weight, items: [...new Set(items)] }
  })
}

function placeFrom(random: Random): number {
  return random.weighed(PLACES.map(({ share }) => share))
}

function sectorFrom(random: Random): SectorKey {
  const keys = Object.keys(SECTORS) as SectorKey[]
  return keys[random.weighed(keys.map((key) => SECTORS[key].share))]!
}

function codeOf(no: number): string {
  return `C${String(1001 + no * 7).padStart(5, '0')}`
}

const STRATEGIC: (Story | null)[] = ['leaving', 'star', 'unattended', 'flat']

/** What the firm marks it with: its sector, and whether it was once called strategic. */
export function tagsOf({ sector, story }: Client): string[] {
  return [SECTORS[sector].name, ...(STRATEGIC.includes(story) ? ['Estratégica'] : [])]
}
