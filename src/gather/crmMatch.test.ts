import { expect, test } from 'vitest'
import type { CrmFields, CrmStanding } from '../kernel/crm.ts'
import { companyOf, contactOf, Pointers } from './crmLink.ts'
import { matched } from './crmMatch.ts'
import type { CrmRow } from './crmRead.ts'

const row = (line: number, fields: CrmFields): CrmRow => ({
  key: `1:${line}`,
  fileNo: 1,
  file: 'a.csv',
  line,
  cells: [],
  fields,
})
const thing = (id: string, more: Partial<CrmStanding> = {}): CrmStanding => ({
  id,
  alsoIds: [],
  name: id,
  town: '',
  tells: [],
  accountIds: [],
  held: {},
  ...more,
})

type Given = Partial<Parameters<typeof matched>[0]>
const companies = (given: Given) =>
  matched({ kind: 'company', rows: [], standing: [], known: new Map(), decisions: {}, ...given })

test('an id is surer than a tax id, a tax id than a domain, a domain than a name', () => {
  const standing = [
    thing('a', { name: 'Forjas Levante' }),
    thing('b', { tells: ['tax:B1'] }),
    thing('c', { tells: ['domain:forjas.es'] }),
    thing('d', { name: 'Forjas de Levante SL' }),
  ]
  const same = { name: 'Forjas Levante', taxId: 'B1', domain: 'forjas.es' }
  const foundFor = (fields: CrmFields, known = new Map<string, string>()) =>
    companies({ rows: [row(2, fields)], standing, known })[0]!
  expect(foundFor({ ...same, externalId: '7' }, new Map([['7', 'd']])).standing?.id).toBe('d')
  expect(foundFor(same).standing?.id).toBe('b')
  expect(foundFor({ ...same, taxId: null }).standing?.id).toBe('c')
  const { candidates } = foundFor({ name: 'Forjas Levante S.A.' })
  expect(candidates?.map(({ id }) => id)).toEqual(['a', 'd'])
  expect(foundFor({ name: 'Otra cosa' })).toMatchObject({ standing: null })
})

test('what a person decides counts', () => {
  const standing = [thing('a', { name: 'Forjas Levante' })]
  const rows = [row(2, { name: 'Forjas Levante' })]
  expect(companies({ rows, standing, decisions: { '1:2': 'new' } })[0]).toMatchObject({
    standing: null,
  })
  expect(companies({ rows, standing, decisions: { '1:2': 'a' } })[0]).toMatchObject({
    standing: { id: 'a' },
  })
})

test('what the program knows under another id is another', () => {
  const standing = [thing('a', { tells: ['domain:forjas.es'] })]
  const rows = [row(2, { externalId: '8', name: 'Forjas', domain: 'forjas.es' })]
  expect(companies({ rows, standing })[0]!.standing?.id).toBe('a')
  expect(companies({ rows, standing, known: new Map([['7', 'a']]) })[0]!.standing).toBeNull()
})

test('two lines are never one thing, unless nothing tells them apart', () => {
  const standing = [thing('a', { tells: ['domain:forjas.es'] })]
  const twice = (more: CrmFields) =>
    companies({
      standing,
      rows: [
        row(2, { name: 'X', domain: 'forjas.es', ...more }),
        row(3, { name: 'Y', domain: 'forjas.es' }),
      ],
    }).map((one) => one.standing?.id ?? one.twice)
  expect(twice({})).toEqual(['a', undefined])
  const fresh = companies({
    rows: [row(2, { name: 'X', taxId: 'B1' }), row(3, { name: 'X', taxId: 'B1' })],
  })
  expect(fresh.map(({ twice: first }) => first?.line)).toEqual([undefined, 2])
  const lines = (...rows: CrmRow[]) => companies({ rows, standing }).map((one) => one.twice?.line)
  const told = { name: 'Forjas', domain: 'forjas.es' }
  expect(lines(row(2, told), row(3, told))).toEqual([undefined, 2])
  expect(
    lines(row(2, { ...told, externalId: '7' }), row(3, { name: 'Otra', externalId: '7' })),
  ).toEqual([undefined, 2])
})

test('a person without an address is whoever works there under that name', () => {
  const standing = [
    thing('ana', { name: 'Ana Ruiz', accountIds: ['f'] }),
    thing('other', { name: 'Ana Ruiz', accountIds: ['g'] }),
    thing('eva', { name: 'Eva Sanz', accountIds: ['f'], tells: ['mail:eva@f.es'] }),
  ]
  const found = matched({
    kind: 'contact',
    standing,
    known: new Map(),
    decisions: {},
    accountOf: () => 'f',
    rows: [
      row(2, { name: 'Ana Ruiz', mail: 'ana@f.es' }),
      row(3, { name: 'Eva Sanz', mail: 'eva.sanz@f.es' }),
    ],
  })
  expect(found[0]).toMatchObject({ standing: { id: 'ana' } })
  expect(found[1]!.candidates?.map(({ id }) => id)).toEqual(['eva'])
})

test('a line belongs to the company that it names; a miss says what it named', () => {
  const those = new Pointers()
  those.add({ id: 'a', name: 'Forjas', tells: ['domain:forjas.es', 'id:7'], accountId: null })
  those.add({ id: 'b', name: 'Talleres', tells: ['domain:talleres.es'], accountId: null })
  those.add({ id: 'c', name: 'Talleres', tells: [], accountId: null })
  expect(companyOf({ companyId: '7' }, those)).toEqual({ id: 'a', miss: null })
  expect(companyOf({ companyId: '9', companyDomain: 'forjas.es' }, those).id).toBe('a')
  expect(companyOf({ companyName: 'talleres' }, those)).toEqual({
    id: null,
    miss: { reason: 'companies', text: 'talleres' },
  })
  expect(companyOf({ companyDomain: 'nadie.es' }, those).miss).toEqual({
    reason: 'company',
    text: 'nadie.es',
  })
  expect(companyOf({ mail: 'ana@talleres.es' }, those).id).toBe('b')
  expect(companyOf({}, those)).toEqual({ id: null, miss: null })
})

test('a person is named by name only within their company', () => {
  const people = new Pointers()
  people.add({ id: 'ana', name: 'Ana Ruiz', tells: ['mail:ana@f.es'], accountId: 'f' })
  expect(contactOf({ contactName: 'Ana Ruiz' }, people, 'f').id).toBe('ana')
  expect(contactOf({ contactName: 'Ana Ruiz' }, people, null)).toEqual({ id: null, miss: null })
  expect(contactOf({ contactMail: 'ana@f.es' }, people, null).id).toBe('ana')
  expect(people.accountOf('ana')).toBe('f')
})
