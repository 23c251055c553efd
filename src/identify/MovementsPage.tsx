/** Cartera, movements: who changed segment or class between two month ends, and how all of them went month by month. */
import { SegmentedControl } from '@mantine/core'
import { useEffect } from 'react'
import { useList, useWrite } from '../ui/api.ts'
import { Cards } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Progress } from '../ui/Progress.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { FrozenCard } from './FrozenCard.tsx'
import { MovedTable } from './MovedTable.tsx'
import { makeMonths, readMovements } from './movement.api.ts'
import { BY, type By, MovedList, type Movements } from './movement.ts'
import { FlowChart, StepsChart } from './MovementPictures.tsx'
import './movement.css'
import './portfolio.css'
import { PortfolioTabs } from './PortfolioTabs.tsx'
import { Opening } from './telling.tsx'

// words: identify:movement.says.*

const SOON_MS = 1_500

export type List = ReturnType<typeof useListState<typeof MovedList>>

export function MovementsPage() {
  const t = useWords()
  const list = useListState(MovedList)
  const { from, to, by } = list.value
  const { data: told, error } = useList(
    readMovements,
    { from, to, by },
    { everyMs: (answer) => (answer && isMaking(answer) ? SOON_MS : false) },
  )
  const valuation = told?.valuation
  return (
    <Page
      title={t('identify:movement.tab')}
      facts={valuation ? [t('identify:movement.fact', { currency: valuation })] : []}
      sentence={told && valuation && <Opening sentences={told.sentences} currency={valuation} />}
    >
      <PortfolioTabs at="/portfolio/movements" />
      {error && !told ? (
        <Problem problem={error} />
      ) : told ? (
        <Told told={told} list={list} />
      ) : (
        <BlockSkeleton height={390} />
      )}
    </Page>
  )
}

function isMaking({ state, progress }: Movements): boolean {
  return state !== 'none' && (progress.done < progress.total || state === 'making')
}

function Told({ told, list }: { told: Movements; list: List }) {
  const t = useWords()
  const { state, progress, from, to, valuation } = told
  useAsking(told)
  if (state === 'none') return <Empty>{t('identify:portfolio.none')}</Empty>
  const making = isMaking(told) && (
    <div className="Card Movements-making">
      <Progress name={t('identify:movement.making')} {...progress} />
    </div>
  )
  if (!from || !to || !valuation) {
    return making && progress.total > 0 ? making : <Empty>{t('identify:movement.tooSoon')}</Empty>
  }
  return (
    <>
      {making}
      <Choices told={told} list={list} />
      {from === to ? (
        <Empty>
          {told.months.length > 1
            ? t('identify:movement.otherMoney')
            : t('identify:movement.oneMonth', { month: to })}
        </Empty>
      ) : (
        <>
          <Cards columns="1.35fr 1fr">
            <FlowChart told={told} list={list} valuation={valuation} />
            <StepsChart told={told} by={list.value.by} />
          </Cards>
          <MovedTable told={told} list={list} valuation={valuation} />
        </>
      )}
      <FrozenCard told={told} />
    </>
  )
}

/** A month may have passed since anybody asked. */
function useAsking(told: Movements) {
  const { role } = useSession()
  const make = useWrite(makeMonths, [], { quiet: true })
  const { mutate } = make
  const asks = isMaking(told) && (role === 'lead' || role === 'admin' || role === 'manager')
  useEffect(() => {
    if (asks) mutate({})
  }, [asks, mutate])
}

function Choices({ told, list }: { told: Movements; list: List }) {
  const t = useWords()
  const format = useFormat()
  const select = (which: 'from' | 'to') => (
    <label>
      <span className="dim">{t(`identify:movement.${which}`)}</span>
      <select
        className="Portfolio-by"
        value={told[which] ?? ''}
        onChange={(event) =>
          list.change({ [which]: event.currentTarget.value, was: undefined, is: undefined })
        }
      >
        {told.months
          .filter(({ month }) =>
            which === 'from'
              ? month < told.to! || month === told.from
              : month > told.from! || month === told.to,
          )
          .map(({ month }) => (
            <option key={month} value={month}>
              {format.month(month)}
            </option>
          ))}
      </select>
    </label>
  )
  return (
    <div className="Movements-choices">
      {select('from')}
      {select('to')}
      <SegmentedControl
        size="xs"
        aria-label={t('identify:movement.by')}
        value={list.value.by}
        onChange={(by) => list.change({ by: by as By, was: undefined, is: undefined })}
        data={BY.map((value) => ({ value, label: t(`identify:movement.by-${value}`) }))}
      />
    </div>
  )
}
