import { expect, test } from 'vitest'
import { npsGroup } from '../src/monitor/satisfaction/satisfaction.ts'
import { strand } from './random.ts'
import { SEED } from './sample.ts'
import { answerOf, ROUNDS } from './satisfaction.ts'

const answers = (story: string | null, round: number) =>
  Array.from({ length: 60 }, (_, at) =>
    answerOf(story, round, strand(SEED, 'said', story ?? '', round, at)),
  ).filter((one) => one !== null)
const npsOf = (story: string | null, round: number) => {
  const said = answers(story, round).map(({ nps }) => npsGroup(nps))
  const of = (group: string) => said.filter((one) => one === group).length
  return (100 * (of('promoter') - of('detractor'))) / said.length
}

test('who is leaving says so, the star says the contrary, and who is not attended falls silent', () => {
  const last = ROUNDS.length - 1
  expect(npsOf('leaving', 0)).toBeGreaterThan(50)
  expect(npsOf('leaving', last)).toBeLessThan(-80)
  expect(npsOf('star', last)).toBeGreaterThan(80)
  expect(answers('unattended', last)).toEqual([])
  expect(answers('unattended', 0).length).toBeGreaterThan(30)
  for (const { csat } of answers('leaving', last)) expect(csat['delivery']).toBe(2)
})

test('the same seed says the same', () => {
  expect(answers(null, 1)).toEqual(answers(null, 1))
})
