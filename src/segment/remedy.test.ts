import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeSince, isLate, type ServedYear, whyNotClose, whyNotOpen } from './remedy.ts'

const me = 'me'
const carers = [{ personId: me }]
const manager = { id: me, role: 'manager' } as const

test('who writes an account opens a remedy for it, one at a time', () => {
  expect(whyNotOpen(manager, { carers, hasOpen: false })).toBeNull()
  expect(whyNotOpen({ id: 'x', role: 'lead' }, { carers, hasOpen: false })).toBeNull()
  expect(whyNotOpen({ id: 'x', role: 'manager' }, { carers, hasOpen: false })?.code).toBe(
    'accounts/not-yours',
  )
  expect(whyNotOpen(manager, { carers, hasOpen: true })?.code).toBe('segment/remedy-open')
})

test('its owner closes it, also one who doesn’t write the account; closed is closed', () => {
  const remedy = { ownerId: 'elena', state: 'open' as const, carers }
  expect(whyNotClose({ id: 'elena', role: 'expert' }, remedy)).toBeNull()
  expect(whyNotClose(manager, remedy)).toBeNull()
  expect(whyNotClose({ id: 'x', role: 'expert' }, remedy)?.code).toBe('accounts/only-reads')
  expect(whyNotClose(manager, { ...remedy, state: 'done' })?.code).toBe('segment/remedy-closed')
})

const year = (told: Partial<ServedYear>): ServedYear => ({
  asOf: '2026-05-31',
  valuation: 'EUR',
  margin: 300,
  serving: 610,
  ...told,
})

test('the worked example of what a remedy changed', () => {
  const before = year({})
  const now = year({ asOf: '2026-11-30', margin: 420, serving: 380 })
  expect(changeSince({ before, now })).toEqual({
    margin: 120,
    serving: -230,
    profit: 350,
    days: 183,
    isWhole: false,
  })
  expect(changeSince({ before, now: year({ asOf: '2027-05-31' }) })?.isWhole).toBe(true)
})

test('nothing is compared with the same year, with other money, or with what isn’t known', () => {
  const before = year({})
  expect(changeSince({ before, now: before })).toBeNull()
  expect(changeSince({ before, now: null })).toBeNull()
  expect(changeSince({ before: null, now: before })).toBeNull()
  const later = { asOf: '2026-08-31' }
  expect(changeSince({ before, now: year({ ...later, valuation: 'USD' }) })).toBeNull()
  expect(
    changeSince({ before, now: year({ ...later, margin: null, serving: 600 }) }),
  ).toMatchObject({ margin: null, profit: null, serving: -10 })
})

test('profit changes by what the margin gains less what serving takes more', () => {
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 })
  fc.assert(
    fc.property(amount, amount, amount, amount, (m0, s0, m1, s1) => {
      const change = changeSince({
        before: year({ margin: m0, serving: s0 }),
        now: year({ margin: m1, serving: s1, asOf: '2026-12-31' }),
      })
      expect(change!.profit).toBe(m1 - s1 - (m0 - s0))
    }),
  )
})

test('late is what is under way past its day', () => {
  expect(isLate({ state: 'open', dueOn: '2026-11-20' }, '2026-11-21')).toBe(true)
  expect(isLate({ state: 'open', dueOn: '2026-11-21' }, '2026-11-21')).toBe(false)
  expect(isLate({ state: 'done', dueOn: '2026-11-20' }, '2026-11-21')).toBe(false)
})
