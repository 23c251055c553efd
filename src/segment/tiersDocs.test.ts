/** The worked examples of docs/methods/tiers.md, recomputed from what it says. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { changeSince } from './remedy.ts'
import { emptyTier } from './tier.ts'
import { loadOf, mostOverpromised } from './tierLoad.ts'

const text = readFileSync('docs/methods/tiers.md', 'utf8').split('**Worked example.**')[1]!
const numbersOf = (pattern: RegExp) => pattern.exec(text)!.slice(1).map(Number)

test('hours promised against those there are', () => {
  const [sales, logistics, keySales, keyLogistics, futureSales] = numbersOf(
    /asks (\d+) hours of ventas and (\d+) of logística a month, a key one (\d+) and (\d+), a future one (\d+)/,
  ) as [number, number, number, number, number]
  const [ventas, logística] = numbersOf(/has (\d+) hours of ventas and (\d+)/) as [number, number]
  const [strategic, key, future] = numbersOf(/With (\d+) strategic, (\d+) key and (\d+)/) as [
    number,
    number,
    number,
  ]
  const load = loadOf({
    tiers: [
      { ...emptyTier('strategic'), needs: { ventas: sales, logística: logistics } },
      { ...emptyTier('key'), needs: { ventas: keySales, logística: keyLogistics } },
      { ...emptyTier('future'), needs: { ventas: futureSales } },
    ],
    counts: [
      { tier: 'strategic', accounts: strategic },
      { tier: 'key', accounts: key },
      { tier: 'future', accounts: future },
    ],
    people: [{ hours: { ventas, logística } }],
  })
  const promised = Object.fromEntries(load.map((one) => [one.skill, one.promised]))
  const over = mostOverpromised(load)!
  expect(text).toContain(
    `${promised['ventas']} hours of ventas are promised, and ${promised['logística']} of ${over.skill}: ${(over.promised / over.all) * 100} % of what there is`,
  )
})

test('what a remedy changed', () => {
  const [margin, serving, marginNow, servingNow] = numbersOf(
    /earned (\d+) in a year and took (\d+)[^.]*\. On \S+ it earned (\d+) and took (\d+)/,
  ) as [number, number, number, number]
  const [asOf, now] = [...text.matchAll(/\d{4}-\d\d-\d\d/g)].map(String) as [string, string]
  const change = changeSince({
    before: { asOf, valuation: 'EUR', margin, serving },
    now: { asOf: now, valuation: 'EUR', margin: marginNow, serving: servingNow },
  })!
  expect(text).toContain(`${change.profit} more are left, after ${change.days} days.`)
})
