/** On the account: what it uses of what we do for it, against its own past and what is contracted. */
import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useRead } from '../../ui/api.ts'
import { Card } from '../../ui/Card.tsx'
import { Chart } from '../../ui/Chart/Chart.tsx'
import { shareLines } from '../../ui/Chart/shareLines.ts'
import { Chip } from '../../ui/Chip.tsx'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import { readUsage } from './usage.api.ts'
import type { AccountUsage } from './usage.ts'
import { IN_YEAR } from './usagePeriod.ts'
import { USAGE_TONES, useUsageWords } from './useUsageWords.tsx'

/** Less is told in words alone. */
const LEAST = 3

export function UsageCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const all = useRead(readUsage, { accountId })
  const [chosen, setChosen] = useState<string | null>(null)
  const one = all.find(({ measure }) => measure === chosen) ?? all[0]
  // Whoever's use nobody tells has nothing to read here.
  if (!one) return null
  return (
    <>
      <Card title={t('monitor:usage.title')}>
        <UsageLines all={all} />
        {all.length > 1 && (
          <SegmentedControl
            aria-label={t('monitor:usage.measure')}
            data={all.map(({ measure }) => measure)}
            value={one.measure}
            onChange={setChosen}
            size="xs"
          />
        )}
      </Card>
      {one.history.length >= LEAST && <UsagePicture one={one} />}
    </>
  )
}

function UsageLines({ all }: { all: AccountUsage }) {
  const t = useWords()
  const says = useUsageWords()
  return (
    <ul className="Health-reasons">
      {all.map((one) => (
        <li key={one.measure}>
          <span>
            {says(one)}
            <small className="dim"> {t(`monitor:usage.does.${one.verdict}`)}</small>
          </span>
          <Chip tone={USAGE_TONES[one.verdict]}>{t(`monitor:usage.verdict.${one.verdict}`)}</Chip>
        </li>
      ))}
    </ul>
  )
}

function UsagePicture({ one }: { one: AccountUsage[number] }) {
  const t = useWords()
  const format = useFormat()
  const says = useUsageWords()
  const { history, grain, measure, contracted } = one
  const picture = useMemo(() => {
    const back = IN_YEAR[grain]
    const shown = history.slice(-2 * back)
    const skipped = history.length - shown.length
    const before = shown.map((_, at) => history[skipped + at - back]?.value ?? null)
    return shareLines({
      periods: shown.map(({ from }) => ({
        short: grain === 'month' ? format.month(from) : format.day(from),
        long: grain === 'month' ? format.month(from) : format.day(from),
      })),
      lines: [
        { name: measure, values: shown.map(({ value }) => value), colour: 'accent' },
        ...(before.some((value) => value !== null)
          ? [
              {
                name: t('monitor:usage.yearBefore'),
                values: before,
                colour: 'dim' as const,
                dashed: true,
              },
            ]
          : []),
        ...(contracted === null
          ? []
          : [
              {
                name: t('monitor:usage.contracted'),
                values: shown.map((period) => period.contracted),
                colour: 'note' as const,
              },
            ]),
      ],
      level: 0,
      show: (value, look) => look.format.number(value, Math.abs(value) < 10 ? 1 : 0),
      words: { period: t(`monitor:usage.period.${grain}`) },
    })
  }, [history, grain, measure, contracted, t, format])
  return <Chart title={measure} describes={says(one)} file="uso" picture={picture} height={220} />
}
