import { expect, test } from 'vitest'
import { z } from 'zod'
import { listOf, offsetOf, several, YesNo } from './list.ts'

const Portfolio = listOf({
  sorts: ['sales', 'name'],
  sort: 'sales',
  filters: { segment: several(z.enum(['Champions', 'Lost'])), quiet: YesNo.default(false) },
})

test('an address that says nothing gives the first page', () => {
  expect(Portfolio.parse({})).toEqual({
    q: '',
    sort: 'sales',
    dir: 'desc',
    page: 1,
    size: 60,
    segment: [],
    quiet: false,
  })
})

test('what an address says is text, one value stands alone', () => {
  const said = Portfolio.parse({ page: '3', segment: 'Lost', quiet: 'true', sort: 'name' })
  expect(said).toMatchObject({ page: 3, segment: ['Lost'], quiet: true, sort: 'name' })
  expect(offsetOf(said)).toBe(120)
  expect(Portfolio.parse({ segment: ['Lost', 'Champions'] }).segment).toEqual(['Lost', 'Champions'])
})

test('what it cannot say is refused', () => {
  expect(Portfolio.safeParse({ sort: 'password' }).success).toBe(false)
  expect(Portfolio.safeParse({ page: '0' }).success).toBe(false)
  expect(Portfolio.safeParse({ segment: 'Nobody' }).success).toBe(false)
})

test('it can be described', () => {
  expect(z.toJSONSchema(Portfolio, { io: 'input' })).toMatchObject({ type: 'object' })
})
