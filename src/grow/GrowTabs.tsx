/** The places of Oportunidades. */
import { TabLinks } from '../ui/Page.tsx'
import { useWords } from '../ui/words.ts'

export function GrowTabs({ at }: { at: string }) {
  const t = useWords()
  return (
    <TabLinks
      label={t('grow:title')}
      at={at}
      tabs={[
        { path: '/growth', name: t('grow:tabs.pipeline') },
        { path: '/growth/forecast', name: t('grow:tabs.forecast') },
        { path: '/growth/chances', name: t('grow:tabs.chances') },
        { path: '/growth/lessons', name: t('grow:tabs.lessons') },
        { path: '/growth/stages', name: t('grow:tabs.stages') },
      ]}
    />
  )
}
