/** The rhythm of an account: its purchases as dots, when the next is expected, and whether it is late. */
import { useMemo } from 'react'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chart } from '../ui/Chart/Chart.tsx'
import { yearDots } from '../ui/Chart/yearDots.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import type { AccountTold } from './accountTold.ts'
import { readAccountRhythm } from './demand.api.ts'
import type { PurchaseRhythm } from './purchaseRhythm.ts'

type Props = {
  accountId: string
  portfolio: Pick<NonNullable<AccountTold['portfolio']>, 'valuation'>
}

const YEARS_SHOWN = 6
const ROW_HEIGHT = 34
/** The months below, and what the colours mean above. */
const AXIS_HEIGHT = 62

const TONES = {
  none: 'plain',
  early: 'good',
  due: 'note',
  late: 'warn',
  overdue: 'bad',
  stopped: 'bad',
} as const

export function RhythmCard({ accountId, portfolio: { valuation } }: Props) {
  const t = useWords()
  const rhythm = useRead(readAccountRhythm, { accountId, valuation })
  if (!rhythm || rhythm.events.length === 0) {
    return (
      <Card title={t('identify:demand.rhythm.title')}>
        <Empty>{t('identify:demand.rhythm.empty')}</Empty>
      </Card>
    )
  }
  return <Dots rhythm={rhythm} valuation={valuation} />
}

function Dots({ rhythm, valuation }: { rhythm: PurchaseRhythm; valuation: string }) {
  const t = useWords()
  const { events, next, asOf, state } = rhythm
  const picture = useMemo(
    () =>
      yearDots({
        events,
        ...(next && state !== 'stopped' ? { window: next } : {}),
        ...(state === 'stopped' ? {} : { wait: { to: asOf, colour: COLOURS[state] } }),
        years: YEARS_SHOWN,
        show: (amount, { format }) => format.money(amount, valuation),
        words: {
          day: t('identify:demand.rhythm.day'),
          amount: t('identify:demand.rhythm.amount'),
          gap: t('identify:demand.rhythm.gap'),
          after: (count) => t('identify:demand.rhythm.after', { count }),
          event: t('identify:demand.rhythm.event'),
          window: t('identify:demand.rhythm.window'),
          wait: t('identify:demand.rhythm.wait'),
        },
      }),
    [events, next, asOf, state, valuation, t],
  )
  const ends = state === 'stopped' ? events.at(-1)!.day : later(next?.to ?? asOf, asOf)
  const last = Number(ends.slice(0, 4))
  const years = Math.min(YEARS_SHOWN, last - Number(events[0]!.day.slice(0, 4)) + 1)
  const said = useRhythmWords()(rhythm)
  return (
    <Chart
      title={t('identify:demand.rhythm.title')}
      aside={<Chip tone={TONES[state]}>{t(`identify:demand.rhythm.state.${state}`)}</Chip>}
      describes={said}
      file={t('identify:chartFile.rhythm')}
      picture={picture}
      height={AXIS_HEIGHT + ROW_HEIGHT * years}
      foot={said}
    />
  )
}

const COLOURS = { none: 'dim', early: 'good', due: 'dim', late: 'warn', overdue: 'bad' } as const

function later(a: string, b: string): string {
  return a > b ? a : b
}

/** The rhythm in a sentence, with what to do. */
function useRhythmWords(): (rhythm: PurchaseRhythm) => string {
  const t = useWords()
  return ({ state, gap, next, recencyDays, ratio, days, events }) => {
    const last = events.at(-1)!.day
    if (!gap || !next || state === 'none') {
      return t('identify:demand.rhythm.says.none', { count: days, last })
    }
    const values = {
      usual: Math.round(gap.usual),
      long: Math.round(gap.long),
      from: next.from,
      to: next.to,
      days: recencyDays ?? 0,
      ratio: ratio ?? 0,
      last,
    }
    return t(`identify:demand.rhythm.says.${state}`, values)
  }
}
