/** The log of decisions about tiers, the newest first, more of it on asking. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { DecisionsTold } from './DecisionTold.tsx'
import { listDecisions } from './standing.api.ts'

const AT_ONCE = 10

export function DecisionLog() {
  const t = useWords()
  const [pages, setPages] = useState(1)
  const { rows, total } = useRead(listDecisions, { size: Math.min(500, pages * AT_ONCE) })
  if (total === 0) return <Empty>{t('segment:standing.noDecision')}</Empty>
  return (
    <>
      <DecisionsTold decisions={rows} />
      {rows.length < total && pages * AT_ONCE < 500 && (
        <Button size="compact-sm" onClick={() => setPages(pages + 1)}>
          {t('segment:standing.more')}
        </Button>
      )}
    </>
  )
}
