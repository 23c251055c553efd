/** How retention went, period by period. */
import { useMemo } from 'react'
import { Chart } from '../ui/Chart/Chart.tsx'
import { shareLines } from '../ui/Chart/shareLines.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { NOTHING } from './nothing.ts'
import type { Shown } from './RetentionPage.tsx'
import { windowWords } from './windowWords.ts'

export function RetentionLines({ told, view }: Shown) {
  const t = useWords()
  const format = useFormat()
  const { period, view: way } = view.value
  const { pairs } = told.periods[period]
  const picture = useMemo(() => {
    const shown = pairs.toReversed()
    const line = (name: 'nrr' | 'grr' | 'logo') => shown.map((pair) => pair[way][name])
    return shareLines({
      periods: shown.map((pair) => windowWords(pair, period, format)),
      lines: [
        { name: t('identify:retention.lines.nrr'), values: line('nrr'), colour: 'accent' },
        { name: t('identify:retention.lines.grr'), values: line('grr'), colour: 'warn' },
        {
          name: t('identify:retention.lines.logo'),
          values: line('logo'),
          colour: 'dim',
          dashed: true,
        },
      ],
      level: 1,
      words: { period: t('identify:retention.lines.period') },
    })
  }, [pairs, period, way, format, t])
  const [first] = pairs
  const percent = (share: number | null | undefined) =>
    share === null || share === undefined ? NOTHING : format.percent(share)
  return (
    <Chart
      title={t('identify:retention.lines.title')}
      aside={t(`identify:retention.lines.${period}`)}
      describes={t('identify:retention.lines.describes', {
        nrr: percent(first?.[way].nrr),
        grr: percent(first?.[way].grr),
        logo: percent(first?.[way].logo),
      })}
      file={t('identify:chartFile.retention', { period: t(`identify:chartFile.period.${period}`) })}
      picture={picture}
      height={280}
      foot={
        period !== 'year'
          ? t('identify:retention.lines.season')
          : pairs.length === 1
            ? t('identify:retention.lines.one')
            : undefined
      }
    />
  )
}
