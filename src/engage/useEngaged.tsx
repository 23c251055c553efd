/** Whom a form about a client may name: people of ours, and those who work there. */
import { listColleagues } from '../accounts/account.api.ts'
import { WORKERS } from '../kernel/actor.ts'
import { listAccountContacts } from '../know/contact.api.ts'
import { useRead } from '../ui/api.ts'

type Someone = { id: string; name: string | null }

/** Whoever is named already stays to be chosen, also if they no longer work there or here. */
export function useEngaged(
  accountId: string,
  named: { theirs?: Someone[]; ours?: Someone[] } = {},
) {
  const contacts = useRead(listAccountContacts, { accountId }).map(({ contactId, name }) => ({
    id: contactId,
    name,
  }))
  const people = useRead(listColleagues, {})
    .filter(({ role }) => (WORKERS as readonly string[]).includes(role))
    .map(({ personId, name }) => ({ id: personId, name }))
  return {
    theirs: optionsOf(contacts, named.theirs ?? []),
    ours: optionsOf(people, named.ours ?? []),
  }
}

function optionsOf(all: readonly Someone[], named: readonly Someone[]) {
  const lacking = named.filter(({ id }) => !all.some((one) => one.id === id))
  return [...all, ...lacking].map(({ id, name }) => ({ value: id, label: name ?? '—' }))
}
