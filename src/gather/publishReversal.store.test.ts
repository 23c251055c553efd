/** Publishing and reversing in any order, against a model that knows nothing but the rule. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { publishTest, reverseTest, type TestImport, type TestLine } from './publish.testing.ts'
import { rebuildRollups } from './rollup.store.ts'

const RUNS = process.env['CLAVE_LONG'] ? 200 : 12

const aDay = fc.integer({ min: 1, max: 6 }).map((n) => `2026-0${1 + (n % 2)}-0${n}`)
const aLine: fc.Arbitrary<TestLine> = fc.record({
  client: fc.constantFrom('A', 'B', 'C'),
  day: aDay,
  amount: fc.integer({ min: -3, max: 9 }),
  currency: fc.constantFrom('EUR', 'EUR', 'USD'),
  cost: fc.option(fc.integer({ min: 0, max: 3 })),
  invoice: fc.option(fc.constantFrom('F1', 'F2', 'F3')),
  line: fc.option(fc.constantFrom('1', '2')),
  family: fc.constantFrom('X', 'Y'),
  zone: fc.constantFrom('N', 'S'),
})
type Step = Omit<TestImport, 'importId' | 'replaces'> & { period: boolean; reverses: number | null }
const aStep: fc.Arbitrary<Step> = fc.record({
  lines: fc.array(aLine, { minLength: 1, maxLength: 8 }),
  source: fc.constantFrom('', '', 'tienda'),
  period: fc.boolean(),
  reverses: fc.option(fc.nat({ max: 3 }), { freq: 2 }),
})

type Publication = TestImport & { source: string; replaces: { from: string; to: string } | null }

/** A line is live where no later publication of its source covers it. */
function liveLines(publications: Publication[]): string[] {
  return publications
    .flatMap((publication, at) =>
      numbered(publication.lines)
        .filter(
          (line) => !publications.slice(at + 1).some((later) => covers(later, publication, line)),
        )
        .map((line) => `${publication.importId}:${line.place}`),
    )
    .toSorted()
}

function covers(later: Publication, { source }: Publication, line: Numbered): boolean {
  if (later.source !== source) return false
  const { from, to } = later.replaces ?? { from: '9', to: '0' }
  if (line.day >= from && line.day <= to) return true
  return line.number !== null && numbered(later.lines).some(({ number }) => number === line.number)
}

type Numbered = TestLine & { place: number; number: string | null }

function numbered(lines: TestLine[]): Numbered[] {
  const seen = new Map<string, number>()
  return lines.map((line, at) => {
    if (!line.invoice || !line.line) return { ...line, place: at + 2, number: null }
    const name = `${line.invoice}/${line.line}`
    const twin = seen.get(name) ?? 0
    seen.set(name, twin + 1)
    return { ...line, place: at + 2, number: `${name}/${twin}` }
  })
}

test('the live line is that of the newest publication that covers it, and roll-ups follow', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 1, maxLength: 6 }), async (steps) => {
      const firm = aFirm([])
      let standing: Publication[] = []
      for (const [at, { reverses, period, lines, source = '' }] of steps.entries()) {
        const target = reverses === null ? undefined : standing[reverses]
        if (target) {
          await reverseTest(firm, target.importId)
          standing = standing.filter((one) => one !== target)
        } else {
          const days = lines.map(({ day }) => day).toSorted()
          const replaces = period ? { from: days[0]!, to: days.at(-1)! } : null
          const publication = { importId: at + 1, lines, source, replaces }
          await publishTest(firm, publication)
          standing.push(publication)
        }
        expect(await stored(firm)).toEqual(liveLines(standing))
        const mended = await rollups(firm)
        expect(mended).toEqual(await rollups(firm, { anew: true }))
        expect(await accountsLeft(firm)).toEqual(accountsNeeded(standing))
      }
    }),
    { numRuns: RUNS },
  )
}, 600_000)

type Firm = ReturnType<typeof aFirm>

async function stored(firm: Firm): Promise<string[]> {
  const lines = await firm.db(
    (db) => db`
    select import_id || ':' || line_no as line from sale_line where replaced_by is null
  `,
  )
  return lines.map(({ line }) => line as string).toSorted()
}

function rollups(firm: Firm, { anew = false } = {}) {
  return firm.db(async (db) => {
    if (anew) await rebuildRollups(db)
    return {
      days: [...(await db`select * from account_day order by account_id, day, currency`)],
      months: [
        ...(await db`
        select * from account_month order by account_id, month, currency, family_id, zone_id
      `),
      ],
      ledger: [...(await db`select * from ledger_day order by currency, day`)],
    }
  })
}

/** Every account here was made by an import: it is there while one that brings it stands. */
async function accountsLeft(firm: Firm): Promise<string[]> {
  const left = await firm.db((db) => db`select code from account order by code`)
  return left.map(({ code }) => code as string)
}

function accountsNeeded(standing: Publication[]): string[] {
  const codes = standing.flatMap(({ lines }) => lines.map(({ client }) => client!))
  return [...new Set(codes)].toSorted()
}
