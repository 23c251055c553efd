/** What the demo company knows of its key accounts' needs, markets and SWOT: of their trade, and of their story. */
import type { AudienceGiven } from '../src/know/audience.ts'
import type { Evidence } from '../src/know/evidence.ts'
import type { NeedEnd, NeedGiven } from '../src/know/need.ts'
import type { PublicReviewGiven } from '../src/know/publicReview.ts'
import type { SwotGiven } from '../src/know/swot.ts'
import { addDays, addMonths, type Day } from '../src/kernel/day.ts'
import type { Client } from './clients.ts'
import { car } from './needs/car.ts'
import { cement } from './needs/cement.ts'
import { chemical } from './needs/chemical.ts'
import { food } from './needs/food.ts'
import { machine } from './needs/machine.ts'
import { metal } from './needs/metal.ts'
import { mining } from './needs/mining.ts'
import { naval } from './needs/naval.ts'
import type { BuyerTold, CrossingTold, NeedTold, Pack } from './needs/pack.ts'
import { paper } from './needs/paper.ts'
import { resale } from './needs/resale.ts'
import { STORIES_MORE } from './needs/stories.ts'
import { wind } from './needs/wind.ts'
import { DONE, DROPPED, MET, POSTS, SOURCES } from './needs/words.ts'
import { EXPERTS, MANAGERS } from './people.ts'
import { type Random, strand } from './random.ts'
import type { SectorKey } from './sectors.ts'

export const PACKS: Record<SectorKey, Pack> = {
  car,
  food,
  paper,
  mining,
  cement,
  wind,
  naval,
  resale,
  machine,
  metal,
  chemical,
}

export type KnownPerson = { contactId: string; jobTitle: string }

type SignalStory = {
  noticed: string
  place: string
  /** A colleague, by name. */
  by: string
  noticedOn: Day
  dismissed: string | null
}
type NeedStory = {
  given: Omit<NeedGiven, 'signalId'>
  /** In `signals`; null where it came from none. */
  signal: number | null
  end: NeedEnd | null
}
type ActionStory = { title: string; how: string; owner: string; dueOn: Day; done: string | null }
type CrossingStory = {
  /** In `items`. */
  inner: number
  outer: number
  impact: number
  action: ActionStory | null
  objective: string
  objectiveOn: Day | null
  rejection: string
}

export type NeedsTold = {
  signals: SignalStory[]
  needs: NeedStory[]
  audience: AudienceGiven[]
  reviews: PublicReviewGiven[]
  items: SwotGiven[]
  crossings: CrossingStory[]
}

type Asked = { client: Client; people: readonly KnownPerson[]; asOf: Day; seed: number }

export function needsTold({ client, people, asOf, seed }: Asked): NeedsTold {
  const random = strand(seed, 'needs', client.no)
  const pack = PACKS[client.sector]
  const more = client.story && STORIES_MORE[client.story]
  const draw = drawing(random, asOf)
  // Of the trade's needs a few; those of its own story all, and first.
  const needs = [...(more?.needs ?? []), ...some(pack.needs, random.whole(2, 4), random)]
  const all = [...(more?.signals ?? []), ...some(pack.signals, random.whole(2, 4), random)]
  const ofPack = new Set(pack.signals)
  const becomes = all.map((signal) => {
    if (signal.became === undefined) return -1
    const from = ofPack.has(signal) ? pack.needs : (more?.needs ?? [])
    return needs.indexOf(from[signal.became]!)
  })
  const { items, crossings } = swotTold(client, { random, draw, asOf })
  return {
    signals: all.map(({ noticed, place, nothing }) => ({
      noticed,
      place,
      by: random.next() < 0.7 ? MANAGERS[client.seller]!.name : random.pick(EXPERTS).name,
      noticedOn: draw.day(),
      dismissed: nothing ?? null,
    })),
    needs: needs.map((need, at) => ({
      given: needGiven(need, { people, draw }),
      signal: becomes.indexOf(at) < 0 ? null : becomes.indexOf(at),
      end: at > 1 && at === needs.length - 1 ? endOf(random) : null,
    })),
    audience: [
      { kind: 'ideal', ...buyer(pack.ideal, draw) },
      ...some(pack.buyers, random.whole(1, 2), random).map((one) => ({
        kind: 'persona' as const,
        ...buyer(one, draw),
      })),
      { kind: 'voice', ...buyer(pack.voice, draw) },
    ],
    reviews: some(pack.reviews, random.whole(3, 6), random).map(([rating, text], at) => ({
      writtenOn: addDays(asOf, -random.whole(10, 640)),
      rating: at % 4 === 3 ? rating - 0.5 : rating,
      text,
      link: `https://opiniones.invalid/${client.code.toLowerCase()}/${at + 1}`,
    })),
    items,
    crossings,
  }
}

