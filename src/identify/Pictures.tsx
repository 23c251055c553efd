/** The three pictures of Cartera, filtered with the list; choosing in one filters the list. */
import { useMemo } from 'react'
import { Card, Cards } from '../ui/Card.tsx'
import { Chart } from '../ui/Chart/Chart.tsx'
import { heatGrid } from '../ui/Chart/heatGrid.ts'
import { pareto } from '../ui/Chart/pareto.ts'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import type { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import type { AccountList } from './accountList.ts'
import { ABC, type Abc } from './pareto.ts'
import type { Pictures as Made } from './picture.ts'
import { SpreadChart } from './SpreadChart.tsx'
import type { PortfolioTold } from './told.ts'

type Props = {
  pictures: Made
  list: ReturnType<typeof useListState<typeof AccountList>>
  portfolio: NonNullable<PortfolioTold['portfolio']>
}

const SCORES = ['1', '2', '3', '4', '5']

export function Pictures(props: Props) {
  const t = useWords()
  if (props.pictures.pareto.positiveTotal <= 0) {
    return (
      <Cards columns="2.25fr 1fr">
        <Card title={t('identify:portfolio.strip.concentration')}>
          <Empty>{t('identify:portfolio.unsold')}</Empty>
        </Card>
        <GridChart {...props} />
      </Cards>
    )
  }
  return (
    <Cards columns="1.25fr 1fr 1fr">
      <SpreadChart list={props.list} portfolio={props.portfolio} />
      <ParetoChart {...props} />
      <GridChart {...props} />
    </Cards>
  )
}

export function ParetoChart({ pictures, list, portfolio }: Props) {
  const t = useWords()
  const { curve, top20Share, accountsFor80 } = pictures.pareto
  const { accounts } = pictures
  const picture = useMemo(() => {
    const top20 = Math.ceil(accounts / 5)
    return pareto({
      points: curve.slice(1).map((point) => ({
        accounts: Math.round(point.accounts * accounts),
        accountsShare: point.accounts,
        salesShare: point.sales,
      })),
      ...(accounts > 0
        ? {
            mark: {
              accountsShare: top20 / accounts,
              salesShare: top20Share,
              says: t('identify:portfolio.pareto.mark', { share: top20Share }),
            },
          }
        : {}),
      words: {
        accounts: t('identify:portfolio.pareto.accounts'),
        accountsShare: t('identify:portfolio.pareto.accountsShare'),
        salesShare: t('identify:portfolio.pareto.salesShare'),
      },
    })
  }, [curve, accounts, top20Share, t])
  /** Where it is chosen lies in a class: A below its cut, then B, then C. */
  const pick = (row: number) => {
    const chosen = classAt(curve[row]?.sales ?? 0, portfolio.madeWith.abc)
    list.change({ abc: toggled(list.value.abc, chosen) })
  }
  return (
    <Chart
      title={t('identify:portfolio.pareto.title')}
      aside={t('identify:portfolio.pareto.aside')}
      describes={t('identify:portfolio.pareto.describes', {
        share: top20Share,
        count: accountsFor80,
        accounts,
      })}
      file={t('identify:chartFile.pareto', { accounts })}
      picture={picture}
      onPick={pick}
      pickSays={t('identify:portfolio.pareto.pick')}
      height={234}
      foot={pictures.abc.map(({ abc, accounts: many }) => (
        <button
          key={abc}
          type="button"
          className="LinkButton"
          aria-pressed={list.value.abc.includes(abc)}
          onClick={() => list.change({ abc: toggled(list.value.abc, abc) })}
        >
          {t('identify:portfolio.pareto.class', { abc, count: many })}
        </button>
      ))}
    />
  )
}

/** `before` is the share of all accounts before this one: the one that crosses a cut is still in. */
function classAt(before: number, { a, b }: { a: number; b: number }): Abc {
  return before < a ? ABC[0] : before < b ? ABC[1] : ABC[2]
}

export function GridChart({ pictures, list, portfolio }: Props) {
  const t = useWords()
  const format = useFormat()
  const { grid, segments } = pictures
  const { cell } = list.value
  const { valuation } = portfolio
  const inactive = segments.find(({ segment }) => segment === 'Inactive')?.accounts ?? 0
  const picture = useMemo(() => {
    const found = new Map(grid.map((one) => [`${one.r}${one.f}`, one]))
    const fields = SCORES.flatMap((y) =>
      SCORES.map((x) => {
        const { accounts = 0, sales = 0 } = found.get(`${x}${y}`) ?? {}
        return { x, y, count: accounts, note: format.moneyShort(sales, valuation) }
      }),
    )
    return heatGrid({
      fields,
      xs: SCORES,
      ys: SCORES,
      chosen: new Set(cell.map((one) => `${one[0]} ${one[1]}`)),
      words: {
        x: t('identify:portfolio.grid.x'),
        y: t('identify:portfolio.grid.y'),
        count: t('identify:portfolio.grid.count'),
        note: t('identify:portfolio.grid.sales'),
      },
    })
  }, [grid, cell, valuation, t, format])
  const pick = (row: number) => {
    const chosen = `${SCORES[row % SCORES.length]}${SCORES[Math.floor(row / SCORES.length)]}`
    list.change({ cell: toggled(cell, chosen) })
  }
  const best = grid.find(({ r, f }) => r === 5 && f === 5)?.accounts ?? 0
  return (
    <Chart
      title={t('identify:portfolio.grid.title')}
      aside={t('identify:portfolio.grid.aside')}
      describes={t('identify:portfolio.grid.describes', { count: best, inactive })}
      file={t('identify:chartFile.recency')}
      picture={picture}
      onPick={pick}
      pickSays={t('identify:portfolio.grid.pick')}
      height={234}
      foot={
        inactive > 0 && (
          <button
            type="button"
            className="LinkButton"
            onClick={() => list.change({ segment: toggled(list.value.segment, 'Inactive') })}
          >
            {t('identify:portfolio.grid.inactive', { count: inactive })}
          </button>
        )
      }
    />
  )
}

/** Chosen again, it is let go. */
function toggled<T>(chosen: readonly T[], one: T): T[] {
  return chosen.length === 1 && chosen[0] === one ? [] : [one]
}
