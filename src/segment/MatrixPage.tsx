/** Selección, matriz: where each candidate of a list stands, where it may go, and how it has moved from list to list. */
import { useState } from 'react'
import { A } from '../ui/A.tsx'
import { useList, useRead } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useWords } from '../ui/words.ts'
import type { SelectionTold } from './keptSelection.ts'
import './matrix.css'
import { MatrixCard } from './MatrixCard.tsx'
import { BOXES } from './matrix.ts'
import { listPositions } from './position.api.ts'
import { PositionsCard } from './PositionsCard.tsx'
import { listSelections, readPositions, readSelection } from './selection.api.ts'
import { SelectionTabs } from './SelectionTabs.tsx'
import type { Candidate } from './useMatrixScene.tsx'
import { ValueCard } from './ValueCard.tsx'

const AT = '/selection/matrix'

export function MatrixPage() {
  const t = useWords()
  const told = useRead(listSelections, {})
  const lists = told
    .filter(({ kind }) => kind !== 'trial')
    .toSorted((a, b) => order(a).localeCompare(order(b)))
  if (lists.length > 0) return <Matrix lists={lists} />
  return (
    <Page title={t('segment:title')} sentence={t('segment:matrix.waiting')}>
      <SelectionTabs at={AT} />
      <Empty step={<A to="/selection/list">{t('segment:matrix.toList')}</A>}>
        {t('segment:matrix.empty')}
      </Empty>
    </Page>
  )
}

const order = ({ asOf, madeAt }: SelectionTold) => `${asOf} ${madeAt}`

function Matrix({ lists }: { lists: SelectionTold[] }) {
  const t = useWords()
  const { role } = useSession()
  const [chosenAt, setAt] = useState<number | null>(null)
  const at = Math.min(chosenAt ?? lists.length - 1, lists.length - 1)
  const { selectionId } = lists[at]!
  const { data: candidates, error } = useList(readPositions, { selectionId })
  const { data: about } = useList(readSelection, { selectionId })
  // The lists beside it are at hand before one slides to them.
  useList(readPositions, { selectionId: (lists[at - 1] ?? lists[at]!).selectionId })
  useList(readPositions, { selectionId: (lists[at + 1] ?? lists[at]!).selectionId })
  const positions = useRead(listPositions, {})
  const placed = candidates?.filter(({ box }) => box !== null) ?? []
  const counts = Object.fromEntries(
    BOXES.map((box) => [box, placed.filter((one) => one.box === box).length]),
  ) as Record<(typeof BOXES)[number], number>
  const drags = role !== 'viewer' && role !== 'expert'
  const says = drags ? 'segment:matrix.sentence' : 'segment:matrix.reads'
  const history = lists.length > 1 && <History lists={lists} at={at} onChange={setAt} />
  return (
    <Page
      title={t('segment:title')}
      sentence={placed.length > 0 ? t(says, { count: placed.length, ...counts }) : undefined}
    >
      <SelectionTabs at={AT} />
      {error ? (
        <Problem problem={error} />
      ) : !candidates || !about ? (
        <BlockSkeleton height={560} />
      ) : (
        <Cards columns="5fr 2fr">
          <Stack>
            {placed.length === 0 ? (
              <>
                {history}
                <Empty step={<A to="/selection/rating">{t('segment:matrix.toRating')}</A>}>
                  {t('segment:matrix.none')}
                </Empty>
              </>
            ) : (
              <MatrixCard
                candidates={candidates}
                positions={positions}
                selection={about.selection}
                until={lists[at + 1]?.madeAt ?? null}
                counts={counts}
                unplaced={about.selection.candidates - placed.length}
                drags={drags}
                history={history}
              />
            )}
            <ValueCard candidates={candidates} selection={about.selection} />
          </Stack>
          <Stack>
            <PositionsCard positions={positions} now={nowOf(candidates)} />
          </Stack>
        </Cards>
      )}
    </Page>
  )
}

function nowOf(candidates: readonly Candidate[]) {
  return new Map(candidates.map((one) => [one.accountId, one]))
}

type HistoryProps = { lists: SelectionTold[]; at: number; onChange: (at: number) => void }

function History({ lists, at, onChange }: HistoryProps) {
  const t = useWords()
  const format = useFormat()
  const { asOf, title, kind } = lists[at]!
  const day = format.day(asOf)
  const told =
    kind === 'watch'
      ? t('segment:matrix.historyWatch', { day })
      : t('segment:matrix.historyAt', { day, title })
  return (
    <Card>
      <label className="Matrix-history">
        <span>{t('segment:matrix.history')}</span>
        <input
          type="range"
          min={0}
          max={lists.length - 1}
          value={at}
          aria-valuetext={told}
          onChange={(event) => onChange(Number(event.currentTarget.value))}
        />
        <output>{told}</output>
      </label>
    </Card>
  )
}
