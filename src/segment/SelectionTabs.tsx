/** The parts of Selección, in the order of the work. */
import { TabLinks } from '../ui/Page.tsx'
import { useWords } from '../ui/words.ts'

export function SelectionTabs({ at }: { at: string }) {
  const t = useWords()
  return (
    <TabLinks
      label={t('segment:tabs.label')}
      at={at}
      tabs={[
        { path: '/selection', name: t('segment:tabs.strategy') },
        { path: '/selection/criteria', name: t('segment:tabs.criteria') },
        { path: '/selection/rating', name: t('segment:tabs.rating') },
      ]}
    />
  )
}
