/** What the demo company knows of its largest clients beyond the ledger: how close it is, what they could buy, what they want. */
import { type Stage, STAGES } from '../src/accounts/stage.ts'
import type { StageGiven } from '../src/accounts/stageView.ts'
import type { PotentialGiven } from '../src/accounts/potential.ts'
import { type Day, addDays } from '../src/kernel/day.ts'
import type { InterestGiven } from '../src/segment/interest.ts'
import type { Client } from './clients.ts'
import { RATES } from './company.ts'
import { type Random, strand } from './random.ts'
import { BROUGHT, DESIGNERS, EVIDENCE, INTEREST, SERVES, SOURCES } from './relationWords.ts'
import type { Story } from './stories.ts'

const KNOWN = 64
const REFERRALS = 9

export type Relation = {
  client: Client
  /** The oldest first. */
  stages: StageGiven[]
  potential: PotentialGiven
  /** Of STRATEGIES; null where nobody has found one. */
  serves: { strategy: number; how: string } | null
  interest: InterestGiven | null
}

type Views = readonly [ours: Stage, theirs: Stage | null, target: Stage]

/** Whom everyone talks about: we believe ourselves closer to those that leave or stand still. */
const TOLD: Partial<Record<Story, Views>> = {
  leaving: ['interdependent', 'basic', 'interdependent'],
  star: ['cooperative', 'cooperative', 'integrated'],
  unattended: ['interdependent', 'basic', 'interdependent'],
  flat: ['interdependent', 'interdependent', 'integrated'],
  oneDivision: ['interdependent', 'cooperative', 'interdependent'],
  newcomer: ['basic', 'cooperative', 'interdependent'],
}

/** How we stood with them a year before. */
const BEFORE: Partial<Record<Story, Views>> = {
  leaving: ['interdependent', 'interdependent', 'integrated'],
  star: ['cooperative', 'basic', 'interdependent'],
}

export function relationsOf(clients: readonly Client[], asOf: Day, seed: number): Relation[] {
  return largest(clients).map((client) => {
    const random = strand(seed, 'relation', client.no)
    const views = (client.story && TOLD[client.story]) ?? viewsOf(client, random)
    const before = client.story && BEFORE[client.story]
    const seenOn = () => addDays(asOf, -random.whole(5, 120))
    return {
      client,
      stages: [
        ...(before ? [stageSaid(before, { random, seenOn: addDays(asOf, -370) })] : []),
        stageSaid(views, { random, seenOn: seenOn() }),
      ],
      potential: potentialOf(client, random, seenOn()),
      serves: servesOf(client, random),
      interest: interestOf(client, random, seenOn()),
    }
  })
}

export type Brought = { by: Client; brought: Client; broughtOn: Day; note: string }

/** Older clients brought younger ones of their own trade or place. */
export function broughtOf(clients: readonly Client[], asOf: Day, seed: number): Brought[] {
  const random = strand(seed, 'referrals')
  const old = largest(clients).filter(({ life }) => life.from < 0)
  const young = clients.filter(
    ({ life, group }) => group === null && life.from > 0.5 && life.from < 4.8 && life.until > 5,
  )
  return young.slice(0, REFERRALS).map((brought) => {
    const near = old.filter(
      ({ place, sector }) => place === brought.place || sector === brought.sector,
    )
    const by = random.pick(near.length > 0 ? near.slice(0, 8) : old)
    const broughtOn = addDays(asOf, -Math.round((5 - brought.life.from) * 365.25))
    return { by, brought, broughtOn, note: random.pick(BROUGHT) }
  })
}

export function largest(clients: readonly Client[]): Client[] {
  return clients
    .filter(({ life }) => life.from < 4.7 && life.until > 5)
    .filter(({ story }) => story !== 'lost' && story !== 'starved')
    .toSorted((a, b) => yearly(b) - yearly(a))
    .slice(0, KNOWN)
}

/** Euros a year as it buys now. */
export function yearly({ size, gap, life }: Client): number {
  return ((size * 365) / gap) * (life.level(4.8) / life.slow(4.8))
}

/** The larger, the closer; and now and then closer in our eyes than in theirs. */
function viewsOf(client: Client, random: Random): Views {
  const big = Math.log10(yearly(client) / 20_000)
  const at = (step: number) => STAGES[Math.min(4, Math.max(0, Math.round(step)))]!
  const ours = 1.2 + big + 0.5 * random.normal()
  const closer = random.pick([0, 0, 0, 1, 1, 1, 1, 2, -1])
  const theirs = random.next() < 0.12 ? null : at(Math.max(1, Math.round(ours) - closer))
  return [at(Math.max(1, ours)), theirs, at(Math.max(2, ours + random.pick([0, 1, 1])))]
}

function stageSaid(
  [ours, theirs, target]: Views,
  { random, seenOn }: { random: Random; seenOn: Day },
): StageGiven {
  const lower = STAGES.find((stage) => stage === ours || stage === theirs)!
  // Who answers at all wants a step more, and never more than we do.
  const wanted = theirs && Math.min(STAGES.indexOf(theirs) + 1, STAGES.indexOf(target))
  return {
    ours,
    theirs,
    target,
    targetOn: `${Number(seenOn.slice(0, 4)) + 2}-06-30`,
    theirTarget: wanted === null ? null : STAGES[wanted]!,
    evidence: random.pick(EVIDENCE[lower]),
    seenOn,
  }
}

/** What they buy of us is between a sixth and nine tenths of what they could. */
function potentialOf(client: Client, random: Random, seenOn: Day): PotentialGiven {
  const { currency } = client.place
  const euros = yearly(client) / random.between(0.17, 0.9)
  const own = currency === 'EUR' ? euros : euros * RATES[currency]
  const step = 10 ** (Math.floor(Math.log10(own)) - 1)
  const confidence = random.next() < 0.3 ? 'confirmed' : 'assumed'
  const source = random.pick(SOURCES[confidence])
  return { amount: String(Math.round(own / step) * step), currency, confidence, source, seenOn }
}

function servesOf(client: Client, random: Random): Relation['serves'] {
  // An old friend of whom nobody can say what for.
  if (client.story === 'costly') return null
  const abroad = client.place.country !== 'España' && random.next() < 0.8
  const strategy = abroad ? 0 : DESIGNERS.includes(client.sector) ? 2 : 1
  return { strategy, how: random.pick(SERVES[strategy]) }
}

function interestOf(client: Client, random: Random, seenOn: Day): InterestGiven | null {
  if (random.next() < 0.15) return null
  const wants = client.story === 'leaving' ? 'unsure' : random.pick(WISHES)
  return { wants, ...random.pick(INTEREST[wants]), seenOn }
}

const WISHES = ['yes', 'yes', 'yes', 'yes', 'yes', 'unsure', 'unsure', 'no'] as const
