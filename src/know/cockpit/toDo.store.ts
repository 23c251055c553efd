/** Who may have left, and what is known and may no longer be so: for Hoy. */
import { writesAll } from '../../accounts/account.ts'
import { TEAM } from '../../kernel/actor.ts'
import { toDo } from '../../kernel/toDo.ts'
import type { Db } from '../../platform/db.ts'
import type { ToDoAsk, ToDoPart } from '../../platform/toDoPart.ts'
import { departureHints } from '../departureHint.store.ts'
import { toConfirm } from '../toConfirm.store.ts'
import { confirmedId, type ToConfirm, ToConfirmList } from '../toConfirm.ts'

/** Who asks about so many has enough for a week. */
const MOST = 10

export const knowToDo: ToDoPart[] = [
  { part: 'hints', may: TEAM, rows: hints },
  { part: 'toConfirm', may: TEAM, rows: confirming },
]

async function hints(db: Db, { actor, today }: ToDoAsk) {
  const personId = writesAll(actor.role) ? undefined : actor.id
  const found = await departureHints(db, { personId, today })
  return found.map(({ contactId, accountId, account, name, kind, day }) =>
    toDo({
      kind: 'hint',
      id: `${contactId} ${accountId}`,
      accountId,
      account,
      what: name,
      dueOn: today,
      share: 0.1,
      sure: kind === 'left' ? 0.7 : 0.5,
      why: [{ key: `identify:cockpit.why.hint.${kind}`, values: { day } }],
      path: `/accounts/${accountId}/people`,
    }),
  )
}

async function confirming(db: Db, { actor, today }: ToDoAsk) {
  const list = ToConfirmList.parse({ size: MOST })
  const { rows } = await toConfirm(db, list, { today, personId: actor.id })
  return rows.map((one) =>
    toDo({
      kind: 'confirm',
      id: confirmedId(one),
      accountId: one.accountId,
      account: one.account,
      what: saidOf(one),
      share: 0.01,
      sure: 0.5,
      path: `/accounts/${one.accountId}/${one.what === 'fact' ? 'profile' : 'needs'}`,
    }),
  )
}

function saidOf(one: ToConfirm): string {
  if (one.what === 'fact') return one.fact.name || one.fact.text
  if (one.what === 'need') return one.need.title
  return one.what === 'signal' ? one.signal.noticed : one.item.title
}
