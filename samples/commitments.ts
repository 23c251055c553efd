/** What the demo company has promised its key accounts over two years: most of it kept in time, some late, some not. */
import { addDays, type Day } from '../src/kernel/day.ts'
import type { CommitmentGiven } from '../src/commit/commitment.ts'
import type { Client } from './clients.ts'
import {
  BELIEVED,
  CLEARED,
  PROMISES,
  WHERE,
  WHY_ANOTHER_DAY,
  WHY_BROKEN,
  WHY_DECLINED,
  WHY_WITHDRAWN,
} from './commitmentWords.ts'
import { type Random, strand } from './random.ts'

const SPAN_DAYS = 730
/** What is late this long at most is still open; older ones have ended one way or another. */
const OPEN_LATE_DAYS = 45

export type Promised = {
  given: Omit<CommitmentGiven, 'accountId' | 'ownerId' | 'contactId'>
  /** Which of the client's people. */
  contact: number
  end: { how: 'kept' | 'broken' | 'withdrawn'; outcome: string; endedOn: Day } | null
  redated: { dueOn: Day; reason: string } | null
  /** What the client answers to the link; null where it isn't asked. */
  answer: 'accepted' | 'declined' | 'waiting' | null
  reason: string
}

type Told = { client: Pick<Client, 'code' | 'seller'>; asOf: Day; seed: number }

/** How often each manager keeps the day, by their place in the list. */
const IN_TIME = [0.92, 0.86, 0.8, 0.72, 0.6]

export function promisesTold({ client, asOf, seed }: Told): Promised[] {
  const chance = strand(seed, 'promises', client.code)
  const inTime = IN_TIME[client.seller % IN_TIME.length]!
  const order = PROMISES.map((_, at) => ({ at, by: chance.next() })).toSorted((a, b) => a.by - b.by)
  return order
    .slice(0, chance.whole(4, 8))
    .map(({ at }, place) => promised(chance, { at, asOf, inTime, isLast: place < 2 }))
}

type About = { at: number; asOf: Day; inTime: number; isLast: boolean }

function promised(chance: Random, { at, asOf, inTime, isLast }: About): Promised {
  const [promise, proof, shown] = PROMISES[at]!
  const [madeIn, source] = chance.pick(WHERE)
  const madeOn = addDays(asOf, -chance.whole(4, isLast ? 70 : SPAN_DAYS))
  const dueOn = addDays(madeOn, chance.whole(14, 100))
  const given = { promise, proof, madeOn, madeIn, source, dueOn, shared: chance.next() < 0.4 }
  const about = { given, contact: chance.whole(0, 2), reason: WHY_DECLINED }
  const fate = chance.next()
  const end = dueOn < asOf ? ended(chance, { shown, dueOn, asOf, inTime, fate }) : null
  const ahead = end === null && dueOn > asOf
  const asked = end === null ? chance.next() : 1
  return {
    ...about,
    end,
    redated:
      ahead && fate < 0.15
        ? { dueOn: addDays(dueOn, chance.whole(7, 28)), reason: chance.pick(WHY_ANOTHER_DAY) }
        : null,
    answer: asked < 0.2 ? 'accepted' : asked < 0.24 ? 'declined' : asked < 0.36 ? 'waiting' : null,
  }
}

type Past = { shown: string; dueOn: Day; asOf: Day; inTime: number; fate: number }

function ended(chance: Random, { shown, dueOn, asOf, inTime, fate }: Past): Promised['end'] {
  const by = (on: Day) => (on > asOf ? asOf : on)
  if (fate < inTime) {
    return { how: 'kept', outcome: shown, endedOn: addDays(dueOn, -chance.whole(0, 6)) }
  }
  if (dueOn > addDays(asOf, -OPEN_LATE_DAYS) && chance.next() < 0.7) return null
  const rest = chance.next()
  if (rest < 0.55) {
    return { how: 'kept', outcome: shown, endedOn: by(addDays(dueOn, chance.whole(3, 40))) }
  }
  if (rest < 0.85) {
    return { how: 'broken', outcome: chance.pick(WHY_BROKEN), endedOn: by(addDays(dueOn, 10)) }
  }
  return { how: 'withdrawn', outcome: chance.pick(WHY_WITHDRAWN), endedOn: by(dueOn) }
}

/** What some believe was promised; half of it has been cleared up. */
export function expectationTold({ client, asOf, seed }: Told) {
  const chance = strand(seed, 'believed', client.code)
  if (chance.next() < 0.5) return null
  const [believed, promised, gap] = chance.pick(BELIEVED)
  const heardOn = addDays(asOf, -chance.whole(3, 120))
  const given = { believed, promised, gap, heardOn, source: chance.pick(WHERE)[1] }
  return { given, cleared: chance.next() < 0.5 ? CLEARED : null }
}
