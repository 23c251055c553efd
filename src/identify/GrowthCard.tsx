/** Growth as reported, in constant currency and real: over time, and by country or zone. */
import { useMemo } from 'react'
import { A } from '../ui/A.tsx'
import { Card, Cards } from '../ui/Card.tsx'
import { Chart } from '../ui/Chart/Chart.tsx'
import { shareLines } from '../ui/Chart/shareLines.ts'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { GrowthTable } from './GrowthTable.tsx'
import { NOTHING } from './nothing.ts'
import type { Shown } from './RetentionPage.tsx'
import { windowWords } from './windowWords.ts'

export function GrowthCard(shown: Shown) {
  const t = useWords()
  const period = shown.view.value.period === 'year' ? 'year' : 'quarter'
  const { periods } = shown.told.growth[period]
  if (periods.length === 0) {
    return (
      <Cards columns="1fr">
        <Card title={t(`identify:retention.growth.title.${period}`)}>
          <Empty>{t(`identify:retention.growth.none.${period}`)}</Empty>
        </Card>
      </Cards>
    )
  }
  return (
    <Cards columns="minmax(0, 1fr) minmax(0, 1.25fr)">
      <GrowthLines {...shown} period={period} />
      <GrowthTable {...shown} period={period} />
    </Cards>
  )
}

function GrowthLines({ told, period }: Shown & { period: 'quarter' | 'year' }) {
  const t = useWords()
  const format = useFormat()
  const { periods } = told.growth[period]
  const picture = useMemo(() => {
    const shown = periods.toReversed()
    const line = (name: 'reported' | 'constant' | 'real') => shown.map(({ change }) => change[name])
    return shareLines({
      periods: shown.map((one) => windowWords(one, period, format)),
      lines: [
        { name: t('identify:retention.growth.real'), values: line('real'), colour: 'accent' },
        { name: t('identify:retention.growth.constant'), values: line('constant'), colour: 'note' },
        {
          name: t('identify:retention.growth.reported'),
          values: line('reported'),
          colour: 'dim',
          dashed: true,
        },
      ],
      level: 0,
      signed: true,
      words: { period: t('identify:retention.lines.period') },
    })
  }, [periods, period, format, t])
  const { change } = periods[0]!
  const percent = (share: number | null) => (share === null ? NOTHING : format.change(share))
  const values = {
    reported: percent(change.reported),
    constant: percent(change.constant),
    real: percent(change.real),
  }
  return (
    <Chart
      title={t(`identify:retention.growth.title.${period}`)}
      aside={t('identify:retention.growth.aside')}
      describes={t('identify:retention.growth.describes', values)}
      file={t('identify:chartFile.growth', { period: t(`identify:chartFile.period.${period}`) })}
      picture={picture}
      height={280}
      foot={
        change.real === null ? (
          <A to="/data/prices">{t('identify:retention.growth.noReal')}</A>
        ) : (
          t('identify:retention.growth.foot', values)
        )
      }
    />
  )
}
