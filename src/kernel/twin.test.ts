import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toldName } from './alike.ts'
import { comparable, type Keyed, likelihood, likeliest, nameKeys } from './twin.ts'

const weight = fc.double({ min: 0, max: 1, noNaN: true })

test('evidence adds up, whatever its order, and what speaks against takes away', () => {
  fc.assert(
    fc.property(
      fc.array(weight, { maxLength: 6 }),
      weight,
      fc.nat({ max: 3 }),
      (some, more, against) => {
        const score = likelihood(some, against)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(likelihood([...some, more], against)).toBeGreaterThanOrEqual(score)
        expect(likelihood(some, against + 1)).toBeLessThanOrEqual(score)
        expect(likelihood(some.toReversed(), against)).toBeCloseTo(score, 3)
      },
    ),
  )
})

test('the worked example of docs/methods/duplicates.md', () => {
  expect(likelihood([0.65, 0.95 * 0.917 * 0.97])).toBeCloseTo(0.9458, 4)
  expect(likelihood([0.65, 0.95 * 0.917 * 0.97], 1)).toBeCloseTo(0.6147, 4)
})

const thing = (id: string, name: string, marks: string[] = []): Keyed => ({
  id,
  names: nameKeys(toldName(name)),
  marks,
})

function pairs(things: readonly Keyed[], only?: Set<string>): string[] {
  return [...comparable(things, only)]
    .flatMap(
      (step) => step?.near.map(({ other }) => [step.thing.id, other.id].sort().join(' ')) ?? [],
    )
    .sort()
}

test('names are compared where they share a word, a beginning, or two of them; marks where they are the same', () => {
  const things = [
    thing('a', 'Forjas Levante'),
    thing('b', 'Forjados del Sur'),
    thing('c', 'Panadería Gómez', ['domain:x.example']),
    thing('d', 'Otra cosa', ['domain:x.example']),
  ]
  expect(pairs(things)).toEqual(['a b', 'c d'])
  const met = [...comparable(things)].flatMap((step) => step?.near.map(({ both }) => both) ?? [])
  expect(met).toEqual([[], ['domain:x.example']])
})

const inLetters = (number: number) =>
  Array.from(String(number).padStart(4, '0'))
    .map((digit) => 'bcdfghjklm'[Number(digit)])
    .join('')

test('what too many share tells nothing, but two common words together do', () => {
  const many = Array.from({ length: 120 }, (_, at) =>
    thing(`m${at}`, `Aceros ${inLetters(at)}`, ['phone:1']),
  )
  const things = [...many, thing('x', 'Aceros Levante'), thing('y', 'Aceros Levantte')]
  const found = pairs(things)
  expect(found).toContain('x y')
  expect(found.some((pair) => pair.startsWith('m0 '))).toBe(false)
})

test('of each pair once; of some only what concerns them, the same as of all', () => {
  const word = fc.constantFrom('aceros', 'norte', 'norteño', 'sur', 'levante', 'forjas', 'forja')
  fc.assert(
    fc.property(
      fc.array(fc.tuple(word, word, fc.constantFrom('', 'domain:a', 'domain:b')), {
        maxLength: 30,
      }),
      fc.array(fc.nat({ max: 29 }), { maxLength: 4 }),
      (told, some) => {
        const things = told.map(([one, other, mark], at) =>
          thing(`t${at}`, `${one} ${other}`, mark ? [mark] : []),
        )
        const all = pairs(things)
        expect(new Set(all).size).toBe(all.length)
        const only = new Set(some.map((at) => `t${at}`))
        const concerned = all.filter((pair) => pair.split(' ').some((id) => only.has(id)))
        expect(pairs(things, only)).toEqual(concerned)
      },
    ),
  )
})

test('each is in ten pairs at most, the likeliest', () => {
  const told = Array.from({ length: 30 }, (_, at) => ({
    id: 'a',
    otherId: `b${String(at).padStart(2, '0')}`,
    score: at / 100,
  }))
  const kept = likeliest(told)
  expect(kept).toHaveLength(10)
  expect(kept[0]).toMatchObject({ otherId: 'b29' })
  expect(kept.at(-1)).toMatchObject({ otherId: 'b20' })
})
