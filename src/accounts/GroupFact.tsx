/** In the head of an account: the group in which it stands, and what the ledger calls it where that differs. */
import { A } from '../ui/A.tsx'
import { useList } from '../ui/api.ts'
import { writeSearch } from '../ui/search.ts'
import type { Account } from './account.ts'
import { readBelongings } from './tree.api.ts'

/** As facts, none where there is none. */
export function useGroupFacts({ accountId, groupName }: Account) {
  const { data } = useList(readBelongings, { accountId })
  const top = data?.above.at(-1)
  return [
    top && <A to={`/accounts/${top.accountId}/structure`}>{top.name}</A>,
    groupName && groupName !== top?.name && (
      <A to={`/portfolio${writeSearch({ group: groupName })}`}>{groupName}</A>
    ),
  ]
}
