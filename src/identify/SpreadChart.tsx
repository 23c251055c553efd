/** How much hangs on each group, country, zone and so on, under the filters of the list. */
import { useMemo } from 'react'
import { useGo } from '../ui/A.tsx'
import { useList } from '../ui/api.ts'
import { bars } from '../ui/Chart/bars.ts'
import { Chart } from '../ui/Chart/Chart.tsx'
import { Card } from '../ui/Card.tsx'
import { useChoice } from '../ui/choices.ts'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import type { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { type AccountList, UNSAID } from './accountList.ts'
import { type Dimension, DIMENSIONS } from './findings.ts'
import type { Spread } from './picture.ts'
import { readSpread } from './portfolio.api.ts'
import './portfolio.css'
import { filterOf } from './portfolioFilter.ts'
import type { PortfolioTold } from './told.ts'

type Props = {
  list: ReturnType<typeof useListState<typeof AccountList>>
  portfolio: NonNullable<PortfolioTold['portfolio']>
  /** By this and nothing else. */
  only?: Dimension
}

export function SpreadChart({ list, portfolio, only }: Props) {
  const t = useWords()
  const [chosen, setBy] = useChoice<Dimension>('spread', 'zone')
  const by = only ?? chosen
  const { data: spread } = useList(readSpread, { ...filterOf(list.value), by })
  const choose = only ? (
    t(`identify:portfolio.spread.dimension.${only}`)
  ) : (
    <select
      className="Portfolio-by"
      aria-label={t('identify:portfolio.spread.by')}
      value={by}
      onChange={(event) => setBy(event.currentTarget.value as Dimension)}
    >
      {DIMENSIONS.map((one) => (
        <option key={one} value={one}>
          {t(`identify:portfolio.spread.dimension.${one}`)}
        </option>
      ))}
    </select>
  )
  if (!spread || spread.bars.every(({ name }) => name === '')) {
    return (
      <Card title={t('identify:portfolio.spread.title')} aside={choose}>
        {spread === undefined ? (
          <BlockSkeleton height={260} />
        ) : (
          <Empty>{t('identify:portfolio.spread.unsaid')}</Empty>
        )}
      </Card>
    )
  }
  return <SpreadBars spread={spread} list={list} portfolio={portfolio} choose={choose} />
}

function SpreadBars({
  spread,
  list,
  portfolio,
  choose,
}: Props & { spread: Spread; choose: React.ReactNode }) {
  const t = useWords()
  const format = useFormat()
  const go = useGo()
  const { by, bars: named, concentration, high, others } = spread
  const chosen = by === 'group' ? list.value.group : list.value[by]
  const { valuation, madeWith } = portfolio
  const picture = useMemo(
    () =>
      bars({
        rows: named.map(({ name, share, sales, accounts }, at) => ({
          name: name || t('identify:portfolio.unsaid'),
          value: share,
          tone: name === '' ? 'plain' : high === 'one' && at === 0 ? 'warn' : 'accent',
          note: `${format.moneyShort(sales, valuation)} · ${t('identify:portfolio.spread.accounts', { count: accounts })}`,
        })),
        show: (value, look) => look.format.percent(value),
        words: {
          name: t(`identify:portfolio.spread.dimension.${by}`),
          value: t('identify:portfolio.spread.share'),
          note: t('identify:portfolio.spread.value'),
        },
        chosen: new Set(
          chosen.map((one) => (one === UNSAID ? t('identify:portfolio.unsaid') : one)),
        ),
      }),
    [named, by, high, chosen, valuation, t, format],
  )
  const pick = (row: number) => {
    const bar = named[row]
    if (!bar) return
    if (bar.accountId) return go(`/accounts/${bar.accountId}`)
    const value = bar.name || UNSAID
    list.change({ [by]: chosen.length === 1 && chosen[0] === value ? [] : [value] })
  }
  const [first] = named
  const hhi = { hhi: Math.round(concentration.hhi), effective: concentration.effective }
  const limits = madeWith.concentration
  return (
    <Chart
      title={t('identify:portfolio.spread.title')}
      aside={choose}
      describes={t('identify:portfolio.spread.describes', {
        name: first?.name ?? '',
        share: first?.share ?? 0,
        ...hhi,
      })}
      file={t('identify:chartFile.spread', {
        by: t(`identify:portfolio.spread.dimension.${by}`).toLowerCase(),
      })}
      picture={picture}
      height={234}
      onPick={pick}
      pickSays={t('identify:portfolio.spread.pick')}
      foot={
        <>
          {concentration.keys > 1 && t('identify:portfolio.spread.hhi', hhi)}
          {others.names > 0 &&
            ` · ${t('identify:portfolio.spread.others', { count: others.names, share: others.share })}`}
          {high && (
            <b className="Portfolio-high">
              {' · '}
              {t(`identify:portfolio.spread.${high}`, { name: first?.name, limit: limits[high] })}
            </b>
          )}
        </>
      }
    />
  )
}
