/** An account in a few figures, each of which opens into how it was made. */
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import type { Making } from '../ui/HowMade.tsx'
import { useFormat } from '../ui/session.ts'
import { type Key, useWords } from '../ui/words.ts'
import { NOTHING } from './nothing.ts'
import type { AccountTold } from './accountTold.ts'

type Portfolio = NonNullable<AccountTold['portfolio']>
type Props = { told: AccountTold; portfolio: Portfolio; /** All of them. */ whole?: boolean }

export function AccountStrip({ told, portfolio, whole = false }: Props) {
  const t = useWords()
  const format = useFormat()
  const { account, window, atMost, positiveTotal } = told
  const { valuation, accounts, madeWith, asOf } = portfolio
  const money = (amount: number | null) =>
    amount === null ? NOTHING : format.money(amount, valuation)
  const short = (amount: number) => format.moneyShort(amount, valuation)
  const name = (metric: string) => t(`identify:metric.${metric}.name` as Key)
  const span = (about: { from: string; to: string }) => t('identify:account.span', about)
  const orders = {
    name: t('identify:account.orders.title'),
    path: `/accounts/${account.accountId}/figures`,
  }
  const made = (metric: string, inputs: Making['inputs'] = []): Making => ({
    title: name(metric),
    means: t(`identify:metric.${metric}.means` as Key),
    formula: t(`identify:metric.${metric}.formula` as Key),
    inputs,
    rows: orders,
  })
  const growth = account.growth
  const kpis: Kpi[] = [
    {
      name: name('salesLast12'),
      figure: short(account.salesLast12),
      under:
        growth === null
          ? t('identify:portfolio.strip.noChange')
          : t('identify:portfolio.strip.change', { change: growth }),
      made: made('salesLast12', [
        {
          name: name('salesLast12'),
          value: `${money(account.salesLast12)}, ${span(portfolio.last12)}`,
        },
        {
          name: name('salesPrevious12'),
          value: `${money(account.salesPrevious12)}, ${span(portfolio.previous12)}`,
        },
        { name: name('growth'), value: growth === null ? NOTHING : format.change(growth) },
      ]),
    },
    {
      name: name('share'),
      figure: format.percent(account.share, account.share < 0.01 ? 2 : 1),
      under: t('identify:account.shareUnder', { rank: account.rank, accounts }),
      made: made('share', [
        { name: name('sales'), value: money(account.sales) },
        ...(positiveTotal === null
          ? []
          : [{ name: t('identify:portfolio.made.positive'), value: money(positiveTotal) }]),
        { name: name('cumulativeShare'), value: format.percent(account.cumulativeShare, 2) },
      ]),
    },
    {
      name: name('orders'),
      figure: format.number(account.orders),
      under: t('identify:account.ordersUnder', { count: account.purchaseDays }),
      made: made('orders', [
        { name: name('orders'), value: format.number(account.orders) },
        { name: name('purchaseDays'), value: format.number(account.purchaseDays) },
      ]),
    },
    rhythm(),
    scores(),
    ...(account.margin === null && !whole ? [] : [margin()]),
    ...(whole ? [tenure()] : []),
  ]
  return <KpiStrip label={t('identify:account.strip')} kpis={kpis} />

  function rhythm(): Kpi {
    const { usualGapDays: gap, overdueRatio: ratio, recencyDays, last } = account
    return {
      name: t('identify:account.rhythm'),
      figure:
        gap === null
          ? t('identify:account.noRhythm')
          : t('identify:account.rhythmDays', { count: Math.round(gap) }),
      under:
        ratio === null
          ? t('identify:account.noRhythmUnder')
          : t('identify:account.rhythmUnder', { ratio }),
      made: made('usualGap', [
        { name: name('usualGap'), value: gap === null ? NOTHING : format.number(gap, 1) },
        { name: name('last'), value: last ? format.day(last) : NOTHING },
        {
          name: name('recencyDays'),
          value: recencyDays === null ? NOTHING : format.number(recencyDays),
        },
        { name: name('overdue'), value: ratio === null ? NOTHING : format.number(ratio, 2) },
      ]),
    }
  }

  function scores(): Kpi {
    const { r, f, m, segment, abc, last } = account
    const { rfm } = madeWith
    const often = rfm.frequency === 'orders' ? window.orders : window.purchaseDays
    const much = rfm.money === 'margin' ? window.margin : window.sales
    const input = (value: string, count: number | undefined) =>
      atMost && count !== undefined
        ? t('identify:account.scoreInput', { value, atMost: count, scored: atMost.scored })
        : value
    const notes = atMost && atMost.scored < 25 ? [t('identify:account.scoreBands')] : []
    return {
      name: name('segment'),
      figure: t(`identify:segment.${segment}` as Key),
      under:
        r === null
          ? t('identify:portfolio.class', { abc })
          : `${t('identify:account.score', { r, f, m })} · ${t('identify:portfolio.class', { abc })}`,
      made: {
        title: t('identify:account.scores'),
        means: t('identify:metric.segment.means'),
        formula: t('identify:account.scoreFormula', { scored: atMost?.scored ?? accounts }),
        inputs: [
          { name: t('identify:account.window'), value: span(portfolio.window) },
          {
            name: `${name('r')} ${r ?? NOTHING}`,
            value: input(last ? format.day(last) : NOTHING, atMost?.r),
          },
          {
            name: `${name('f')} ${f ?? NOTHING}`,
            value: input(format.number(often), atMost?.f),
          },
          { name: `${name('m')} ${m ?? NOTHING}`, value: input(money(much), atMost?.m) },
        ],
        notes,
        rows: orders,
      },
    }
  }

  function margin(): Kpi {
    const { marginRate } = account
    return {
      name: name('margin'),
      figure: account.margin === null ? NOTHING : short(account.margin),
      under:
        marginRate === null
          ? t(`identify:portfolio.strip.${account.margin === null ? 'noMargin' : 'noSales'}`)
          : t('identify:account.marginUnder', { rate: marginRate }),
      made: made('margin', [
        { name: name('margin'), value: money(account.margin) },
        {
          name: name('marginRate'),
          value: marginRate === null ? NOTHING : format.percent(marginRate, 2),
        },
      ]),
    }
  }

  function tenure(): Kpi {
    const { first, tenureDays } = account
    return {
      name: name('sales'),
      figure: short(account.sales),
      under: first ? t('identify:account.since', { first }) : NOTHING,
      made: made('sales', [
        { name: name('sales'), value: money(account.sales) },
        { name: name('first'), value: first ? format.day(first) : NOTHING },
        {
          name: name('tenureDays'),
          value: tenureDays === null ? NOTHING : format.number(tenureDays),
        },
        { name: t('identify:portfolio.day.day'), value: format.day(asOf) },
      ]),
    }
  }
}
