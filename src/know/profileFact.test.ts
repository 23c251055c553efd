import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  FactGiven,
  isToConfirm,
  ofItsTopic,
  staleFrom,
  TOPIC_NAMES,
  TOPICS,
  whyNotSay,
} from './profileFact.ts'
import { DIVISIONS, sectorLines, sectorText } from './sector.ts'

const given = (more: object) =>
  FactGiven.parse({
    accountId: '00000000-0000-4000-8000-000000000000',
    seenOn: '2026-01-31',
    topic: 'goal',
    ...more,
  })

test('a fact is stale from the day on which its months are over, and to be confirmed while assumed', () => {
  const goal = given({ text: 'Crecer en Francia', confidence: 'confirmed' })
  expect(staleFrom(goal)).toBe('2027-01-31')
  expect(isToConfirm(goal, '2027-01-30')).toBeNull()
  expect(isToConfirm(goal, '2027-01-31')).toBe('stale')
  expect(isToConfirm({ ...goal, confidence: 'assumed' }, '2026-02-01')).toBe('assumed')
})

test('what its topic needs has to be there, and a link opens a page', () => {
  expect(whyNotSay(given({ topic: 'competitor' }))).toMatchObject({ code: 'know/fact-lacks-name' })
  expect(whyNotSay(given({ topic: 'employees' }))).toMatchObject({
    code: 'know/fact-lacks-amount',
  })
  expect(whyNotSay(given({ topic: 'web', link: 'javascript:alert(1)' }))).toMatchObject({
    code: 'know/fact-no-link',
  })
  expect(whyNotSay(given({ topic: 'web', link: 'https://forjas.example' }))).toBeNull()
})

test('of each topic only its own parts are kept, twice as once', () => {
  const full = { name: 'a', text: 'b', link: 'https://c', amount: '1', currency: 'EUR', share: 0.5 }
  fc.assert(
    fc.property(fc.constantFrom(...TOPIC_NAMES), (topic) => {
      const once = ofItsTopic(given({ topic, ...full }))
      expect(ofItsTopic(once)).toEqual(once)
      const kept = Object.keys(full).filter((part) => once[part as keyof typeof full])
      expect(kept.toSorted()).toEqual([...TOPICS[topic].parts].toSorted())
    }),
  )
})

test('sectors are read from lines, and written as they are read', () => {
  expect(sectorLines('A1; Aceros\n\nB2,"Bombas"\nA1\tAceros especiales\nsin')).toEqual([
    { code: 'A1', name: 'Aceros especiales' },
    { code: 'B2', name: 'Bombas' },
  ])
  const some = [{ code: '25', name: 'Productos metálicos' }]
  expect(sectorLines(sectorText(some))).toEqual(some)
  expect(DIVISIONS).toHaveLength(88)
})
