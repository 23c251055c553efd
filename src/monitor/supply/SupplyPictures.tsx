/** How well we deliver, as pictures: month by month, and family by family with how far luck reaches. */
import { useMemo } from 'react'
import { bars } from '../../ui/Chart/bars.ts'
import { Chart } from '../../ui/Chart/Chart.tsx'
import { shareLines } from '../../ui/Chart/shareLines.ts'
import { shareRanges } from '../../ui/Chart/shareRanges.ts'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import { type FamilyCounts, rateOf, type StockOut, type SupplyFirm } from './supply.ts'

const LEAST_MONTHS = 3
const DRAWN = 12

export function SupplyMonths({ months }: Pick<SupplyFirm, 'months'>) {
  const t = useWords()
  const format = useFormat()
  const picture = useMemo(
    () =>
      shareLines({
        periods: months.map(({ month }) => ({
          short: format.month(month),
          long: format.month(month),
        })),
        lines: [
          {
            name: t('monitor:supply.both'),
            values: months.map(({ both, lines }) => both / lines),
            colour: 'accent',
          },
          {
            name: t('monitor:supply.onTime'),
            values: months.map(({ onTime, lines }) => onTime / lines),
            colour: 'dim',
            dashed: true,
          },
          {
            name: t('monitor:supply.inFull'),
            values: months.map(({ inFull, lines }) => inFull / lines),
            colour: 'note',
          },
        ],
        level: 1,
        words: { period: t('monitor:health.month') },
      }),
    [months, t, format],
  )
  const [first, last] = [months[0], months.at(-1)]
  if (months.length < LEAST_MONTHS || !first || !last) return null
  return (
    <Chart
      title={t('monitor:supply.months')}
      describes={t('monitor:supply.monthsSays', {
        from: format.percent(first.both / first.lines, 0),
        to: format.percent(last.both / last.lines, 0),
        count: months.length,
      })}
      file="entregas-por-mes"
      picture={picture}
      height={230}
    />
  )
}

export function SupplyFamilies({ families }: { families: FamilyCounts[] }) {
  const t = useWords()
  const format = useFormat()
  const shown = useMemo(() => families.slice(0, DRAWN), [families])
  const picture = useMemo(
    () =>
      shareRanges(
        shown.map(({ family, both, lines }) => {
          const { share, low, high } = rateOf(both, lines)
          return {
            name: family || t('monitor:supply.noFamily'),
            share,
            low,
            high,
            inTime: both,
            due: lines,
          }
        }),
        {
          who: t('monitor:supply.family'),
          share: t('monitor:supply.both'),
          low: t('monitor:supply.low'),
          high: t('monitor:supply.high'),
          inTime: t('monitor:supply.kept'),
          due: t('monitor:supply.due'),
        },
      ),
    [shown, t],
  )
  const [worst] = shown
  if (!worst) return null
  return (
    <Chart
      title={t('monitor:supply.families')}
      describes={t('monitor:supply.familiesSays', {
        name: worst.family || t('monitor:supply.noFamily'),
        failed: worst.lines - worst.both,
        share: format.percent(worst.both / worst.lines, 0),
      })}
      file="entregas-por-familia"
      picture={picture}
      height={40 + 26 * shown.length}
    />
  )
}

export function StockOuts({ stockOuts }: { stockOuts: StockOut[] }) {
  const t = useWords()
  const format = useFormat()
  const shown = useMemo(() => stockOuts.slice(0, DRAWN), [stockOuts])
  const picture = useMemo(
    () =>
      bars({
        rows: shown.map(({ family, days, fromOn, untilOn, atRisk }) => ({
          name: family,
          value: days,
          tone: untilOn === null ? 'bad' : 'warn',
          note: t('monitor:supply.outNote', {
            from: format.day(fromOn),
            until: untilOn === null ? t('monitor:supply.stillOut') : format.day(untilOn),
            risk: atRisk === null ? '—' : format.moneyShort(atRisk),
          }),
        })),
        show: (value, look) => look.format.number(value),
        words: {
          name: t('monitor:supply.family'),
          value: t('monitor:supply.outDays'),
          note: t('monitor:supply.outWhen'),
        },
      }),
    [shown, t, format],
  )
  if (shown.length === 0) return null
  return (
    <Chart
      title={t('monitor:supply.stockOuts')}
      describes={t('monitor:supply.stockOutsSays', { count: stockOuts.length })}
      file="roturas"
      picture={picture}
      height={40 + 26 * shown.length}
      foot={t('monitor:supply.atRiskHelp')}
    />
  )
}
