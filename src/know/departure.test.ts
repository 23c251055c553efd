import fc from 'fast-check'
import { expect, test } from 'vitest'
import { effectOf, proposedFor, whyNotLeave } from './departure.ts'

const said = (attribute: string, value: string) => ({ attribute, value })
const person = (contactId: string, influence: number | null, support: number | null) => ({
  contactId,
  said: [
    ...(influence === null ? [] : [said('influence', String(influence))]),
    ...(support === null ? [] : [said('support', String(support))]),
  ],
})
const map = (people: object[], more: object = {}) =>
  ({ people, decisions: [], ties: [], ...more }) as unknown as Parameters<typeof effectOf>[0]

test('what goes with a champion: share of influence, decisions still open, lines', () => {
  const decisions = [
    { title: 'Contrato', decidedOn: null, parts: [{ contactId: 'a', roles: ['decider'] }] },
    { title: 'Vieja', decidedOn: '2026-01-01', parts: [{ contactId: 'a', roles: ['decider'] }] },
  ]
  const ties = [
    { fromId: 'b', toId: 'a' },
    { fromId: 'b', toId: 'c' },
  ]
  const people = [person('a', 4, 2), person('b', 3, -1), person('c', 1, null)]
  expect(effectOf(map(people, { decisions, ties }), 'a')).toEqual({
    influence: 4,
    support: 2,
    coverage: null,
    shareOfInfluence: 0.5,
    decisions: [{ title: 'Contrato', roles: ['decider'] }],
    ties: 1,
    champion: true,
  })
})

test('without influence known there is no share; with it, the shares of all come to 1', () => {
  expect(effectOf(map([person('a', null, null)]), 'a').shareOfInfluence).toBeNull()
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), (levels) => {
      const people = levels.map((level, at) => person(String(at), level, 0))
      const shares = people.map(
        ({ contactId }) => effectOf(map(people), contactId).shareOfInfluence!,
      )
      expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
    }),
  )
})

test('what is to be done depends on who follows, on what is lost and on where they go', () => {
  const kinds = (champion: boolean, hasSuccessor: boolean, goesTo: string) =>
    proposedFor({ champion }, { hasSuccessor, goesTo, leftOn: '2026-11-01' }).map(
      ({ kind }) => kind,
    )
  expect(kinds(true, false, '')).toEqual(['find', 'map', 'replace'])
  expect(kinds(false, true, 'Bombas Sur')).toEqual(['meet', 'ask', 'map', 'follow'])
})

test('nobody leaves twice, before they came, or follows themselves', () => {
  const given = { leftOn: '2026-11-01', contactId: 'a', successorId: null, newcomer: null }
  expect(whyNotLeave(given, { fromOn: '2020-01-01', untilOn: null })).toBeNull()
  expect(whyNotLeave(given, { fromOn: null, untilOn: '2026-10-01' })?.code).toBe(
    'know/left-already',
  )
  expect(whyNotLeave(given, { fromOn: '2026-12-01', untilOn: null })?.code).toBe('know/left-before')
  expect(whyNotLeave({ ...given, successorId: 'a' }, { fromOn: null, untilOn: null })?.code).toBe(
    'know/follows-oneself',
  )
})
