/** The parts of Datos. */
import { TabLinks } from '../ui/Page.tsx'
import { useWords } from '../ui/words.ts'

export function DataTabs({ at }: { at: string }) {
  const t = useWords()
  return (
    <TabLinks
      label={t('gather:data.tabs')}
      at={at}
      tabs={[
        { path: '/data', name: t('gather:data.imports') },
        { path: '/data/rates', name: t('gather:data.rates') },
        { path: '/data/prices', name: t('gather:data.prices') },
      ]}
    />
  )
}
