/** Pronóstico: what will probably be won of what is open, by month or quarter, with how far luck reaches; by owner and kind. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useList } from '../ui/api.ts'
import { Stack } from '../ui/Card.tsx'
import { Chart } from '../ui/Chart/Chart.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { FEW_CASES } from './chance.ts'
import { expectedRanges } from './expectedRanges.tsx'
import { FORECAST_BY, type ForecastBy } from './forecast.ts'
import { GrowTabs } from './GrowTabs.tsx'
import { readForecast } from './pipeline.api.ts'
import type { ForecastTold } from './pipeline.ts'

export function ForecastPage() {
  const t = useWords()
  const format = useFormat()
  const [by, setBy] = useState<ForecastBy>('month')
  const { data } = useList(readForecast, { by })
  return (
    <Page title={t('grow:title')} sentence={data && <Says told={data} />}>
      <GrowTabs at="/growth/forecast" />
      {!data && <BlockSkeleton height={320} />}
      {data && data.all.whole === 0 && <Empty>{t('grow:forecast.saysNone')}</Empty>}
      {data && data.all.whole > 0 && (
        <Stack>
          <Ranges
            told={data}
            title={t('grow:forecast.title', { by: t(`grow:forecast.bySmall.${by}`) })}
            who={t('grow:forecast.period')}
            rows={data.periods.map((one) => ({ ...one, name: nameOfPeriod(one.from) }))}
            aside={
              <SegmentedControl
                size="xs"
                aria-label={t('grow:forecast.byName')}
                value={by}
                onChange={(value) => setBy(value as ForecastBy)}
                data={FORECAST_BY.map((value) => ({
                  value,
                  label: t(`grow:forecast.by.${value}`),
                }))}
              />
            }
            foot={t('grow:forecast.aside', {
              late: format.money(data.late.expected, data.currency),
              undated: format.money(data.undated.expected, data.currency),
              amountless: data.amountless,
              unrated: data.unrated,
            })}
          />
          <Ranges
            told={data}
            title={t('grow:forecast.owners')}
            who={t('grow:forecast.who')}
            rows={data.owners.map((one) => ({
              ...one,
              name: one.name ?? t('grow:forecast.nobody'),
            }))}
          />
          <Ranges
            told={data}
            title={t('grow:forecast.kinds')}
            who={t('grow:pipeline.kind')}
            rows={data.kinds.map((one) => ({
              ...one,
              name: one.kind
                ? t(`grow:opportunity.kinds.${one.kind}`)
                : t('grow:opportunity.kindless'),
            }))}
          />
        </Stack>
      )}
    </Page>
  )

  function nameOfPeriod(from: string) {
    if (by === 'month') return format.month(from)
    return `${from.slice(0, 4)} · ${Math.ceil(Number(from.slice(5, 7)) / 3)}T`
  }
}

function Says({ told: { all, currency, ended } }: { told: ForecastTold }) {
  const t = useWords()
  const format = useFormat()
  if (all.whole === 0) return <>{t('grow:forecast.saysNone')}</>
  const money = (amount: number) => format.moneyShort(amount, currency)
  return (
    <>
      {t('grow:forecast.says', {
        expected: money(all.expected),
        whole: money(all.whole),
        low: money(all.low),
        high: money(all.high),
      })}{' '}
      {ended < FEW_CASES && t('grow:forecast.saysFew', { count: ended })}
    </>
  )
}

type RangesProps = {
  told: ForecastTold
  title: string
  who: string
  rows: (ForecastTold['all'] & { name: string })[]
  aside?: React.ReactNode
  foot?: string
}

function Ranges({ told: { currency }, title, who, rows, aside, foot }: RangesProps) {
  const t = useWords()
  const format = useFormat()
  const money = (amount: number) => format.moneyShort(amount, currency)
  const list = rows.map((one) => `${one.name} ${money(one.expected)}`).join(', ')
  return (
    <Chart
      title={title}
      describes={t('grow:forecast.describes', { list })}
      file={title}
      height={Math.max(150, 46 + rows.length * 30)}
      picture={expectedRanges(rows, {
        show: (amount, look) => look.format.moneyShort(amount, currency),
        words: {
          who,
          expected: t('grow:forecast.expected'),
          low: t('grow:forecast.low'),
          high: t('grow:forecast.high'),
          whole: t('grow:forecast.whole'),
          count: t('grow:forecast.count'),
        },
      })}
      aside={aside}
      foot={foot ? <p>{foot}</p> : undefined}
    />
  )
}
