/** What is promised, by what time, and which hours count: the places of Compromisos. */
import { TabLinks } from '../ui/Page.tsx'
import { useWords } from '../ui/words.ts'

export function CommitTabs({ at }: { at: string }) {
  const t = useWords()
  return (
    <TabLinks
      label={t('commit:title')}
      at={at}
      tabs={[
        { path: '/commitments', name: t('commit:tabs.promises') },
        { path: '/commitments/levels', name: t('commit:tabs.levels') },
        { path: '/commitments/calendars', name: t('commit:tabs.calendars') },
      ]}
    />
  )
}
