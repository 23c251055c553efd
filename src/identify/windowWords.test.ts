import { expect, test } from 'vitest'
import { formats } from '../kernel/format.ts'
import { windowWords } from './windowWords.ts'

const format = formats({ locale: 'es-ES' })

test('whole months are named as months, others by their days', () => {
  expect(windowWords({ from: '2026-08-01', to: '2026-10-31' }, 'quarter', format)).toEqual({
    short: 'oct 2026',
    long: 'ago 2026 – oct 2026',
  })
  expect(windowWords({ from: '2026-10-01', to: '2026-10-31' }, 'month', format).long).toBe(
    'oct 2026',
  )
  expect(windowWords({ from: '2025-11-21', to: '2026-11-20' }, 'year', format)).toEqual({
    short: 'nov 2026',
    long: '21 nov 2025 – 20 nov 2026',
  })
})
