/** Maps of deciders at the demo company's key accounts: made of the people who work there and what happens to the account. */
import type { AttributeGiven, Grounds, POSITIONS } from '../src/know/decider.ts'
import type { BuyingRole } from '../src/know/decision.ts'
import type { TIES } from '../src/know/tie.ts'
import { addDays, type Day } from '../src/kernel/day.ts'
import type { Client } from './clients.ts'
import { tiesOf } from './deciderTies.ts'
import { DECISIONS, GROUNDS, type Kind, kindOf, PLANS, USUAL } from './deciderWords.ts'
import { EXPERTS, MANAGERS } from './people.ts'
import { type Random, strand } from './random.ts'
import type { Story } from './stories.ts'

export type Known = { contactId: string; name: string; jobTitle: string }
type Said = { contactId: string; said: AttributeGiven[] } & Grounds
type Position = (typeof POSITIONS)[number]

export type DeciderStory = {
  /** The oldest first. */
  said: Said[]
  positions: ({
    contactId: string
    colleague: string
    now: Position | null
    ideal: Position
  } & Grounds)[]
  ties: ({
    fromId: string
    toId: string
    kind: (typeof TIES)[number]
    fromOn: Day | null
    untilOn: Day | null
  } & Omit<Grounds, 'seenOn'>)[]
  decisions: {
    title: string
    buys: string
    expectedOn: Day
    decidedOn: Day | null
    parts: ({ contactId: string; roles: BuyingRole[] } & Grounds)[]
  }[]
  plan: { contactId: string; title: string; how: string; dueOn: Day }[]
}

type Told = { client: Client; people: readonly Known[]; asOf: Day; seed: number }
export type Someone = Known & {
  kind: Kind
  isSecond: boolean
  influence: number
  support: number
  coverage: number
}

/** How those who weigh stand to us, beside what chance brings. */
const MOOD: Partial<Record<Story, number>> = {
  leaving: -0.7,
  star: 0.8,
  unattended: -0.5,
  flat: 0.3,
}
const AGO = 372

export function decidersOf({ client, people, asOf, seed }: Told): DeciderStory {
  const random = strand(seed, 'deciders', client.no)
  const those = someones({ client, people, random })
  const first = (kind: Kind) => those.find((one) => one.kind === kind && !one.isSecond)
  return {
    said: saidOf(those, { asOf, random, client }),
    positions: positionsOf(those, { asOf, random, client }),
    ties: tiesOf(those, first, { asOf, random }),
    decisions: decisionsOf(those, { asOf, random }),
    plan: those
      .filter(
        ({ influence, coverage, support }) => influence >= 4 && (coverage <= 1 || support < 0),
      )
      .slice(0, 2)
      .map(({ contactId, name, kind }) => {
        const { title, how } = PLANS[USUAL[kind].orientation]
        const dueOn = addDays(asOf, random.whole(9, 45))
        return { contactId, title: title.replace('{name}', name), how, dueOn }
      }),
  }
}

function someones({
  client,
  people,
  random,
}: Pick<Told, 'client' | 'people'> & { random: Random }) {
  const seen = new Set<Kind>()
  const mood = (client.story && MOOD[client.story]) ?? 0.45
  return people.flatMap(({ contactId, name, jobTitle }): Someone[] => {
    const kind = kindOf(jobTitle)
    if (!kind) return []
    const isSecond = seen.has(kind)
    seen.add(kind)
    const { influence, coverage } = USUAL[kind]
    // Whoever looks after a good account has met even those at the top.
    const met = client.story === 'star' ? 1 : random.pick([-1, 0, 0, 0, 1, 1])
    return [
      {
        contactId,
        name,
        jobTitle,
        kind,
        isSecond,
        influence: within(influence + random.pick([-1, 0, 0, 0, 1]) - (isSecond ? 2 : 0), 1, 5),
        support: within(Math.round(mood + 0.8 * random.normal()), -2, 2),
        coverage: within(coverage + met - (isSecond ? 1 : 0), 0, 4),
      },
    ]
  })
}

type World = { asOf: Day; random: Random; client: Client }

