import { expect, test } from 'vitest'
import { ReviewSetting, reviewDue, whyNotTry } from './review.ts'

const due = (today: string, everyMonths: 3 | 6 | 12 | 24 = 12) =>
  reviewDue('2025-11-30', { everyMonths, today })

test('a review is due so many months after the list was decided', () => {
  expect(ReviewSetting.parse({})).toEqual({ everyMonths: 12 })
  expect(due('2026-06-01')).toEqual({ dueOn: '2026-11-30', daysLeft: 182, is: 'later' })
  expect(due('2026-02-01', 3)).toEqual({ dueOn: '2026-02-28', daysLeft: 27, is: 'soon' })
})

test('on its day it is not late yet, on the next it is', () => {
  expect(due('2026-11-30')).toMatchObject({ daysLeft: 0, is: 'soon' })
  expect(due('2026-12-01')).toMatchObject({ daysLeft: -1, is: 'overdue' })
})

test('nothing is tried without criteria', () => {
  expect(whyNotTry(true)).toBeNull()
  expect(whyNotTry(false)).toMatchObject({ code: 'segment/no-criteria' })
})
