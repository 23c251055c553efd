/** The tree in which an account stands, as a grid that opens row by row, with what each account comes to. */
import { useState } from 'react'
import { A } from '../ui/A.tsx'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Problem } from '../ui/Problem.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { TreeDay } from './TreeDay.tsx'
import { TreeGrid } from './TreeGrid.tsx'
import './treeGrid.css'
import { useTree } from './useTree.tsx'

export function TreeCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const [asOf, setAsOf] = useState<string | undefined>()
  const { told, error, lines, turn } = useTree(accountId, asOf)
  return (
    <Card title={t('identify:tree.title')} aside={<TreeDay asOf={asOf} change={setAsOf} />}>
      {error && !told ? (
        <Problem problem={error} />
      ) : !told ? (
        <BlockSkeleton height={220} />
      ) : (
        <>
          <p className="dim">{t('identify:tree.about')}</p>
          {told.rows.length <= 1 && <Empty>{t('identify:tree.alone')}</Empty>}
          <TreeGrid accountId={accountId} lines={lines} figures={told.figures} turn={turn} />
          <p className="dim" aria-live="polite">
            {told.state === 'notKept' && t('identify:tree.making')}
            {told.state === 'none' && t('identify:tree.noFigures')}
            {told.figures &&
              t('identify:tree.figures', {
                day: told.figures.asOf,
                currency: told.figures.valuation,
              })}
            {told.figures?.converted === false &&
              ` · ${t('identify:tree.onlyThat', { currency: told.figures.valuation })}`}
            {told.others && ` · ${t('identify:tree.others')}`}
          </p>
          <A to={`/portfolio?under=${told.rows[0]?.accountId ?? accountId}`}>
            {t('identify:tree.all')}
          </A>
        </>
      )}
    </Card>
  )
}
