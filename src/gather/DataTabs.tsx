/** The parts of Datos. */
import { countTwins } from '../accounts/twin.api.ts'
import { useList } from '../ui/api.ts'
import { TabLinks } from '../ui/Page.tsx'
import { useWords } from '../ui/words.ts'

export function DataTabs({ at }: { at: string }) {
  const t = useWords()
  const { data: twins } = useList(countTwins, {})
  const open = twins ? twins.accounts + twins.people : 0
  return (
    <TabLinks
      label={t('gather:data.tabs')}
      at={at}
      tabs={[
        { path: '/data', name: t('gather:data.imports') },
        { path: '/data/crm', name: t('gather:crm.tab') },
        {
          path: '/data/duplicates',
          name: t('gather:data.duplicates'),
          ...(open > 0 ? { count: open } : {}),
        },
        { path: '/data/rates', name: t('gather:data.rates') },
        { path: '/data/prices', name: t('gather:data.prices') },
        { path: '/data/exports', name: t('gather:exports.tab') },
      ]}
    />
  )
}
