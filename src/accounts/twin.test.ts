import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toldName } from '../kernel/alike.ts'
import { nameKeys } from '../kernel/twin.ts'
import { accountsLikely, type ComparedAccount, speaksAgainst, whyNotTellApart } from './twin.ts'

type Told = Partial<Pick<ComparedAccount, 'town' | 'marks' | 'groups'>>

function account(text: string, { town = '', marks = [], groups = [] }: Told = {}): ComparedAccount {
  const name = toldName(text)
  return { id: text, name, names: nameKeys(name), town, marks, groups }
}
const likely = (one: ComparedAccount, other: ComparedAccount, related = false) =>
  accountsLikely(one, other, {
    both: one.marks.filter((mark) => other.marks.includes(mark)),
    related: () => related,
  })
const kinds = (told: ReturnType<typeof likely>) => told?.reasons.map(({ kind }) => kind) ?? []

test('one tax id, one domain, one telephone: each says so with what it shows, but for what is a person’s', () => {
  const marks = [
    'taxId:B12345678',
    'domain:forjas.example',
    'mail:ana@forjas.example',
    'phone:1234567',
  ]
  const told = likely(account('Uno', { marks }), account('Otra cosa', { marks }))
  expect(told?.reasons).toEqual([
    { kind: 'taxId', value: 'B12345678' },
    { kind: 'domain', value: 'forjas.example' },
    { kind: 'mail' },
    { kind: 'phone' },
  ])
  expect(told?.score).toBeGreaterThan(0.99)
})

test('like names are enough; another town says otherwise, no town says little', () => {
  const one = account('Talleres Ruiz, S.L.', { town: 'León' })
  const same = likely(one, account('Talleres Ruiz', { town: 'leon' }))
  expect(same).toEqual({
    score: 0.95,
    reasons: [
      { kind: 'name', likeness: 1 },
      { kind: 'town', value: 'León' },
    ],
  })
  expect(likely(one, account('Talleres Ruiz'))?.score).toBe(0.9215)
  const elsewhere = likely(one, account('Talleres Ruiz', { town: 'Murcia' }))
  expect(elsewhere?.score).toBe(0.8075)
  expect(elsewhere?.reasons.filter(speaksAgainst)).toEqual([{ kind: 'otherTown' }])
  expect(likely(one, account('Panadería Gómez', { town: 'León' }))).toBeNull()
})

test('those of one group, those related and those of other tax ids are likely to be two', () => {
  const marks = ['domain:forjas.example']
  const [one, other] = ['Forjas Levante', 'Forjas Levante Sur'].map((name) =>
    account(name, { marks, groups: ['g'] }),
  ) as [ComparedAccount, ComparedAccount]
  const apart = { ...other, groups: [] }
  const free = likely(one, apart)!
  const grouped = likely(one, other)!
  expect(kinds(grouped)).toContain('sameGroup')
  expect(grouped.score).toBeLessThan(free.score)
  expect(kinds(likely(one, apart, true))).toContain('related')
  const taxed = likely(
    { ...one, marks: [...marks, 'taxId:A1111'] },
    { ...apart, marks: [...marks, 'taxId:A2222'] },
  )
  expect(kinds(taxed)).toContain('otherTaxId')
  expect(likely({ ...one, marks: [] }, { ...other, marks: [] }, true)).toBeNull()
})

test('the score lies between 0 and 1, is the same both ways, and grows with evidence', () => {
  const mark = fc.constantFrom('taxId:A1', 'taxId:A2', 'domain:a', 'domain:b', 'mail:a', 'phone:1')
  const one = fc.record({
    name: fc.constantFrom(
      'Forjas Levante',
      'Forjas de Levante SL',
      'Forja Levantina',
      'Bombas',
      '',
    ),
    town: fc.constantFrom('', 'León', 'Murcia'),
    marks: fc.uniqueArray(mark),
    groups: fc.uniqueArray(fc.constantFrom('g', 'h')),
  })
  fc.assert(
    fc.property(one, one, fc.boolean(), (a, b, related) => {
      const [here, there] = [account(a.name, a), account(b.name, b)]
      const told = likely(here, there, related)
      expect(likely(there, here, related)?.score).toBe(told?.score)
      const score = told?.score ?? 0
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      const more = ['domain:more', 'phone:2']
      const [rich, other] = [here, there].map((side) => ({
        ...side,
        marks: [...side.marks, ...more],
      }))
      expect(likely(rich!, other!, related)?.score ?? 0).toBeGreaterThanOrEqual(score)
    }),
  )
})

test('whoever may change one of the two may say that they are two', () => {
  const sides = [{ carers: ['x'] }, { carers: ['me'] }]
  expect(whyNotTellApart({ id: 'me', role: 'manager' }, sides)).toBeNull()
  expect(whyNotTellApart({ id: 'lead', role: 'lead' }, [])).toBeNull()
  expect(whyNotTellApart({ id: 'you', role: 'manager' }, sides)).toMatchObject({ status: 403 })
  expect(whyNotTellApart({ id: 'me', role: 'viewer' }, sides)).toMatchObject({ status: 403 })
})
