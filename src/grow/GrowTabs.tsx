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
        { path: '/growth/suggestions', name: t('grow:tabs.suggestions') },
        { path: '/growth/lessons', name: t('grow:tabs.lessons') },
        { path: '/growth/promotions', name: t('grow:tabs.promotions') },
        { path: '/growth/stages', name: t('grow:tabs.stages') },
      ]}
    />
  )
}
