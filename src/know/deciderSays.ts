/** What matters most on a map of deciders, and the figures that it rests on. */
import {
  isCoverageGap,
  type Threads,
  threadsOf,
  weightedSupport,
  type Weighed,
} from './deciderFigures.ts'
import { type Decider, type DeciderMap, levelOf, nextDecision, plays } from './deciderMap.ts'
import type { Decision } from './decision.ts'

/** Half of the influence on one thread is too much. */
const THREAD = 0.5

export type Finding =
  | { what: 'nobody' }
  | { what: 'noInfluence' }
  | { what: 'noDecision' }
  | { what: 'noDecider'; title: string }
  | { what: 'unmet' | 'barelyMet' | 'against'; who: Decider; decides: boolean }
  | { what: 'threadOurs' | 'threadTheirs'; name: string; share: number }
  | { what: 'sound'; support: number | null }

export function weighedOf(person: Decider): Weighed {
  return {
    contactId: person.contactId,
    influence: levelOf(person, 'influence'),
    support: levelOf(person, 'support'),
    coverage: levelOf(person, 'coverage'),
    ours: person.positions.filter(({ now }) => now !== null).map(({ personId }) => personId),
  }
}

export type Summary = { support: number | null; gaps: Decider[]; threads: Threads | null }

/** Support, those whom we fail to reach from the heaviest on, and what hangs on one thread. */
export function summaryOf({ people, ties }: Pick<DeciderMap, 'people' | 'ties'>): Summary {
  const weighed = people.map(weighedOf)
  const gaps = people
    .filter((_, at) => isCoverageGap(weighed[at]!))
    .toSorted((a, b) => levelOf(b, 'influence')! - levelOf(a, 'influence')!)
  return { support: weightedSupport(weighed), gaps, threads: threadsOf(weighed, ties) }
}

/**
 * In this order: nothing known; someone who decides whom we don't know, or who is against us; someone who
 * weighs and whom we don't know, or who is against us; a single thread; nobody named to decide; all is well.
 */
export function findingOf(
  map: DeciderMap,
  decision: Decision | undefined = nextDecision(map),
): Finding {
  const { people } = map
  if (people.length === 0) return { what: 'nobody' }
  const deciding = people.filter(({ contactId }) => plays(decision, contactId, ['decider']))
  const approving = people.filter(({ contactId }) => plays(decision, contactId, ['approver']))
  const { support, gaps, threads } = summaryOf(map)
  for (const [those, decides] of [
    [deciding, true],
    [[...approving, ...gaps], false],
  ] as const) {
    const unknown = those.find((one) => (levelOf(one, 'coverage') ?? 0) === 0 && !isMet(one))
    if (unknown) return { what: 'unmet', who: unknown, decides }
    const barely = those.find((one) => (levelOf(one, 'coverage') ?? 0) <= 1)
    if (barely) return { what: 'barelyMet', who: barely, decides }
    const against = those.find((one) => (levelOf(one, 'support') ?? 0) < 0)
    if (against) return { what: 'against', who: against, decides }
  }
  if (threads === null) return { what: 'noInfluence' }
  const heavy = people
    .filter((one) => (levelOf(one, 'influence') ?? 0) >= 4 && (levelOf(one, 'support') ?? 0) < 0)
    .toSorted((a, b) => levelOf(a, 'support')! - levelOf(b, 'support')!)[0]
  if (heavy) return { what: 'against', who: heavy, decides: false }
  const { most } = threads
  if (most && most.share >= THREAD && people.length > 1) return threadOf(map, most)
  if (!decision) return { what: 'noDecision' }
  if (deciding.length === 0) return { what: 'noDecider', title: decision.title }
  return { what: 'sound', support }
}

function threadOf({ people }: DeciderMap, most: NonNullable<Threads['most']>): Finding {
  const { side, id, share } = most
  const name =
    side === 'theirs'
      ? people.find(({ contactId }) => contactId === id)?.name
      : people.flatMap(({ positions }) => positions).find(({ personId }) => personId === id)?.person
  return { what: side === 'ours' ? 'threadOurs' : 'threadTheirs', name: name ?? '', share }
}

function isMet({ positions }: Decider): boolean {
  return positions.some(({ now }) => now !== null)
}
