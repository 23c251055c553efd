/** Merging, separating, publishing and reversing in any order: the sums are those of the lines, under the kept one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { mergedJobs } from './merged.jobs.ts'
import { publishTest, reverseTest, type TestLine } from './publish.testing.ts'
import { rebuildRollups } from './rollup.store.ts'
import { enqueue } from '../platform/jobs.ts'
import { mendMerged } from '../accounts/merge.ts'

const RUNS = process.env['CLAVE_LONG'] ? 150 : 12
const CLIENTS = ['A', 'B', 'C', 'D']

const aLine: fc.Arbitrary<TestLine> = fc.record({
  client: fc.constantFrom(...CLIENTS),
  day: fc.constantFrom('2026-01-03', '2026-01-20', '2026-02-02'),
  amount: fc.integer({ min: -3, max: 9 }),
  currency: fc.constantFrom('EUR', 'EUR', 'USD'),
  invoice: fc.option(fc.constantFrom('F1', 'F2')),
  family: fc.constantFrom('X', 'Y'),
})
const aStep = fc.oneof(
  fc.record({
    kind: fc.constant('publish' as const),
    lines: fc.array(aLine, { minLength: 1, maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('reverse' as const), which: fc.nat({ max: 3 }) }),
  fc.record({
    kind: fc.constant('merge' as const),
    other: fc.constantFrom(...CLIENTS),
    into: fc.option(fc.constantFrom(...CLIENTS)),
  }),
)

const oneLine = (client: string, day: string): TestLine => ({
  client,
  day,
  amount: 1,
  currency: 'EUR',
  invoice: null,
  family: 'X',
})

test('roll-ups mended after merges and separations are those made anew, and lose no amount', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 2, maxLength: 8 }), async (steps) => {
      const firm = aFirm([], mergedJobs)
      const ids = await firm.db(async (db) => {
        const rows = await db`
          insert into account (name, code) select code, code from unnest(${CLIENTS}::text[]) code
          returning code, account_id
        `
        return new Map(rows.map(({ code, accountId }) => [code as string, accountId as string]))
      })
      const standing: number[] = []
      for (const [at, step] of steps.entries()) {
        if (step.kind === 'publish') {
          await publishTest(firm, { importId: at + 1, lines: step.lines })
          standing.push(at + 1)
        } else if (step.kind === 'reverse') {
          const [gone] = standing.splice(step.which, 1)
          if (gone) await reverseTest(firm, gone)
        } else {
          await point(firm, ids.get(step.other)!, step.into === null ? null : ids.get(step.into)!)
        }
        const mended = await rollups(firm)
        expect(mended).toEqual(await rollups(firm, { anew: true }))
        expect(mended.sum).toBe(mended.lines)
        expect(mended.ofMerged).toBe(0)
      }
    }),
    {
      numRuns: RUNS,
      // What had been merged into an account went with it under the next one, but for its sums; and what had counted
      // under another one stayed there once they were two again.
      examples: [
        [
          [
            { kind: 'publish', lines: [oneLine('A', '2026-01-03')] },
            { kind: 'merge', other: 'A', into: 'B' },
            { kind: 'merge', other: 'A', into: null },
          ],
        ],
        [
          [
            { kind: 'merge', other: 'C', into: 'A' },
            { kind: 'publish', lines: [oneLine('C', '2026-01-03'), oneLine('A', '2026-02-02')] },
            { kind: 'merge', other: 'A', into: 'D' },
          ],
        ],
      ],
    },
  )
}, 600_000)

type Firm = ReturnType<typeof aFirm>

/** As merging and separating leave it, where the database doesn't refuse it. */
async function point(firm: Firm, otherId: string, intoId: string | null) {
  const done = await firm
    .db(async (db) => {
      const [was] = await db`select merged_into_id from account where account_id = ${otherId}`
      await db`update account set merged_into_id = ${intoId} where account_id = ${otherId}`
      const touched = [otherId, intoId, was!['mergedIntoId'] as string | null]
      await enqueue(db, mendMerged, { accountIds: touched.filter((id) => id !== null) })
    })
    .then(
      () => true,
      (error: { constraint_name?: string }) => {
        expect(['merge_circle', 'account_check']).toContain(error.constraint_name)
        return false
      },
    )
  if (done) await firm.work()
}

function rollups(firm: Firm, { anew = false } = {}) {
  return firm.db(async (db) => {
    if (anew) await rebuildRollups(db)
    const [sums] = await db`
      select coalesce((select sum(amount) from account_day), 0)::float8 as sum,
        coalesce((select sum(amount) from sale_line where replaced_by is null), 0)::float8 as lines,
        (select count(*) from account_day d join account_kept k using (firm_id, account_id))::int as of_merged
    `
    return {
      days: [...(await db`select * from account_day order by account_id, day, currency`)],
      months: [
        ...(await db`select * from account_month order by account_id, month, currency, family_id`),
      ],
      sum: sums!['sum'],
      lines: sums!['lines'],
      ofMerged: sums!['ofMerged'],
    }
  })
}
