import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FactGiven, staleFrom, TOPICS } from './profileFact.ts'

const page = readFileSync('docs/methods/facts.md', 'utf8')

test('the page tells the months of every topic', () => {
  const told = [...page.matchAll(/^\| `(\w+)` +\| (\d+) +\|$/gm)].map(([, topic, months]) => [
    topic,
    Number(months),
  ])
  expect(told).toEqual(Object.entries(TOPICS).map(([topic, { months }]) => [topic, months]))
})

test('its worked example is so', () => {
  const fact = (seenOn: string) =>
    FactGiven.parse({
      accountId: '00000000-0000-4000-8000-000000000000',
      topic: 'ourCompetitor',
      name: 'Rodavia',
      seenOn,
    })
  expect(staleFrom(fact('2026-01-02'))).toBe('2026-10-02')
  expect(staleFrom(fact('2026-11-27'))).toBe('2027-08-27')
})
