/** The tabs of Selección. */
import { TabLinks } from '../ui/Page.tsx'
import { useWords } from '../ui/words.ts'
import { SELECTION_PARTS } from './selectionPlaces.ts'

export function SelectionTabs({ at }: { at: string }) {
  const t = useWords()
  return (
    <TabLinks
      label={t('segment:tabs.label')}
      at={at}
      tabs={Object.values(SELECTION_PARTS).map(({ path, name }) => ({ path, name: t(name) }))}
    />
  )
}
