/** The accounts that someone opened last on this device, and what the palette finds and does with accounts. */
import { keepChoice, readChoice } from '../ui/choices.ts'
import { ask } from '../ui/api.ts'
import type { CommandMaker, Finder } from '../ui/slots.ts'
import { searchAccounts } from './account.api.ts'
import { whyNotAdd } from './account.ts'

const MOST = 8

type Recent = { accountId: string; name: string }

/** Of one firm: names of one don't show in another. */
const place = (firmId: string) => `recent:${firmId}`

export function recentAccounts(firmId: string): Recent[] {
  return readChoice<Recent[]>(place(firmId), [])
}

export function rememberAccount(firmId: string, { accountId, name }: Recent): void {
  const others = recentAccounts(firmId).filter((recent) => recent.accountId !== accountId)
  keepChoice(place(firmId), [{ accountId, name }, ...others].slice(0, MOST))
}

export const accountCommands: CommandMaker = ({ session, t, go }) => {
  const { firm, role, person } = session
  if (!firm || !role || !person) return []
  const recents = recentAccounts(firm.firmId).map(({ accountId, name }) => ({
    command: `recent ${accountId}`,
    name,
    group: t('accounts:palette.recent'),
    run: () => go(`/accounts/${accountId}`),
  }))
  if (whyNotAdd({ id: person.personId, role })) return recents
  return [
    ...recents,
    {
      command: 'account.add',
      name: t('accounts:add.title'),
      group: t('accounts:palette.acts'),
      also: t('accounts:add.also').split(' '),
      run: () => go('/accounts/new'),
    },
  ]
}

export const accountFinder: Finder = async (text, { t, go }) => {
  const found = await ask(searchAccounts, { q: text })
  return found.map(({ accountId, name, code, groupName, archived }) => ({
    command: `account ${accountId}`,
    name,
    about: [archived && t('accounts:archived'), code, groupName].filter(Boolean).join(' · '),
    group: t('accounts:palette.accounts'),
    run: () => go(`/accounts/${accountId}`),
  }))
}
