/** The demo company's maps hold together: lines that may stand, someone who decides, gaps to be closed, and a year before. */
import { expect, test } from 'vitest'
import { whyNotTie } from '../src/know/tie.ts'
import { clientsOf } from './clients.ts'
import { POSTS } from './contacts.ts'
import { decidersOf } from './deciders.ts'
import { SEED } from './sample.ts'

const AS_OF = '2026-11-20'

/** As many people as an account of its size has, in the order of their posts. */
function peopleOf(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    contactId: `p${at}`,
    name: `Persona ${at}`,
    jobTitle: POSTS.es[at % POSTS.es.length]!,
  }))
}

const maps = clientsOf(SEED)
  .slice(0, 40)
  .map((client, at) => {
    const people = peopleOf(5 + (at % 9))
    return { client, people, ...decidersOf({ client, people, asOf: AS_OF, seed: SEED }) }
  })

test('every line may stand beside those before it', () => {
  for (const { ties } of maps) {
    expect(ties.length).toBeGreaterThan(3)
    for (const [at, tie] of ties.entries()) expect(whyNotTie(tie, ties.slice(0, at))).toBeNull()
  }
})

test('somebody decides the next thing, which lies ahead; another was decided', () => {
  for (const { decisions } of maps) {
    const [next, last] = decisions
    expect(next!.parts.some(({ roles }) => roles.includes('decider'))).toBe(true)
    expect(next!.expectedOn > AS_OF).toBe(true)
    expect(last!.decidedOn! < AS_OF).toBe(true)
  }
})

test('some maps have gaps with a plan to close them, some have none; nothing is said of tomorrow', () => {
  const planned = maps.filter(({ plan }) => plan.length > 0)
  expect(planned.length).toBeGreaterThan(10)
  expect(planned.length).toBeLessThan(maps.length)
  for (const { said, positions } of maps) {
    for (const { seenOn } of [...said, ...positions]) expect(seenOn <= AS_OF).toBe(true)
    expect(said.some(({ seenOn }) => seenOn < '2025-11-20')).toBe(true)
  }
})

test('at the account that leaves, those who were for us a year ago are no longer', () => {
  const { said } = maps.find(({ client }) => client.story === 'leaving')!
  const supports = said.flatMap(({ said: values, seenOn }) =>
    values.flatMap((one) =>
      one.attribute === 'support'
        ? [{ year: seenOn < '2025-11-20', value: Number(one.value) }]
        : [],
    ),
  )
  const mean = (isBefore: boolean) => {
    const those = supports.filter(({ year }) => year === isBefore)
    return those.reduce((sum, { value }) => sum + value, 0) / those.length
  }
  expect(mean(true)).toBeGreaterThan(mean(false) + 0.5)
})
