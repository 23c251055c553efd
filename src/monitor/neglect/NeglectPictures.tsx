/** Coverage and hours of the tiers over the last year, each with its table. */
import { useMemo } from 'react'
import { isKey } from '../../segment/tier.ts'
import { Chart } from '../../ui/Chart/Chart.tsx'
import { shareLines } from '../../ui/Chart/shareLines.ts'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import { isSmall } from './neglect.ts'
import type { NeglectTold } from './neglectTold.ts'

const COLOURS = ['accent', 'good', 'note', 'warn', 'dim'] as const

export function CoverageChart({ told: { tiers, coverage } }: { told: NeglectTold }) {
  const t = useWords()
  const format = useFormat()
  const picture = useMemo(() => {
    const shown = tiers.filter(({ accounts, minimum }) => accounts > 0 && minimum.talks.value > 0)
    return shareLines({
      periods: (tiers[0]?.windows ?? []).map(({ untilOn }) => ({
        short: format.day(untilOn),
        long: format.day(untilOn),
      })),
      lines: shown.map(({ tier, windows }, at) => ({
        name: t(`segment:tier.${tier}.name`),
        values: windows.map(({ covered, accounts }) => (accounts > 0 ? covered / accounts : null)),
        colour: COLOURS[at % COLOURS.length]!,
        dashed: !isSmall(tier),
      })),
      level: 1,
      words: { period: t('monitor:neglect.until') },
    })
  }, [tiers, t, format])
  const share = ({ hits, total }: { hits: number; total: number }) =>
    total > 0 ? format.percent(hits / total, 0) : '—'
  return (
    <Chart
      title={t('monitor:neglect.coverage')}
      describes={t('monitor:neglect.coverageSays', {
        now: share(coverage.now),
        before: share(coverage.before),
      })}
      file="cobertura-por-nivel"
      picture={picture}
      height={240}
      foot={t('monitor:neglect.coverageHelp')}
    />
  )
}

export function HoursChart({ told: { tiers, key } }: { told: NeglectTold }) {
  const t = useWords()
  const format = useFormat()
  const picture = useMemo(() => {
    const windows = tiers[0]?.windows ?? []
    const spent = (of: typeof tiers) =>
      windows.map((_, at) => of.reduce((sum, one) => sum + one.windows[at]!.hours, 0))
    const ofKey = tiers.filter(({ tier }) => isKey(tier))
    const ofSmall = tiers.filter(({ tier }) => isSmall(tier))
    return shareLines({
      periods: windows.map(({ untilOn }) => ({
        short: format.day(untilOn),
        long: format.day(untilOn),
      })),
      lines: [
        { name: t('monitor:neglect.keyHours'), values: spent(ofKey), colour: 'accent' },
        { name: t('monitor:neglect.smallHours'), values: spent(ofSmall), colour: 'warn' },
        {
          name: t('monitor:neglect.promisedHours'),
          values: windows.map(() => key.promised),
          colour: 'dim',
          dashed: true,
        },
      ],
      level: 0,
      show: (value, look) => look.format.number(Math.round(value)),
      words: { period: t('monitor:neglect.until') },
    })
  }, [tiers, key, t, format])
  return (
    <Chart
      title={t('monitor:neglect.hours')}
      describes={t('monitor:neglect.hoursSays', {
        spent: format.number(Math.round(key.spent)),
        promised: format.number(Math.round(key.promised)),
      })}
      file="horas-por-nivel"
      picture={picture}
      height={240}
      foot={t('monitor:neglect.hoursHelp')}
    />
  )
}
