/** How many gave which mark, and how the scores move from round to round. */
import { useMemo } from 'react'
import { useRead } from '../../ui/api.ts'
import { bars } from '../../ui/Chart/bars.ts'
import { Chart } from '../../ui/Chart/Chart.tsx'
import { shareLines } from '../../ui/Chart/shareLines.ts'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import { readTrend } from './results.api.ts'
import type { RoundResults } from './results.ts'
import { npsGroup } from './satisfaction.ts'

const TONES = { promoter: 'good', passive: 'plain', detractor: 'bad' } as const

export function DistributionChart({ told }: { told: RoundResults }) {
  const t = useWords()
  const { npsCounts, npsGroups } = told
  const picture = useMemo(
    () =>
      bars({
        rows: npsCounts
          .map((value, mark) => ({ name: `${mark}`, value, tone: TONES[npsGroup(mark)] }))
          .toReversed(),
        show: (value, { format }) => format.number(value),
        words: {
          name: t('monitor:satisfaction.mark'),
          value: t('monitor:satisfaction.answersName'),
        },
      }),
    [npsCounts, t],
  )
  return (
    <Chart
      title={t('monitor:satisfaction.distribution')}
      describes={t('monitor:satisfaction.distributionSays', npsGroups)}
      file="satisfaccion-notas"
      picture={picture}
      height={300}
      foot={t('monitor:satisfaction.distributionSays', npsGroups)}
    />
  )
}

export function TrendChart() {
  const t = useWords()
  const format = useFormat()
  const rounds = useRead(readTrend, {})
  const picture = useMemo(() => {
    const of = (form: 'respondent' | 'account' | 'revenue') =>
      rounds.map(({ nps }) => {
        const { score } = nps[form]
        return score === null ? null : score / 100
      })
    return shareLines({
      periods: rounds.map(({ title, openedOn }) => ({ short: openedOn.slice(0, 4), long: title })),
      lines: [
        {
          name: t('monitor:satisfaction.form.respondent.name'),
          values: of('respondent'),
          colour: 'accent',
        },
        {
          name: t('monitor:satisfaction.form.account.name'),
          values: of('account'),
          colour: 'good',
          dashed: true,
        },
        {
          name: t('monitor:satisfaction.form.revenue.name'),
          values: of('revenue'),
          colour: 'warn',
        },
        {
          name: t('monitor:satisfaction.coverage'),
          values: rounds.map(({ coverage }) => coverage.revenue),
          colour: 'dim',
          dashed: true,
        },
      ],
      level: 0,
      words: { period: t('monitor:satisfaction.round.name') },
    })
  }, [rounds, t])
  const [first, last] = [rounds[0], rounds.at(-1)]
  if (!first || !last) return null
  const points = (score: number | null) => (score === null ? '—' : format.number(Math.round(score)))
  const says = t('monitor:satisfaction.trendSays', {
    count: rounds.length,
    from: points(first.nps.respondent.score),
    to: points(last.nps.respondent.score),
    revenue: points(last.nps.revenue.score),
  })
  return (
    <Chart
      title={t('monitor:satisfaction.trend')}
      describes={says}
      file="satisfaccion-rondas"
      picture={picture}
      height={300}
      foot={`${says} ${t('monitor:satisfaction.trendNote')}`}
    />
  )
}
