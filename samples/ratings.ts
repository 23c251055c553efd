/** What five colleagues made of the largest clients, each by themselves: mostly alike, now and then far apart. */
import { STRENGTH } from '../src/segment/rating.ts'
import type { Client } from './clients.ts'
import { MANAGERS } from './people.ts'
import { type Random, strand } from './random.ts'
import type { Story } from './stories.ts'

export const ROUND = { title: 'Valoración de otoño', candidates: 90 } as const

/** Beside whoever leads key accounts. */
export const RATERS = [MANAGERS[0].name, MANAGERS[2].name, MANAGERS[3].name, MANAGERS[7].name]

/** Who is forced in, and why: an old friend whose figures say little. */
export const FORCED = {
  story: 'costly',
  reason: 'Es cliente de toda la vida y su gerente es amigo de la casa.',
} as const satisfies { story: Story; reason: string }

const KEYS = ['growthPotential', 'newMarkets', 'strategyFit', 'relationship', STRENGTH] as const
type Key = (typeof KEYS)[number]

/** What everyone knows of the clients with a story. */
const KNOWN: Partial<Record<Story, Record<Key, number>>> = {
  leaving: {
    growthPotential: 2.4,
    newMarkets: 2.6,
    strategyFit: 3.2,
    relationship: 2.6,
    strength: 2.2,
  },
  star: { growthPotential: 4.8, newMarkets: 3.6, strategyFit: 4.4, relationship: 4, strength: 4.2 },
  unattended: {
    growthPotential: 4.2,
    newMarkets: 3.4,
    strategyFit: 4.2,
    relationship: 2.4,
    strength: 2.6,
  },
  flat: { growthPotential: 3.6, newMarkets: 3.2, strategyFit: 4, relationship: 4.2, strength: 4 },
  oneDivision: {
    growthPotential: 3.2,
    newMarkets: 3,
    strategyFit: 3.8,
    relationship: 4,
    strength: 4,
  },
  newcomer: {
    growthPotential: 4.4,
    newMarkets: 4.8,
    strategyFit: 4.6,
    relationship: 3,
    strength: 3,
  },
  costly: {
    growthPotential: 3.6,
    newMarkets: 3.2,
    strategyFit: 3.4,
    relationship: 5,
    strength: 4.4,
  },
}

/** Raters differ by so much, and seldom by two points more. */
const NOISE = 0.55
const FAR_APART = 0.05
const UNKNOWN = 0.03

export type Given = { key: Key; point: number }

/** `rater` counts from 0; whoever looks after the client thinks a little better of it. */
export function ratingsOf(client: Client, rater: number, seed: number): Given[] {
  const looksAfter = RATERS[rater] === MANAGERS[client.seller]!.name
  const random = strand(seed, `rated ${rater}`, client.no)
  const truth = truthOf(client, strand(seed, 'worth', client.no))
  return KEYS.flatMap((key) => {
    if (random.next() < UNKNOWN) return []
    const far = random.next() < FAR_APART ? (truth[key] > 3 ? -2 : 2) : 0
    const said = truth[key] + far + (looksAfter ? 0.4 : 0) + NOISE * random.normal()
    return [{ key, point: Math.min(5, Math.max(1, Math.round(said))) }]
  })
}

function truthOf(client: Client, random: Random): Record<Key, number> {
  const known = client.story && KNOWN[client.story]
  if (known) return known
  const grows = client.life.level(4.8) / Math.max(0.05, client.life.level(3.6))
  const isAbroad = client.place.currency !== 'EUR'
  const around = (middle: number, spread = 0.7) => middle + spread * random.normal()
  return {
    growthPotential: around(grows > 1.08 ? 4 : grows > 0.95 ? 3 : 2),
    newMarkets: around(isAbroad ? 3.9 : 2.4),
    strategyFit: around(isAbroad ? 3.6 : 2.9, 0.9),
    relationship: around(client.life.from < 0 ? 3.5 : 2.7),
    strength: around(3.1, 0.9),
  }
}
