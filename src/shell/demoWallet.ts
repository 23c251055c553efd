/** The demonstration's wallets, white space and negotiations of its key accounts and largest groups. */
import { addDays } from '../kernel/day.ts'
import { endNegotiation, putNegotiation } from '../plan/negotiation.api.ts'
import { putWalletLine } from '../plan/wallet.api.ts'
import { putWhiteCell, readWhiteSpace } from '../plan/whiteSpace.api.ts'
import type { Client } from '../../samples/clients.ts'
import { SEED } from '../../samples/sample.ts'
import { NEGOTIATIONS, walletTold } from '../../samples/wallet.ts'
import { listSelectionAccounts, listSelections } from '../segment/selection.api.ts'
import { accountIdsNow } from './demoIds.ts'
import type { Remote } from './importing.ts'

type Told = { clients: readonly Client[]; asOf: string }

/** So many accounts side by side, and groups of which more than their companies is told. */
const ABREAST = 4
const GROUPS = 4

/** Once the groups are trees. */
export async function tellWallets(there: Remote, { clients, asOf }: Told): Promise<void> {
  const lists = await there.ask(listSelections, {})
  const { selectionId } = lists.find(({ decidedAt }) => decidedAt !== null)!
  const chosen = await there.ask(listSelectionAccounts, { selectionId, shown: 'chosen' })
  const idOf = await accountIdsNow(there)
  const groups = clients.flatMap(({ group }) => group ?? [])
  const largest = [...Map.groupBy(groups, (name) => name)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, GROUPS)
    .map(([name]) => name)
  const keys = new Set([...largest, ...chosen.rows.map(({ code, name }) => code ?? name)])
  const told = new Set<string>()
  const queue = [...keys].values()
  const work = async () => {
    for (const key of queue) {
      const accountId = idOf.get(key)
      if (accountId) await tellOne(there, { accountId, key, asOf, told })
    }
  }
  await Promise.all(Array.from({ length: ABREAST }, work))
  await tellNegotiations(there, { clients, asOf, idOf })
}

type One = { accountId: string; key: string; asOf: string; told: Set<string> }

async function tellOne(there: Remote, { accountId, key, asOf, told }: One) {
  const grid = await there.ask(readWhiteSpace, { accountId })
  const isLeaf = (unitId: string) => grid.units.length === 1 || unitId !== accountId
  const rivals = [...new Set(grid.units.flatMap((unit) => unit.rivals.map(({ name }) => name)))]
  const { currency } = grid
  const about = { cells: grid.cells, isLeaf, rivals, currency, key, asOf, seed: SEED }
  const { lines, cells } = walletTold(about)
  // A company is told of in its group or by itself, once.
  const isNew = (what: string, one: { accountId: string; family: string }) => {
    const place = `${what} ${one.accountId} ${one.family}`
    return !told.has(place) && told.add(place)
  }
  for (const line of lines) if (isNew('line', line)) await there.ask(putWalletLine, line)
  for (const cell of cells) if (isNew('cell', cell)) await there.ask(putWhiteCell, cell)
}

async function tellNegotiations(
  there: Remote,
  { clients, asOf, idOf }: Told & { idOf: Map<string, string> },
) {
  for (const { story, inDays, ended, ...prepared } of NEGOTIATIONS) {
    const client = clients.find((one) => one.story === story)
    const accountId = client && idOf.get(client.code)
    if (!accountId) continue
    const heldOn = addDays(asOf, inDays)
    const { now } = await there.ask(putNegotiation, {
      ...prepared,
      heldOn,
      currency: 'EUR',
      accountId,
    })
    const { negotiationId } = now
    if (ended) await there.ask(endNegotiation, { ...ended, accountId, negotiationId })
  }
}
