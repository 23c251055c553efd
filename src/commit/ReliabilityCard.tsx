/** How reliably promises are kept, by owner, tier or account: each share with how far luck reaches, as a picture with its table. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useList } from '../ui/api.ts'
import { Chart } from '../ui/Chart/Chart.tsx'
import { shareRanges } from '../ui/Chart/shareRanges.ts'
import { Empty } from '../ui/Empty.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readReliability } from './reliability.api.ts'
import { RELIABILITY_BY } from './reliability.ts'

/** More than these nobody oversees; the table in the list has the others. */
const SHOWN = 12

export function ReliabilityCard() {
  const t = useWords()
  const format = useFormat()
  const [by, setBy] = useState<(typeof RELIABILITY_BY)[number]>('owner')
  const { data } = useList(readReliability, { by })
  if (!data) return <BlockSkeleton height={260} />
  if (data.all.share === null) return <Empty>{t('commit:reliability.none')}</Empty>
  const nameOf = (one: (typeof data.of)[number]) =>
    by === 'tier' ? t(`segment:tier.${one.id as 'key'}.name`) : (one.name ?? t('commit:someone'))
  const told = {
    share: format.percent(data.all.share, 0),
    low: format.percent(data.all.low, 0),
    high: format.percent(data.all.high, 0),
    due: data.all.due,
    inTime: data.all.inTime,
    from: format.day(data.from),
    to: format.day(data.to),
  }
  const rows = data.of.slice(0, SHOWN).map((one) => ({ ...one, name: nameOf(one) }))
  return (
    <Chart
      title={t('commit:reliability.title')}
      describes={t('commit:reliability.says', told)}
      file={t('commit:reliability.title')}
      height={Math.max(150, 46 + rows.length * 30)}
      picture={shareRanges(rows, {
        who: t(`commit:reliability.by.${by}`),
        share: t('commit:reliability.share'),
        low: t('commit:reliability.low'),
        high: t('commit:reliability.high'),
        inTime: t('commit:reliability.inTime'),
        due: t('commit:reliability.due'),
      })}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('commit:reliability.byName')}
          value={by}
          onChange={(value) => setBy(value as typeof by)}
          data={RELIABILITY_BY.map((value) => ({
            value,
            label: t(`commit:reliability.by.${value}`),
          }))}
        />
      }
      foot={<p>{t('commit:reliability.says', told)}</p>}
    />
  )
}
