import { expect, test } from 'vitest'
import { AudienceGiven } from '../src/know/audience.ts'
import { whyNotCross, whyNotEndSo } from '../src/know/crossing.ts'
import { NeedGiven } from '../src/know/need.ts'
import { PublicReviewGiven } from '../src/know/publicReview.ts'
import { SwotGiven } from '../src/know/swot.ts'
import { clientsOf } from './clients.ts'
import { STORIES_MORE } from './needs/stories.ts'
import { needsTold, PACKS } from './needs.ts'
import { SEED } from './sample.ts'
import { SECTORS } from './sectors.ts'

const AS_OF = '2026-11-20'
const clients = clientsOf(SEED)
const people = [
  { contactId: '00000000-0000-4000-8000-000000000001', jobTitle: 'Chefia de manutenção' },
]
const told = clients
  .slice(0, 120)
  .map((client) => ({ client, ...needsTold({ client, people, asOf: AS_OF, seed: SEED }) }))

test('of every trade it is known what it needs, and all of it is as the product takes it', () => {
  expect(new Set(told.map(({ client }) => client.sector)).size).toBe(Object.keys(SECTORS).length)
  for (const { needs, signals, audience, reviews, items } of told) {
    expect(needs.length).toBeGreaterThanOrEqual(2)
    expect(signals.length).toBeGreaterThanOrEqual(2)
    for (const { given, signal } of needs) {
      const { signalId: _, ...kept } = NeedGiven.parse(given)
      expect(kept).toEqual(given)
      expect(signal === null || signals[signal]!.dismissed === null).toBe(true)
    }
    for (const one of audience) expect(AudienceGiven.parse(one)).toEqual(one)
    for (const one of reviews) expect(PublicReviewGiven.parse(one)).toEqual(one)
    for (const one of items) expect(SwotGiven.parse(one)).toEqual(one)
    const days = [
      ...needs.map(({ given }) => given.seenOn),
      ...signals.map(({ noticedOn }) => noticedOn),
      ...reviews.map(({ writtenOn }) => writtenOn),
      ...[...audience, ...items].map(({ seenOn }) => seenOn),
    ]
    expect(days.every((day) => day <= AS_OF)).toBe(true)
  }
})

test('crossings are of one item inside and one outside of the same subject, each ends in one thing at most', () => {
  for (const { items, crossings } of told) {
    const pairs = crossings.map(({ inner, outer }) => `${inner} ${outer}`)
    expect(new Set(pairs).size).toBe(pairs.length)
    for (const { inner, outer, action, ...ends } of crossings) {
      expect(whyNotCross(items[inner]!.kind, items[outer]!.kind)).toBeNull()
      expect(items[inner]!.subject).toBe(items[outer]!.subject)
      expect(whyNotEndSo(ends, [])).toBeNull()
      expect(action === null || (ends.objective === '' && ends.rejection === '')).toBe(true)
    }
  }
})

test('each account has crossings that act, that aim, that are rejected; and most have some that wait', () => {
  const ends = told.flatMap(({ crossings }) => crossings)
  const waiting = told.filter(({ crossings }) =>
    crossings.some(({ action, objective, rejection }) => !action && !objective && !rejection),
  )
  expect(waiting.length).toBeGreaterThan(0.7 * told.length)
  expect(ends.filter(({ action }) => action).length).toBeGreaterThan(2 * told.length)
  expect(ends.filter(({ rejection }) => rejection).length).toBeGreaterThan(0.5 * told.length)
  expect(ends.filter(({ objective }) => objective).length).toBeGreaterThan(0.5 * told.length)
})

test('a crossing names items that its trade or its story has, and a signal the need that it became', () => {
  const wrong = Object.values(PACKS).flatMap(({ items, crossings }) =>
    crossings.flatMap(([inner, outer]) => [inner, outer].filter((key) => !items[key])),
  )
  const ofStories = Object.entries(STORIES_MORE).flatMap(([story, { items, crossings }]) => {
    const { sector } = clients.find((one) => one.story === story)!
    const all = { ...PACKS[sector].items, ...items }
    return crossings.flatMap(([inner, outer]) => [inner, outer].filter((key) => !all[key]))
  })
  expect([...wrong, ...ofStories]).toEqual([])
  for (const { needs, signals } of [...Object.values(PACKS), ...Object.values(STORIES_MORE)]) {
    for (const { became = 0 } of signals) expect(needs[became]).toBeDefined()
  }
})

test('two accounts of one trade don’t read the same', () => {
  const bySector = Map.groupBy(told, ({ client }) => client.sector)
  for (const same of bySector.values()) {
    const read = same.map(({ needs, items }) =>
      JSON.stringify([needs.map(({ given }) => given.title), items.map(({ title }) => title)]),
    )
    expect(new Set(read).size).toBeGreaterThan(same.length / 2)
  }
})
