/** Open opportunities by stage: what each column is worth, and its cards, moved by choosing or by dragging. */
import { useState } from 'react'
import { whyNotWrite } from '../accounts/account.ts'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { useList } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import type { OpportunityAsked } from './OpportunityModal.tsx'
import { ChanceTold } from './OpportunityMarks.tsx'
import { readBoard } from './pipeline.api.ts'
import './pipeline.css'
import type { BoardColumn, PipelineList, PipelineRow } from './pipeline.ts'
import { StageChoice, useMoveStage } from './StageChoice.tsx'
import { useStages } from './useStageWords.tsx'

type Props = { list: PipelineList; ask: (asked: OpportunityAsked) => void }

export function BoardView({ list, ask }: Props) {
  const t = useWords()
  const { data } = useList(readBoard, list)
  if (!data) return <BlockSkeleton height={420} />
  const shown = data.columns.filter(({ stage, count }) => stage !== null || count > 0)
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways */}
      <section className="Board" tabIndex={0} aria-label={t('grow:pipeline.boardLabel')}>
        {shown.map((column) => (
          <Column key={column.stage ?? ''} column={column} currency={data.currency} ask={ask} />
        ))}
      </section>
      {data.unrated > 0 && (
        <p className="dim">{t('grow:pipeline.unrated', { count: data.unrated })}</p>
      )}
    </>
  )
}

type ColumnProps = { column: BoardColumn; currency: string; ask: Props['ask'] }

function Column({ column, currency, ask }: ColumnProps) {
  const t = useWords()
  const format = useFormat()
  const { stageName } = useStages()
  const move = useMoveStage()
  const [over, setOver] = useState(false)
  const { stage, count, worth, home, expected, cards } = column
  const told = {
    count,
    home: format.moneyShort(home, currency),
    expected: format.moneyShort(expected, currency),
  }
  const foreign = worth.filter((one) => one.currency !== currency)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the choice of stage does the same by keyboard
    <section
      className="Board-column"
      aria-label={stageName(stage)}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (stage === null) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const opportunityId = event.dataTransfer.getData('text/opportunity')
        if (opportunityId && stage !== null) move.mutate({ opportunityId, stage })
      }}
    >
      <h2>{stageName(stage)}</h2>
      <p className="dim">{t('grow:pipeline.columnTold', told)}</p>
      {foreign.length > 0 && (
        <p className="dim">
          {worth.map((one) => format.moneyShort(one.amount, one.currency)).join(' + ')}
        </p>
      )}
      {count === 0 && <p className="dim">{t('grow:pipeline.empty')}</p>}
      <ul>
        {cards.map((row) => (
          <Card key={row.opportunityId} row={row} ask={ask} />
        ))}
      </ul>
      {count > cards.length && (
        <p className="dim">{t('grow:pipeline.more', { count: count - cards.length })}</p>
      )}
    </section>
  )
}

function Card({ row, ask }: { row: PipelineRow; ask: Props['ask'] }) {
  const t = useWords()
  const format = useFormat()
  const { actor, today } = useSession()
  const { opportunityId, accountId, account, title, amount, currency, closesOn, kind, next } = row
  const carers = row.carers.map((personId) => ({ personId }))
  const writes = whyNotWrite(actor, carers) === null
  const isLate = closesOn !== null && closesOn < today
  const act = (key: OpportunityAsked['act'], label: string, says: string) => (
    <Act size="compact-xs" aria-label={says} onClick={() => ask({ opportunity: row, act: key })}>
      {label}
    </Act>
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the choice of stage does the same by keyboard
    <li
      className="Board-card"
      draggable={writes}
      onDragStart={(event) => event.dataTransfer.setData('text/opportunity', opportunityId)}
    >
      <A to={`/accounts/${accountId}/growth`}>{title}</A>
      <span className="dim">{account}</span>
      <span>
        {amount !== null && <b>{format.money(amount, currency!)}</b>}{' '}
        {closesOn && (
          <Chip tone={isLate ? 'warn' : 'plain'}>
            {isLate ? t('grow:opportunity.late') : format.dayShort(closesOn)}
          </Chip>
        )}{' '}
        {kind && <Chip>{t(`grow:opportunity.kinds.${kind}`)}</Chip>}
      </span>
      <small>
        <ChanceTold row={row} />
        {row.daysInStage !== null &&
          ` · ${t('grow:pipeline.daysTold', { count: row.daysInStage })}`}
      </small>
      <small className="dim">
        {next
          ? t('grow:opportunity.nextTold', { title: next.title, day: next.dueOn })
          : t('grow:opportunity.nextless')}
      </small>
      {writes && (
        <div className="Board-acts">
          <StageChoice opportunity={row} />
          {act('won', t('grow:opportunity.won'), t('grow:opportunity.wonOf', { title }))}
          {act('lost', t('grow:opportunity.lost'), t('grow:opportunity.lostOf', { title }))}
          {act('next', t('grow:opportunity.next'), t('grow:opportunity.nextOf', { title }))}
        </div>
      )}
    </li>
  )
}
