/** The demonstration's accounts by their code in the ledger and its people by their name: asked once, as neither changes while it is told. */
import { listMembers } from '../access/member.api.ts'
import { listAccounts } from '../identify/portfolio.api.ts'
import type { Remote } from './importing.ts'

type Ids = ReadonlyMap<string, string>

const PAGE = 500
const accounts = new WeakMap<Remote, Promise<Ids>>()
const members = new WeakMap<Remote, Promise<Ids>>()

export function accountIds(there: Remote): Promise<Ids> {
  return once(accounts, there, () => accountIdsNow(there))
}

/** As they are by now: groups and divisions, which have no code, by their name. */
export async function accountIdsNow(there: Remote): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (let page = 1; ; page++) {
    const { rows, total } = await there.ask(listAccounts, { page, size: PAGE })
    for (const { name, code, accountId } of rows) ids.set(code ?? name, accountId)
    if (page * PAGE >= total) return ids
  }
}

export function memberIds(there: Remote): Promise<Ids> {
  return once(
    members,
    there,
    async () => new Map((await there.ask(listMembers, {})).map((one) => [one.name, one.personId])),
  )
}

function once<K extends object, V>(kept: WeakMap<K, V>, key: K, make: () => V): V {
  const value = kept.get(key) ?? make()
  kept.set(key, value)
  return value
}
