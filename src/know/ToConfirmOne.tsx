/** One thing that is to be confirmed, with its account. */
import { whyNotWrite } from '../accounts/account.ts'
import { A } from '../ui/A.tsx'
import { useSession } from '../ui/session.ts'
import { FactRow } from './FactRow.tsx'
import type { ToConfirm } from './toConfirm.ts'
import { ToConfirmRow } from './ToConfirmRow.tsx'

export function ToConfirmOne({ one }: { one: ToConfirm }) {
  const { actor } = useSession()
  const { accountId, account, carers } = one
  const people = carers.map((personId) => ({ personId }))
  const writes = whyNotWrite(actor, people) === null
  if (one.what !== 'fact') return <ToConfirmRow one={one} writes={writes} />
  const about = <A to={`/accounts/${accountId}/profile`}>{account}</A>
  return <FactRow fact={one.fact} about={about} writes={writes} />
}
