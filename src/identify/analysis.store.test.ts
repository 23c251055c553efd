import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Rate } from '../gather/rate.ts'
import { analyseLedger } from './analysis.store.ts'

const EUROS: Rate = { base: 'USD', currency: 'EUR', day: null, rate: '0.8' }

async function analysed(text: string, more: Partial<Parameters<typeof analyseLedger>[0]> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'clave-analysed-'))
  const path = join(folder, 'ventas.csv')
  writeFileSync(path, text)
  return analyseLedger({
    files: [path],
    home: 'USD',
    rates: () => [EUROS],
    asOf: '2024-12-31',
    mapping: {},
    today: '2026-01-01',
    folder,
    isBrief: false,
    ...more,
  })
}

const LINES = `Cliente;Fecha;Importe;Divisa;País;Zona
Ana;10/01/2024;100,00;USD;ES;
Ana;11/01/2024;80,00;EUR;ES;
Bea;12/01/2024;50,00;;PT;
;12/01/2024;7000,00;USD;PT;
Bea;12/01/2025;5000,00;USD;PT;
`

test('sales by country, zone and currency are those of the lines that count, in the home currency', async () => {
  const { groups, linesAfter } = await analysed(LINES)
  expect(groups).toEqual({
    country: [
      { key: 'ES', value: 200 },
      { key: 'PT', value: 50 },
    ],
    zone: [{ key: '', value: 250 }],
    currency: [
      { key: 'USD', value: 150 },
      { key: 'EUR', value: 100 },
    ],
  })
  expect(linesAfter).toBe(1)
})

test('the bare analysis says the same and does not look twice', async () => {
  const whole = await analysed(LINES)
  const brief = await analysed(LINES, { isBrief: true })
  expect(brief.analysis).toEqual(whole.analysis)
  expect(brief.groups).toEqual({})
})

test('lines that name no currency are in the one that the others name', async () => {
  const dollars = LINES.replace('EUR', 'USD')
  const { analysis, groups } = await analysed(dollars, { home: null, rates: null })
  expect(analysis).toMatchObject({ home: 'USD', total: 230 })
  expect(groups.currency).toEqual([{ key: 'USD', value: 230 }])
})

test('a stale rate and a cross are told', async () => {
  const rates: Rate[] = [
    { base: 'EUR', currency: 'USD', day: '2023-12-01', rate: '1.25' },
    { base: 'EUR', currency: 'GBP', day: '2024-01-09', rate: '0.5' },
  ]
  const pounds = LINES.replace('EUR', 'GBP')
  const { stale, through, analysis } = await analysed(pounds, { rates: () => rates })
  expect(stale).toEqual([{ currency: 'GBP', days: ['2024-01-11'] }])
  expect(through).toBe('EUR')
  expect(analysis.total).toBe(350) // 80 GBP = 160 EUR = 200 USD
})
