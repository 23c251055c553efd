/** No day may have a person with two bosses, nor anyone who reports to themselves: found by looking at every day. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../kernel/day.ts'
import { holdsOn, type Tie, whyNotTie } from './tie.ts'

type Line = Pick<Tie, 'fromId' | 'toId' | 'kind' | 'fromOn' | 'untilOn'>

const DAYS = 8
const onDay = (at: number) => addDays('2026-01-01', at)
const ends = fc.option(fc.integer({ min: 0, max: DAYS - 1 }).map(onDay), { nil: null })
const line: fc.Arbitrary<Line> = fc
  .record({
    fromId: fc.constantFrom('a', 'b', 'c', 'd'),
    toId: fc.constantFrom('a', 'b', 'c', 'd'),
    kind: fc.constant('reports' as const),
    fromOn: ends,
    untilOn: ends,
  })
  .filter(({ fromOn, untilOn }) => fromOn === null || untilOn === null || fromOn <= untilOn)

/** The bosses of a day, looked at one by one; also the days before and after all that is told. */
function isForest(lines: readonly Line[]): boolean {
  for (let at = -1; at <= DAYS; at += 1) {
    const today = lines.filter((one) => holdsOn(one, onDay(at)))
    const boss = new Map(today.map(({ fromId, toId }) => [fromId, toId]))
    if (boss.size < today.length) return false
    for (const start of boss.keys()) {
      let up = boss.get(start)
      for (let step = 0; up && step < boss.size; step += 1) {
        if (up === start) return false
        up = boss.get(up)
      }
    }
  }
  return true
}

test('a line is let in exactly where every day stays a forest', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (wanted) => {
      const drawn: Line[] = []
      for (const one of wanted) {
        const refusal = whyNotTie(one, drawn)
        expect(refusal === null).toBe(isForest([...drawn, one]))
        if (!refusal) drawn.push(one)
      }
    }),
  )
})

const reports = (fromId: string, toId: string, days: Partial<Line> = {}): Line => ({
  fromId,
  toId,
  kind: 'reports',
  fromOn: null,
  untilOn: null,
  ...days,
})

test('each refusal says what is wrong', () => {
  const drawn = [reports('a', 'b'), reports('b', 'c')]
  const code = (line: Line, others = drawn) => whyNotTie(line, others)?.code
  expect(code(reports('a', 'a'))).toBe('know/tie-to-oneself')
  expect(code(reports('c', 'a'))).toBe('know/reports-in-circle')
  expect(code(reports('a', 'c'))).toBe('know/two-bosses')
  expect(code(reports('a', 'b'))).toBe('know/tie-there')
  const backwards = { fromOn: '2026-05-01', untilOn: '2026-04-01' }
  expect(code(reports('d', 'a', backwards))).toBe('know/tie-ends-first')
  // What is no longer so stands in nobody's way.
  const ended = [reports('a', 'b', { untilOn: '2026-03-31' })]
  expect(code(reports('b', 'a', { fromOn: '2026-04-01' }), ended)).toBeUndefined()
})

test('influence may run in circles and both ways; a conflict is one and the same from either side', () => {
  const sways = (fromId: string, toId: string, kind: Line['kind'] = 'influences') => ({
    ...reports(fromId, toId),
    kind,
  })
  expect(whyNotTie(sways('b', 'a'), [sways('a', 'b')])).toBeNull()
  expect(whyNotTie(sways('a', 'b', 'trusts'), [sways('a', 'b')])).toBeNull()
  expect(whyNotTie(sways('b', 'a', 'conflict'), [sways('a', 'b', 'conflict')])?.code).toBe(
    'know/tie-there',
  )
})
