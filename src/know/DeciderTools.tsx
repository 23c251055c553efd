/** Nearer, farther, the whole, and the way to one person of many. */
import { Select } from '@mantine/core'
import { useReactFlow } from '@xyflow/react'
import { useWords } from '../ui/words.ts'
import type { Decider } from './deciderMap.ts'

const MANY = 12

type Props = {
  people: readonly Decider[]
  onFind: (contactId: string) => void
  onZoom: () => void
}

export function DeciderTools({ people, onFind, onZoom }: Props) {
  const t = useWords()
  const flow = useReactFlow()
  const zoom = (way: 'zoomIn' | 'zoomOut') => {
    onZoom()
    void flow[way]()
  }
  return (
    <div className="Deciders-tools">
      <button type="button" aria-label={t('ui:bubbles.nearer')} onClick={() => zoom('zoomIn')}>
        +
      </button>
      <button type="button" aria-label={t('ui:bubbles.farther')} onClick={() => zoom('zoomOut')}>
        −
      </button>
      <button type="button" onClick={() => void flow.fitView({ padding: 0.04, maxZoom: 1 })}>
        {t('ui:bubbles.whole')}
      </button>
      {people.length >= MANY && (
        <Select
          size="xs"
          searchable
          clearable
          aria-label={t('know:deciders.find')}
          placeholder={t('know:deciders.find')}
          nothingFoundMessage={t('ui:nothingFound')}
          data={people.map(({ contactId, name }) => ({ value: contactId, label: name }))}
          onChange={(id) => id && onFind(id)}
        />
      )}
    </div>
  )
}
