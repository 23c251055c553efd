/** The parts of Avisos. */
import { TabLinks } from '../../ui/Page.tsx'
import { useWords } from '../../ui/words.ts'

export function AlertTabs({ at }: { at: '/alerts' | '/alerts/rules' | '/alerts/past' }) {
  const t = useWords()
  return (
    <TabLinks
      label={t('monitor:alert.tabs')}
      at={at}
      tabs={[
        { path: '/alerts', name: t('monitor:alert.tab.inbox') },
        { path: '/alerts/rules', name: t('monitor:alert.tab.rules') },
        { path: '/alerts/past', name: t('monitor:alert.tab.past') },
      ]}
    />
  )
}
