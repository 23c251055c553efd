/** Cartera: who makes the sales, whom to turn to, and the list that says why each is where it is. */
import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { A, useGo } from '../ui/A.tsx'
import { useList, useRead, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Boundary, Problem } from '../ui/Problem.tsx'
import { problemWords } from '../ui/problemWords.ts'
import { useFormat, useSession } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { AccountList } from './accountList.ts'
import { AccountTable } from './AccountTable.tsx'
import { DayPicker } from './DayPicker.tsx'
import { untilNewFigures, useNewFigures } from './newFigures.tsx'
import {
  keepPortfolio,
  listAccounts,
  readPictures,
  readPortfolio,
  remakePortfolio,
} from './portfolio.api.ts'
import './portfolio.css'
import { filterOf } from './portfolioFilter.ts'
import { Pictures } from './Pictures.tsx'
import { PortfolioTabs } from './PortfolioTabs.tsx'
import { RatesMissing } from './RatesMissing.tsx'
import { PortfolioStrip } from './PortfolioStrip.tsx'
import { Opening } from './telling.tsx'
import type { PortfolioTold } from './told.ts'
import { ViewMenu } from './ViewMenu.tsx'

export function PortfolioPage() {
  const t = useWords()
  const list = useListState(AccountList)
  const { asOf, valuation } = list.value
  const told = useRead(readPortfolio, { asOf, valuation }, { everyMs: untilNewFigures })
  const { portfolio, state } = told
  useNewFigures(told)
  if (state === 'notKept') return <MakeDay asOf={asOf!} />
  if (!portfolio) return <Unfigured list={list} making={state === 'making'} />
  return (
    <Page
      title={t('identify:portfolio.title')}
      facts={[
        t('identify:portfolio.accounts', { count: portfolio.accounts }),
        <DayPicker key="day" portfolio={portfolio} list={list} />,
        t(`identify:portfolio.${portfolio.converted ? 'converted' : 'alone'}`, {
          currency: portfolio.valuation,
        }),
      ]}
      acts={<ViewMenu list={list} portfolio={portfolio} />}
      sentence={<Opening sentences={portfolio.opening} currency={portfolio.valuation} />}
    >
      <PortfolioTabs at="/portfolio" />
      <Remade portfolio={portfolio} />
      <RatesMissing told={told} portfolio={portfolio} list={list} />
      <div className="Portfolio">
        <Boundary at={portfolio.madeAt}>
          <Pictured list={list} portfolio={portfolio} />
        </Boundary>
        <div className="Portfolio-list">
          <AccountTable list={list} portfolio={portfolio} />
        </div>
      </div>
    </Page>
  )
}

type Pictured = { list: List; portfolio: NonNullable<PortfolioTold['portfolio']> }

/** The figures and pictures of what the list is filtered by; the old ones stay until the new are here. */
function Pictured({ list, portfolio }: Pictured) {
  const { data: pictures, error } = useList(readPictures, filterOf(list.value))
  if (error) return <Problem problem={error} />
  if (!pictures) return <BlockSkeleton height={390} />
  return (
    <>
      <PortfolioStrip pictures={pictures} list={list} portfolio={portfolio} />
      <Pictures pictures={pictures} list={list} portfolio={portfolio} />
    </>
  )
}

type List = ReturnType<typeof useListState<typeof AccountList>>

/** Names without figures, until the first ledger is here. */
function Unfigured({ list, making }: { list: List; making: boolean }) {
  const t = useWords()
  const go = useGo()
  const step = (
    <Button variant="filled" onClick={() => go('/data')}>
      {t('identify:portfolio.import')}
    </Button>
  )
  return (
    <Page
      title={t('identify:portfolio.title')}
      acts={<Button onClick={() => go('/accounts/new')}>{t('identify:portfolio.add')}</Button>}
      sentence={t(making ? 'identify:portfolio.making' : 'identify:portfolio.noLedger')}
    >
      {making && <BlockSkeleton height={200} />}
      <AccountTable
        list={list}
        portfolio={null}
        empty={<Empty step={step}>{t('identify:portfolio.none')}</Empty>}
      />
    </Page>
  )
}

/** A day that nobody has asked for yet is worked out now. */
function MakeDay({ asOf }: { asOf: string }) {
  const t = useWords()
  const go = useGo()
  const make = useWrite(keepPortfolio, [readPortfolio, listAccounts], { quiet: true })
  const { mutate, isError, error } = make
  useEffect(() => mutate({ asOf }), [asOf, mutate])
  return (
    <Page
      title={t('identify:portfolio.title')}
      sentence={isError ? undefined : t('identify:portfolio.makingDay', { day: asOf })}
    >
      {isError ? (
        <Empty
          step={<Button onClick={() => go('/portfolio')}>{t('identify:portfolio.day.now')}</Button>}
        >
          {problemWords(error).happened}
        </Empty>
      ) : (
        <BlockSkeleton height={390} />
      )}
    </Page>
  )
}

/** New figures are on their way, or these are of a day that has passed. */
function Remade({ portfolio }: { portfolio: NonNullable<PortfolioTold['portfolio']> }) {
  const t = useWords()
  const format = useFormat()
  const { role, today } = useSession()
  const { outdated, current, ledgerTo, asOf } = portfolio
  const remake = useWrite(remakePortfolio, [readPortfolio], { quiet: true })
  const isBehind = outdated && current && asOf < ledgerTo && asOf < today
  const may = role === 'lead' || role === 'admin' || role === 'manager'
  const { mutate } = remake
  useEffect(() => {
    if (isBehind && may) mutate({})
  }, [isBehind, may, mutate])
  if (outdated) {
    return (
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output holds no chip
      <p className="Portfolio-note" role="status">
        <Chip tone="note">{t('ui:loading')}</Chip> {t('identify:portfolio.outdated')}
      </p>
    )
  }
  if (current) return null
  return (
    <p className="Portfolio-note">
      <Chip tone="note">{format.day(asOf)}</Chip> {t('identify:portfolio.past', { day: asOf })}{' '}
      <A to="/portfolio">{t('identify:portfolio.day.now')}</A>
    </p>
  )
}
