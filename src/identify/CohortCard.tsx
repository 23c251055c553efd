/** Clients by when they first bought, and what is left of them since. */
import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo } from 'react'
import { Card, Cards } from '../ui/Card.tsx'
import { Chart } from '../ui/Chart/Chart.tsx'
import { cohortGrid } from '../ui/Chart/cohortGrid.ts'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Shown } from './RetentionPage.tsx'
import { windowWords } from './windowWords.ts'

const ROW_HEIGHT = 30
const HEAD_HEIGHT = 40
/** More could not be read there. */
const COLUMNS_ON_A_PHONE = 7

export function CohortCard({ told, view }: Shown) {
  const t = useWords()
  const format = useFormat()
  const { cohort: what } = view.value
  const period = view.value.period === 'year' ? 'year' : 'quarter'
  const cohorts = told.cohorts[period]
  const narrow = useMediaQuery('(max-width: 600px)')
  const picture = useMemo(
    () =>
      cohortGrid({
        cohorts: cohorts.map((one) => {
          const { short, long } = windowWords(one, period, format)
          const until = t('identify:retention.cohort.until', { period: short })
          return {
            name: `${one.open ? until : short} · ${format.number(one.clients)}`,
            long: one.open ? until : long,
            clients: one.clients,
            shares: narrow ? one[what].slice(0, COLUMNS_ON_A_PHONE) : one[what],
          }
        }),
        words: {
          cohort: t('identify:retention.cohort.cohort'),
          clients: t('identify:retention.cohort.clients'),
          period: t(`identify:retention.cohort.${period}`),
          share: t(`identify:retention.cohort.share.${what}`),
        },
      }),
    [cohorts, what, period, narrow, format, t],
  )
  const choose = (
    <SegmentedControl
      size="xs"
      aria-label={t('identify:retention.cohort.show')}
      value={what}
      onChange={(one) => view.change({ cohort: one as typeof what }, { quietly: true })}
      data={(['buying', 'sales'] as const).map((value) => ({
        value,
        label: t(`identify:retention.cohort.choice.${value}`),
      }))}
    />
  )
  const title = t(`identify:retention.cohort.title.${period}`)
  if (cohorts.length === 0) {
    return (
      <Cards columns="1fr">
        <Card title={title}>
          <Empty>{t('identify:retention.cohort.none')}</Empty>
        </Card>
      </Cards>
    )
  }
  const worst = cohorts
    .filter(({ open, buying }) => !open && buying.length > 1)
    .toSorted((a, b) => a.buying[1]! - b.buying[1]!)[0]
  return (
    <Cards columns="1fr">
      <Chart
        title={title}
        aside={choose}
        describes={
          worst
            ? t('identify:retention.cohort.describes', {
                cohort: windowWords(worst, period, format).long,
                share: worst.buying[1],
              })
            : t('identify:retention.cohort.describesBare', { count: cohorts.length })
        }
        file={t('identify:chartFile.cohorts', { period: t(`identify:chartFile.period.${period}`) })}
        picture={picture}
        height={HEAD_HEIGHT + ROW_HEIGHT * cohorts.length}
        foot={[
          t(`identify:retention.cohort.foot.${what}`),
          ...(cohorts.some(({ open }) => open) ? [t('identify:retention.cohort.foot.until')] : []),
        ].join(' ')}
      />
    </Cards>
  )
}
