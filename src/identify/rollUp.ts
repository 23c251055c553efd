/** What each account of a tree comes to by itself and with all below it, at a day. docs/methods/groups.md works an example. */
import { z } from 'zod'
import { AccountKind } from '../accounts/tree.ts'
import { Day } from '../kernel/day.ts'
import { listOf } from '../kernel/list.ts'

/** Of one account, or of it and all below it. */
export const Rolled = z.object({
  /** How many accounts: 1 by itself. */
  accounts: z.number(),
  sales: z.number(),
  salesLast12: z.number(),
  salesPrevious12: z.number(),
  /** Of the lines whose cost is known, whose sales are `costedSales`; null where there are none. */
  margin: z.number().nullable(),
  costedSales: z.number(),
  orders: z.number(),
  last: Day.nullable(),
  /** Who works there that day: someone with a place in two accounts of a group counts once for the group. */
  people: z.number(),
  /** Open that day. */
  actions: z.number(),
  /** What was noted or changed in the 90 days up to it. */
  happened: z.number(),
})
export type Rolled = z.infer<typeof Rolled>

export const TreeRow = z.object({
  accountId: z.guid(),
  name: z.string(),
  code: z.string().nullable(),
  kind: AccountKind,
  archived: z.boolean(),
  /** The one above that one may see; null at the top. */
  parentId: z.guid().nullable(),
  /** 1 at the top. */
  depth: z.number(),
  /** How many stand right below it. */
  children: z.number(),
  own: Rolled,
  all: Rolled,
})
export type TreeRow = z.infer<typeof TreeRow>

export const TreeTold = z.object({
  /** The day of the structure. */
  day: Day,
  /** The portfolio that the figures are of; null where there is none that day. */
  figures: z.object({ asOf: Day, valuation: z.string(), converted: z.boolean() }).nullable(),
  /** `notKept`: the figures of that day must be made first; `none`: the ledger begins later, or isn't there. */
  state: z.enum(['ready', 'notKept', 'none']),
  /** From the top down, by their sales; those further down are read when someone opens the row. */
  rows: z.array(TreeRow),
  /** Some of the tree may not be seen by whoever asks: neither named nor summed. */
  others: z.boolean(),
})
export type TreeTold = z.infer<typeof TreeTold>

export const GROUP_SORTS = ['sales', 'salesLast12', 'name', 'accounts', 'growth', 'last'] as const
export const GroupList = listOf({
  sorts: GROUP_SORTS,
  sort: 'salesLast12',
  filters: { asOf: Day.optional() },
})
export type GroupList = z.output<typeof GroupList>

/** Margin of the sales whose cost is known: 0.25 is 25 %. */
export function marginRateOf({
  margin,
  costedSales,
}: Pick<Rolled, 'margin' | 'costedSales'>): number | null {
  return margin === null || costedSales <= 0 ? null : margin / costedSales
}

/** What whoever asks sees at once: rows whose parent isn't there stand for nothing. */
export function connected<Row extends Pick<TreeRow, 'accountId' | 'parentId' | 'depth'>>(
  rows: readonly Row[],
): Row[] {
  const there = new Set<string>()
  return [...rows]
    .sort((a, b) => a.depth - b.depth)
    .filter(({ accountId, parentId, depth }) => {
      if (depth > 1 && !there.has(parentId!)) return false
      there.add(accountId)
      return true
    })
}

/** The tree as lines from the top down, each account followed by those right below it. */
export type TreeLine = {
  row: TreeRow
  /** 1 at the top. */
  level: number
  /** Its place among those of the same parent, from 1, and how many they are. */
  place: number
  of: number
  isOpen: boolean
  /** Right below it, but not read: someone opens the row, or there are more than one list shows. */
  unread: number
}

/** The lines of what is open; those of one parent stay in the order in which they came. */
export function linesOf(rows: readonly TreeRow[], open: ReadonlySet<string>): TreeLine[] {
  const below = Map.groupBy(connected(rows), ({ parentId }) => parentId)
  const walk = (parentId: string | null, level: number): TreeLine[] => {
    const those = below.get(parentId) ?? []
    return those.flatMap((row, at) => {
      const read = below.get(row.accountId)?.length ?? 0
      const isOpen = row.children > 0 && open.has(row.accountId)
      const unread = row.children - read
      const line = { row, level, place: at + 1, of: those.length, isOpen, unread }
      return isOpen ? [line, ...walk(row.accountId, level + 1)] : [line]
    })
  }
  return walk(null, 1)
}

/** What was read of a branch, put where it belongs in the tree. */
export function grafted(rows: readonly TreeRow[], branch: readonly TreeRow[]): TreeRow[] {
  const [top] = branch
  const here = rows.find(({ accountId }) => accountId === top?.accountId)
  if (!top || !here) return [...rows]
  const known = new Set(rows.map(({ accountId }) => accountId))
  const more = branch
    .filter(({ accountId }) => !known.has(accountId))
    .map((row) => ({ ...row, depth: row.depth + here.depth - top.depth }))
  return [...rows, ...more]
}

/** What is open at first: the way to an account and itself; a small tree altogether. */
export function openAtFirst(
  rows: readonly Pick<TreeRow, 'accountId' | 'parentId'>[],
  accountId: string,
): Set<string> {
  if (rows.length <= SMALL_TREE) return new Set(rows.map((row) => row.accountId))
  const parents = new Map(rows.map((row) => [row.accountId, row.parentId]))
  const open = new Set<string>()
  for (let at: string | null | undefined = accountId; at && !open.has(at); at = parents.get(at)) {
    open.add(at)
  }
  return open
}

const SMALL_TREE = 40