type Draw = ReturnType<typeof drawing>

function drawing(random: Random, asOf: Day) {
  /** Now and then a year old, and so to be confirmed. */
  const day = () =>
    addDays(asOf, -(random.next() < 0.1 ? random.whole(240, 420) : random.whole(4, 85)))
  const evidence = (source: string = random.pick(SOURCES.others)): Evidence => ({
    source,
    seenOn: day(),
    confidence: random.next() < 0.6 ? 'confirmed' : 'assumed',
  })
  return { day, evidence }
}

function needGiven(
  { who, source, ...need }: NeedTold,
  { people, draw }: { people: readonly KnownPerson[]; draw: Draw },
): NeedStory['given'] {
  const theirs = people.filter(({ jobTitle }) => POSTS[who].test(jobTitle)).slice(0, 2)
  const contactIds = theirs.map(({ contactId }) => contactId)
  return { ...need, contactIds, ...draw.evidence(source) }
}

function endOf(random: Random): NeedEnd | null {
  const chance = random.next()
  if (chance < 0.35) return { state: 'met', outcome: random.pick(MET) }
  return chance < 0.5 ? { state: 'dropped', outcome: random.pick(DROPPED) } : null
}

function buyer(told: BuyerTold, draw: Draw): Omit<AudienceGiven, 'kind'> {
  return { ...told, ...draw.evidence() }
}

type Drawn = { random: Random; draw: Draw; asOf: Day }

/** What weighs most is always there; of the rest, most. */
function swotTold(client: Client, { random, draw, asOf }: Drawn) {
  const pack = PACKS[client.sector]
  const more = client.story && STORIES_MORE[client.story]
  const own = Object.entries(more?.items ?? {})
  const ofTrade = Object.entries(pack.items).filter(
    ([, { weight, subject }]) => random.next() < (weight === 3 ? 1 : subject === 'us' ? 0.85 : 0.7),
  )
  const named = [...own, ...ofTrade]
  const items = named.map(([, item]) => ({
    ...item,
    competitor: item.subject === 'competitor' ? pack.rival : '',
    ...draw.evidence(item.subject === 'us' ? random.pick(SOURCES.us) : undefined),
  }))
  const at = new Map(named.map(([key], index) => [key, index]))
  const crossings = [...(more?.crossings ?? []), ...pack.crossings].flatMap((told) => {
    const [inner, outer] = [at.get(told[0]), at.get(told[1])]
    if (inner === undefined || outer === undefined || random.next() < 0.07) return []
    return [{ inner, outer, ...crossingTold(told, client, { random, draw, asOf }) }]
  })
  return { items, crossings }
}

/** Of the decided ones, a few wait here. */
function crossingTold([, , impact, told]: CrossingTold, client: Client, drawn: Drawn) {
  const { random, asOf } = drawn
  const none = { impact, action: null, objective: '', objectiveOn: null, rejection: '' }
  if (told === null || random.next() < 0.12) return none
  if ('objective' in told) {
    const objectiveOn = addMonths(asOf, Math.max(2, told.months + random.whole(-1, 2)))
    return { ...none, objective: told.objective, objectiveOn }
  }
  if ('rejection' in told) return { ...none, rejection: told.rejection }
  const owner = random.next() < 0.75 ? MANAGERS[client.seller]!.name : random.pick(EXPERTS).name
  const done = random.next() < 0.2 ? random.pick(DONE) : null
  const dueOn = addDays(asOf, done === null ? random.whole(12, 110) : -random.whole(5, 30))
  return { ...none, action: { title: told.action, how: told.how, owner, dueOn, done } }
}

/** So many of them, in their order. */
function some<T>(list: readonly T[], many: number, random: Random): T[] {
  const drawn = list.map((one, at) => ({ one, at, by: random.next() }))
  const chosen = drawn.toSorted((a, b) => a.by - b.by).slice(0, many)
  return chosen.toSorted((a, b) => a.at - b.at).map(({ one }) => one)
}
