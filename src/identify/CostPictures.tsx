/** The whale curve, and which activities the cost of serving goes to. */
import { useMemo } from 'react'
import { useGo } from '../ui/A.tsx'
import { Cards } from '../ui/Card.tsx'
import { bars } from '../ui/Chart/bars.ts'
import { Chart } from '../ui/Chart/Chart.tsx'
import { whale as drawWhale } from '../ui/Chart/whale.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { CostsTold } from './costs.ts'
import { COST_PLACES } from './portfolioPlaces.ts'

type Props = { told: CostsTold; currency: string }

const ACTIVITIES_DRAWN = 10

export function CostPictures({ told, currency }: Props) {
  const priced = told.activities.filter(({ cost }) => cost > 0)
  if (told.whale.accounts === 0 && priced.length === 0) return null
  return (
    <Cards columns={priced.length > 0 ? '1.6fr 1fr' : '1fr'}>
      {told.whale.accounts > 0 && <WhaleChart told={told} currency={currency} />}
      {priced.length > 0 && <ActivityChart told={told} currency={currency} />}
    </Cards>
  )
}

function WhaleChart({ told, currency }: Props) {
  const t = useWords()
  const format = useFormat()
  const go = useGo()
  const { whale, profit } = told
  const { points, peakAccounts, peakProfit, peakShare } = whale
  const picture = useMemo(
    () =>
      drawWhale({
        points,
        total: profit,
        peak: {
          accounts: peakAccounts,
          profit: peakProfit,
          says:
            peakShare === null
              ? format.moneyShort(peakProfit, currency)
              : format.percent(peakShare, 1),
        },
        money: (amount, look, whole) =>
          whole ? look.format.money(amount, currency) : look.format.moneyShort(amount, currency),
        words: {
          name: t('identify:costs.column.name'),
          accounts: t('identify:costs.whale.accounts'),
          profit: t('identify:costs.column.profit'),
          cumulative: t('identify:costs.whale.cumulative'),
          share: t('identify:costs.whale.share'),
        },
      }),
    [points, profit, peakAccounts, peakProfit, peakShare, currency, format, t],
  )
  const says = {
    count: peakAccounts,
    profit: peakProfit,
    destroyed: whale.destroyed,
    destroyers: whale.destroyers,
    currency,
  }
  const sentence =
    whale.destroyers > 0
      ? t('identify:costs.whale.describes', says)
      : t('identify:costs.whale.allEarn', says)
  return (
    <Chart
      title={t('identify:costs.whale.title')}
      aside={t('identify:costs.whale.aside')}
      describes={sentence}
      file={t('identify:costs.whale.file')}
      picture={picture}
      height={300}
      onPick={(row) => go(`/accounts/${points[row]!.accountId}/figures`)}
      pickSays={t('identify:costs.whale.open')}
      foot={sentence}
    />
  )
}

function ActivityChart({ told, currency }: Props) {
  const t = useWords()
  const go = useGo()
  const { activities, serving } = told
  const picture = useMemo(() => {
    const drawn = activities.filter(({ cost }) => cost > 0).slice(0, ACTIVITIES_DRAWN)
    return bars({
      rows: drawn.map(({ activity, cost, units, unit }) => ({
        name: activity,
        value: cost,
        note: t('identify:costs.activities.note', { units, unit }),
      })),
      show: (value, look) => look.format.moneyShort(value, currency),
      words: {
        name: t('identify:costs.column.activity'),
        value: t('identify:costs.column.serving'),
        note: t('identify:costs.column.units'),
      },
    })
  }, [activities, currency, t])
  const [first] = activities
  const sentence = t('identify:costs.activities.describes', {
    activity: first?.activity ?? '',
    cost: first?.cost ?? 0,
    serving,
    currency,
  })
  return (
    <Chart
      title={t('identify:costs.activities.title')}
      describes={sentence}
      file={t('identify:costs.activities.file')}
      picture={picture}
      height={300}
      onPick={() => go(COST_PLACES.activities)}
      pickSays={t('identify:costs.tab.activities')}
      foot={sentence}
    />
  )
}
