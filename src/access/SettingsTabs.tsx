/** The parts of Ajustes that a role may open. */
import type { Role } from '../kernel/actor.ts'
import { TabLinks } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'

export const governs = (role: Role) => role === 'lead' || role === 'admin'

export function SettingsTabs({ at }: { at: string }) {
  const t = useWords()
  const { role } = useSession()
  const tabs = [
    { path: '/settings', name: t('access:settings.firm') },
    { path: '/settings/people', name: t('access:settings.people') },
    ...(governs(role)
      ? [
          { path: '/settings/salespeople', name: t('accounts:salespeople.tab') },
          { path: '/settings/keys', name: t('access:settings.keys') },
        ]
      : []),
  ]
  return <TabLinks label={t('access:settings.tabs')} at={at} tabs={tabs} />
}
