import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toldName } from '../kernel/alike.ts'
import { type ComparedContact, contactsLikely as likely, tellsSomeone } from './contactTwin.ts'

type Told = Partial<Pick<ComparedContact, 'marks' | 'accounts' | 'groups'>>

function person(
  text: string,
  { marks = [], accounts = [], groups = [] }: Told = {},
): ComparedContact {
  return { id: text, name: toldName(text), names: [], marks, accounts, groups }
}
const contactsLikely = (one: ComparedContact, other: ComparedContact) =>
  likely(one, other, { both: one.marks.filter((mark) => other.marks.includes(mark)) })
const reasons = (told: ReturnType<typeof contactsLikely>) =>
  told?.reasons.map(({ kind }) => kind) ?? []

test('one mailbox tells one person, unless the names say otherwise', () => {
  const marks = ['mail:jose@forjas.example']
  const told = contactsLikely(person('José Núñez', { marks }), person('Jose Nunez', { marks }))
  expect(reasons(told)).toEqual(['mail', 'name'])
  expect(told?.score).toBe(0.94)
  expect(contactsLikely(person('José Núñez', { marks }), person('Marta Gil', { marks }))).toBeNull()
})

test('a like name tells something only where both work together', () => {
  const at = (accounts: string[], groups: string[]) => ({ accounts, groups })
  const one = person('Ana Ruiz', at(['a'], ['g']))
  const near = contactsLikely(one, person('Ana Ruiz', at(['a'], ['g'])))
  expect(near).toMatchObject({ score: 0.9 })
  expect(reasons(near)).toEqual(['name', 'atOneAccount'])
  const grouped = contactsLikely(one, person('Ana Ruiz', at(['b'], ['g'])))
  expect(grouped).toMatchObject({ score: 0.75 })
  expect(reasons(grouped)).toEqual(['name', 'inOneGroup'])
  expect(contactsLikely(one, person('Ana Ruiz', at(['c'], ['h'])))).toBeNull()
})

test('a mailbox of a department tells nobody', () => {
  expect(tellsSomeone('compras@forjas.example')).toBe(false)
  expect(tellsSomeone('ana@forjas.example')).toBe(true)
})

test('the score lies between 0 and 1, is the same both ways, and grows with evidence', () => {
  const one = fc.record({
    name: fc.constantFrom('Ana Ruiz', 'Ana Ruíz Gil', 'A. Ruiz', 'Luis Peña', ''),
    marks: fc.uniqueArray(fc.constantFrom('mail:a', 'mail:b', 'mobile:1', 'phone:2')),
    accounts: fc.uniqueArray(fc.constantFrom('a', 'b')),
    groups: fc.uniqueArray(fc.constantFrom('g', 'h')),
  })
  fc.assert(
    fc.property(one, one, (a, b) => {
      const [here, there] = [person(a.name, a), person(b.name, b)]
      const score = contactsLikely(here, there)?.score ?? 0
      expect(contactsLikely(there, here)?.score ?? 0).toBe(score)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      const more = (side: ComparedContact) => ({ ...side, marks: [...side.marks, 'mobile:9'] })
      expect(contactsLikely(more(here), more(there))?.score ?? 0).toBeGreaterThanOrEqual(score)
    }),
  )
})
