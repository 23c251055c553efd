/** What clients ask, what is taken higher, what is done beyond the contract: the places of Peticiones. */
import { TabLinks } from '../ui/Page.tsx'
import { useWords } from '../ui/words.ts'

export function RequestTabs({ at }: { at: string }) {
  const t = useWords()
  return (
    <TabLinks
      label={t('engage:request.title')}
      at={at}
      tabs={[
        { path: '/requests', name: t('engage:tabs.requests') },
        { path: '/requests/escalations', name: t('engage:tabs.escalations') },
        { path: '/requests/goodwill', name: t('engage:tabs.goodwill') },
        { path: '/requests/settings', name: t('engage:tabs.settings') },
      ]}
    />
  )
}
