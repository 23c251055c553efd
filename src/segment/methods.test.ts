/** The worked examples of docs/methods about choosing, recomputed from what they say. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chooseAccounts } from './choosing.store.ts'
import { decidersOf, reachOf, throughOf } from './marketMap.ts'
import { scoresOf } from './scoring.ts'
import { aBox, aMap } from './testing.market.ts'
import { aCandidate, aCriterion } from './testing.ts'
import { weightsFromPairs } from './weights.ts'

const exampleOf = (name: string) =>
  readFileSync(`docs/methods/${name}.md`, 'utf8').split('**Worked example.**')[1]!.trim()

test('weights of three comparisons', () => {
  const text = exampleOf('criteria')
  const [, first, second, third] =
    /outweighs the second (\d) times and the third (\d) times, the second outweighs the third (\d)/.exec(
      text,
    )!
  const { weights, consistencyRatio } = weightsFromPairs(3, [
    { a: 0, b: 1, times: Number(first) },
    { a: 0, b: 2, times: Number(second) },
    { a: 1, b: 2, times: Number(third) },
  ])
  expect(text).toContain(
    `the consistency ratio is ${consistencyRatio.toFixed(2)} and the weights are ${weights.join(', ')}.`,
  )
})

test('scores with and without a point', () => {
  const text = exampleOf('scores')
  const [, a, b, c] = /Weights (\d+) and (\d+) financial .*, (\d+) strategic/.exec(text)!
  const points = /Points (\d), (\d) and (\d)/.exec(text)!.slice(1).map(Number)
  const criteria = [
    aCriterion({ weight: Number(a) }),
    aCriterion({ weight: Number(b), looksAhead: true }),
    aCriterion({ weight: Number(c), axis: 'strategic', looksAhead: true }),
  ]
  const all = [...points, ...points.with(1, NaN)]
  const { financial, strategic, attractiveness, confidence } = scoresOf(
    criteria,
    Float64Array.from(all),
    2,
  )
  expect(text).toContain(
    `financial ${financial[0]}, strategic ${strategic[0]}, attractiveness ${attractiveness[0]!.toFixed(2)}, confidence ${confidence[0]! * 100} %`,
  )
  expect(text).toContain(`financial ${financial[1]}, confidence ${confidence[1]! * 100} %`)
})

test('a choice of two accounts', async () => {
  const text = exampleOf('selection')
  const [, hours, most] = /Hours (\d+), (two) accounts/.exec(text)!
  const told = [
    .../(A) needs (\d) and scores (\d) strategic and (\d) financial/.exec(text)!.slice(1),
    .../(B) needs (\d) and scores (\d) and (\d)/.exec(text)!.slice(1),
    .../(C) needs (\d) and scores (\d) and (\d)/.exec(text)!.slice(1),
  ]
  const candidates = [0, 4, 8].map((at) =>
    aCandidate({
      key: told[at]!,
      hours: [Number(told[at + 1])],
      strategic: Number(told[at + 2]),
      financial: Number(told[at + 3]),
    }),
  )
  for (const [share, best] of [
    [0.9, '9'],
    [0.1, '9'],
  ] as const) {
    const choice = await chooseAccounts({
      candidates,
      limits: {
        resources: [{ name: 'all', available: Number(hours) }],
        most: most === 'two' ? 2 : 0,
        least: [],
        financialShare: share,
      },
    })
    expect(choice!.chosen.map((at) => candidates[at]!.key)).toEqual(['B', 'C'])
    expect(String(choice!.bestFinancial)).toBe(best)
    expect(text).toContain(`only B and C is left: strategic ${choice!.strategic}`)
  }
})

test('a market of a maker, us, builders and plants', () => {
  const text = exampleOf('market')
  const read = (line: RegExp) => line.exec(text)!.slice(1).map(Number)
  const [plants, builders] = read(/Plants use (\d+) % and builders (\d+) %/)
  const [plantUs, plantMaker] = read(/Plants buy (\d+) % of theirs from us, (\d+) % from the maker/)
  const [builderUs, builderMaker] = read(/builders buy (\d+) % from us and (\d+) % from the maker/)
  const flow = (to: string, from: string, percent: number, decidedBy: string | null) => ({
    from,
    to,
    percent,
    decidedBy,
  })
  const map = aMap({
    boxes: [
      aBox({ key: 'maker' }),
      aBox({ key: 'us', level: 1 }),
      aBox({ key: 'builder', level: 2, usesPercent: builders! }),
      aBox({ key: 'plant', level: 2, usesPercent: plants! }),
    ],
    flows: [
      flow('us', 'maker', 100, 'us'),
      flow('plant', 'us', plantUs!, 'plant'),
      flow('plant', 'maker', plantMaker!, 'plant'),
      flow('builder', 'us', builderUs!, null),
      flow('builder', 'maker', builderMaker!, null),
    ],
  })
  const whole = (share: number) => Math.round(share * 100)
  const through = throughOf(map)
  expect(text).toContain(`Through us goes ${whole(through.get('us')!)} %`)
  expect(text).toContain(`through the maker ${whole(through.get('maker')!)} %`)
  expect(text).toContain(
    `Of what plants buy, ${whole(reachOf(map, 'maker').get('plant')!)} % has gone through the maker`,
  )
  const [first] = decidersOf(map)
  expect(first!.key).toBe('plant')
  expect(text).toContain(`plants decide ${whole(first!.share)} %`)
})
