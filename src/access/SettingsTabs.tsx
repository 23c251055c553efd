/** The parts of Ajustes that a role may open; later rooms add theirs, and shell hands all of them in. */
import { createContext, useContext } from 'react'
import { LEADS, type Role } from '../kernel/actor.ts'
import { TabLinks } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { type Key, useWords } from '../ui/words.ts'

export type SettingsPlace = { path: string; name: Key; may?: readonly Role[] }

export const accessSettings: SettingsPlace[] = [
  { path: '/settings', name: 'access:settings.firm' },
  { path: '/settings/people', name: 'access:settings.people' },
  { path: '/settings/keys', name: 'access:settings.keys', may: LEADS },
]

export const SettingsContext = createContext(accessSettings)

export function SettingsTabs({ at }: { at: string }) {
  const t = useWords()
  const { role } = useSession()
  const tabs = useContext(SettingsContext)
    .filter(({ may }) => !may || may.includes(role))
    .map(({ path, name }) => ({ path, name: t(name) }))
  return <TabLinks label={t('access:settings.tabs')} at={at} tabs={tabs} />
}

export const governs = (role: Role) => LEADS.some((one) => one === role)
