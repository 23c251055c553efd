import { expect, test } from 'vitest'
import { whyNotAdd, whyNotWrite } from './account.ts'
import { AccountFilter, anywhere, wordsOf } from './accountFilter.ts'
import { partsGiven, placings, whyNotCare, whyNotPlace } from './carer.ts'

const ana = { id: 'ana', role: 'manager' } as const

test.each([
  ['a lead', { id: 'lu', role: 'lead' }, null],
  ['an admin', { id: 'ad', role: 'admin' }, null],
  ['a manager who looks after it', ana, null],
  ['another manager', { id: 'bo', role: 'manager' }, 'accounts/not-yours'],
  ['an expert of its team', { id: 'ana', role: 'expert' }, 'accounts/only-reads'],
  ['a viewer', { id: 'vi', role: 'viewer' }, 'accounts/only-reads'],
  ['a contact at the client', { id: 'cl', role: 'client' }, 'accounts/only-reads'],
] as const)('%s writes an account of Ana: %s', (_, actor, refusal) => {
  expect(whyNotWrite(actor, [{ personId: 'ana' }])?.code ?? null).toBe(refusal)
})

test('a manager adds accounts for themself, a lead for anyone', () => {
  expect(whyNotAdd(ana)).toBeNull()
  expect(whyNotAdd(ana, { managerId: 'ana' })).toBeNull()
  expect(whyNotAdd(ana, { managerId: 'bo' })?.code).toBe('accounts/new-is-yours')
  expect(whyNotAdd({ id: 'lu', role: 'lead' }, { managerId: 'bo' })).toBeNull()
  expect(whyNotAdd({ id: 'vi', role: 'viewer' })?.code).toBe('accounts/only-reads')
})

test('only those who can write are manager or deputy; the team takes anyone of the firm', () => {
  const expert = { role: 'expert', active: true } as const
  expect(whyNotCare('team', expert)).toBeNull()
  expect(whyNotCare('deputy', expert)?.code).toBe('accounts/cannot-write')
  expect(whyNotCare('manager', { role: 'manager', active: true })).toBeNull()
  expect(whyNotCare('team', { role: 'manager', active: false })?.code).toBe(
    'accounts/not-of-the-firm',
  )
  expect(whyNotCare('team', { role: 'client', active: true })?.code).toBe(
    'accounts/not-of-the-firm',
  )
  expect(whyNotCare('team', undefined)?.code).toBe('accounts/not-of-the-firm')
})

test('what is not named stays, null empties, and nobody has two parts', () => {
  expect(partsGiven({ deputyId: null })).toEqual(['deputy'])
  expect(placings({ managerId: 'ana', deputyId: null, teamIds: ['bo'] })).toEqual([
    { personId: 'ana', part: 'manager' },
    { personId: 'bo', part: 'team' },
  ])
  const members = new Map([['ana', { role: 'manager', active: true } as const]])
  const twice = placings({ managerId: 'ana', teamIds: ['ana'] })
  expect(whyNotPlace(twice, members)?.code).toBe('accounts/one-part-each')
})

test('a filter reads one value or several, and takes signs as they are', () => {
  expect(AccountFilter.parse({ tag: 'vip' })).toMatchObject({ q: '', tag: ['vip'], archived: 'no' })
  expect(AccountFilter.parse({ tag: ['vip', 'norte'] }).tag).toEqual(['vip', 'norte'])
  expect(AccountFilter.safeParse({ manager: 'someone' }).success).toBe(false)
  expect(wordsOf('  metal  tajo ')).toEqual(['metal', 'tajo'])
  expect(anywhere('50%_\\')).toBe('%50\\%\\_\\\\%')
})
