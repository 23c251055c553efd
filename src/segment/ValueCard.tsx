/** Financial and strategic value against each other: two aims, never one sum. */
import { useState } from 'react'
import { BubbleChart } from '../ui/Bubbles/BubbleChart.tsx'
import { useWords } from '../ui/words.ts'
import type { KeptSelection } from './keptSelection.ts'
import { type Candidate, useValueScene } from './useMatrixScene.tsx'

type Props = {
  candidates: readonly Candidate[]
  selection: Pick<KeptSelection, 'kind' | 'lines' | 'valuation'>
}

export function ValueCard({ candidates, selection }: Props) {
  const t = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const { rows, scene, table, tells } = useValueScene({ candidates, selection })
  if (rows.length === 0) return null
  const at = rows.findIndex(({ accountId }) => accountId === chosen)
  return (
    <BubbleChart
      title={t('segment:matrix.value')}
      describes={t('segment:matrix.valueDescribes', { count: rows.length })}
      file="valor"
      scene={scene}
      table={table}
      tells={tells}
      height={440}
      chosen={chosen}
      onChoose={setChosen}
      foot={at === -1 ? t('segment:matrix.valueFoot') : tells(at).join(' · ')}
    />
  )
}
