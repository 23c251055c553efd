import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connected, grafted, linesOf, marginRateOf, openAtFirst, type TreeRow } from './rollUp.ts'

/** Row `n` stands below row `parents[n]`, the first at the top. */
function rowsOf(parents: readonly number[]): TreeRow[] {
  const depths: number[] = []
  return parents.map((parent, at) => {
    depths[at] = at === 0 ? 1 : depths[parent]! + 1
    const children = parents.filter((one, no) => no > 0 && one === at).length
    return {
      accountId: `a${at}`,
      parentId: at === 0 ? null : `a${parent}`,
      depth: depths[at],
      children,
    } as TreeRow
  })
}

const aTree = fc
  .array(fc.nat(1_000), { maxLength: 40 })
  .map((picks) => rowsOf([0, ...picks.map((pick, at) => pick % (at + 1))]))

test('opened altogether, every row has one line, below its parent and after it', () => {
  fc.assert(
    fc.property(aTree, (rows) => {
      const lines = linesOf(rows, new Set(rows.map(({ accountId }) => accountId)))
      expect(lines.map(({ row }) => row.accountId).sort()).toEqual(
        rows.map(({ accountId }) => accountId).sort(),
      )
      for (const [at, { row, level, unread }] of lines.entries()) {
        expect(level).toBe(row.depth)
        expect(unread).toBe(0)
        const above = lines.slice(0, at).findLast((line) => line.level === level - 1)
        expect(above?.row.accountId ?? null).toBe(row.parentId)
      }
    }),
  )
})

test('a branch read later completes the tree, whatever was read of it before', () => {
  fc.assert(
    fc.property(aTree, fc.nat(1_000), fc.nat(1_000), (rows, pick, keep) => {
      const { accountId } = rows[pick % rows.length]!
      const isBelow = (row: TreeRow): boolean =>
        row.accountId === accountId ||
        rows.some((one) => one.accountId === row.parentId && row.parentId !== null && isBelow(one))
      const top = rows[pick % rows.length]!
      // As the server tells a branch: from its own top down.
      const branch = rows.filter(isBelow).map((row) => ({
        ...row,
        depth: row.depth - top.depth + 1,
        parentId: row === top ? null : row.parentId,
      }))
      // Read before: all but some of what is below.
      const read = rows.filter((row, at) => !isBelow(row) || row === top || at % 2 === keep % 2)
      const all = grafted(connected(read), connected(branch))
      expect(
        connected(all)
          .map((row) => `${row.accountId} ${row.depth}`)
          .sort(),
      ).toEqual(rows.map((row) => `${row.accountId} ${row.depth}`).sort())
    }),
  )
})

test('a closed row hides what is below it, and says how many of it aren’t read', () => {
  const rows = rowsOf([0, 0, 0, 1, 1])
  expect(linesOf(rows, new Set(['a0'])).map(({ row }) => row.accountId)).toEqual(['a0', 'a1', 'a2'])
  const some = rows.filter(({ accountId }) => accountId !== 'a4')
  expect(linesOf(some, new Set(['a0']))[1]).toMatchObject({ unread: 1, isOpen: false, of: 2 })
})

test('a large tree opens along the way to the account', () => {
  const rows = rowsOf([0, 0, 1, ...Array.from({ length: 60 }, () => 0)])
  expect(openAtFirst(rows, 'a2')).toEqual(new Set(['a0', 'a1', 'a2']))
  expect(openAtFirst(rows.slice(0, 10), 'a2').size).toBe(10)
})

test('margin is of the sales whose cost is known', () => {
  expect(marginRateOf({ margin: 25, costedSales: 100 })).toBe(0.25)
  expect(marginRateOf({ margin: null, costedSales: 0 })).toBeNull()
})
