import { expect, test } from 'vitest'
import { whatHappened } from './told.ts'

const happened = (what: string, about: Record<string, unknown>) =>
  whatHappened({ happeningId: '', happenedAt: '', byName: null, what, about }, [])

test('what was noted as done for an account is told with its day and units', () => {
  const about = { accountId: 'A', activity: 'Visita', day: '2026-03-02', units: '2.5' }
  const values = { activity: 'Visita', day: '2026-03-02', units: '2.5', before: null }
  expect(happened('costActivity.kept', { ...about, before: null })).toEqual([
    { what: 'costActivityKept', values },
  ])
  expect(happened('costActivity.kept', { ...about, before: '1' })).toEqual([
    { what: 'costActivityChanged', values: { ...values, before: '1' } },
  ])
  expect(happened('costActivity.dropped', about)).toEqual([{ what: 'costActivityDropped', values }])
})

test('what has no words of its own says its name', () => {
  expect(happened('costActivity.kept', {})).toEqual([
    { what: 'other', values: { what: 'costActivity.kept' } },
  ])
})