function saidOf(those: readonly Someone[], { asOf, random, client }: World): Said[] {
  const now = those.map(({ contactId, kind, influence, support, coverage }): Said => {
    // Of whom one has never met, one rarely knows the mood.
    const isKnown = coverage > 0 || random.next() < 0.4
    const said = [
      { attribute: 'influence', value: String(influence) },
      { attribute: 'coverage', value: String(coverage) },
      ...(isKnown ? [{ attribute: 'support', value: String(support) }] : []),
      ...(coverage > 1 ? [{ attribute: 'orientation', value: USUAL[kind].orientation }] : []),
      ...(coverage > 2 ? [{ attribute: 'adaptability', value: random.pick(ADAPTS) }] : []),
    ] as AttributeGiven[]
    const isOld = random.next() < 0.07
    const ago = isOld ? random.whole(380, 520) : random.whole(4, 150)
    return { contactId, said, ...groundsOf(random, coverage > 1, addDays(asOf, -ago)) }
  })
  const before = those
    .filter(({ isSecond, coverage }) => !isSecond && coverage > 0)
    .slice(0, 7)
    .map(({ contactId, support, coverage, kind, influence }): Said => {
      const was = client.story === 'leaving' ? support + 2 : support - random.pick([0, 1, 1])
      const said = [
        {
          attribute: 'influence',
          value: String(kind === 'finance' ? within(influence - 1, 1, 5) : influence),
        },
        { attribute: 'support', value: String(within(was, -2, 2)) },
        { attribute: 'coverage', value: String(within(coverage - random.pick([0, 1, 1]), 0, 4)) },
      ] as AttributeGiven[]
      return {
        contactId,
        said,
        ...groundsOf(random, true, addDays(asOf, -AGO - random.whole(150, 200))),
      }
    })
  return [...before, ...now]
}

const ADAPTS = [
  'innovator',
  'visionary',
  'pragmatist',
  'pragmatist',
  'conservative',
  'laggard',
] as const
const BY_COVERAGE = [null, 'vendor', 'credible', 'solver', 'adviser'] as const
const IDEAL = ['credible', 'credible', 'solver', 'adviser', 'adviser'] as const

/** The manager knows most of them; those who look at technique or at numbers deal with one of our experts too. */
function positionsOf(those: readonly Someone[], { asOf, random, client }: World) {
  const manager = MANAGERS[client.seller]!.name
  const oneOf = (...works: string[]) =>
    random.pick(EXPERTS.filter((one) => works.includes(one.works))).name
  const ours = { technical: oneOf('product', 'support'), financial: oneOf('finance', 'logistics') }
  return those
    .filter(({ coverage, influence }) => coverage > 0 || influence >= 4)
    .flatMap(({ contactId, kind, coverage, isSecond }) => {
      const said = {
        contactId,
        ideal: IDEAL[coverage]!,
        ...groundsOf(random, coverage > 2, addDays(asOf, -random.whole(5, 120))),
      }
      const before = addDays(asOf, -AGO - random.whole(150, 200))
      const { orientation } = USUAL[kind]
      const also = orientation === 'technical' || orientation === 'financial' ? orientation : null
      const withExpert = also && coverage > 1 && (also === 'technical' || random.next() < 0.5)
      return [
        ...(coverage > 1 && !isSecond
          ? [{ ...said, seenOn: before, colleague: manager, now: BY_COVERAGE[coverage - 1]! }]
          : []),
        { ...said, colleague: manager, now: BY_COVERAGE[coverage]! },
        ...(withExpert
          ? [{ ...said, colleague: ours[also], now: 'credible' as const, ideal: 'solver' as const }]
          : []),
      ]
    })
}

function decisionsOf(those: readonly Someone[], { asOf, random }: Omit<World, 'client'>) {
  const next = random.pick(DECISIONS)
  const last = DECISIONS[(DECISIONS.indexOf(next) + 1) % DECISIONS.length]!
  const expectedOn = addDays(asOf, random.whole(35, 190))
  const decidedOn = addDays(asOf, -random.whole(200, 330))
  const partsOn = (seenOn: Day) => {
    const heads = those.filter(({ isSecond }) => !isSecond)
    const decides = heads.find(({ kind }) => kind === 'general') ?? heads[0]
    return heads
      .filter(({ kind }) => !['warehouse', 'plant'].includes(kind))
      .map(({ contactId, kind, coverage }) => ({
        contactId,
        roles: contactId === decides?.contactId ? ['decider' as const] : [...USUAL[kind].roles],
        ...groundsOf(random, coverage > 1, seenOn),
      }))
  }
  const year = expectedOn.slice(0, 4)
  return [
    {
      ...next,
      title: `${next.title} ${year}`,
      expectedOn,
      decidedOn: null,
      parts: partsOn(addDays(asOf, -random.whole(6, 60))),
    },
    {
      ...last,
      expectedOn: decidedOn,
      decidedOn,
      parts: partsOn(addDays(asOf, -AGO - 60)).slice(0, 4),
    },
  ]
}

function groundsOf(random: Random, isSure: boolean, seenOn: Day): Grounds {
  const confidence = isSure && random.next() < 0.75 ? 'confirmed' : 'assumed'
  return { confidence, source: random.pick<string>(GROUNDS[confidence]), seenOn }
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
