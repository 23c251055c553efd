/** The firm's next year in a few figures, each of which opens into how it was made. */
import { addMonths } from '../kernel/day.ts'
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { NOTHING } from './nothing.ts'
import { changeOf, type Forecast } from './demand.ts'

export function DemandStrip({ firm, valuation }: { firm: Forecast; valuation: string }) {
  const t = useWords()
  const format = useFormat()
  const { year, last12, months, trials, origins, history } = firm
  const short = (amount: number) => format.moneyShort(amount, valuation)
  const money = (amount: number) => format.money(amount, valuation)
  const from = months[0]!.month
  const change = changeOf(firm)
  const [chosen] = trials
  const base = trials.find(({ method }) => method === 'same')
  const peak = months.reduce((top, one) => (one.point > top.point ? one : top))
  const percent = (share: number | null | undefined) =>
    typeof share === 'number' ? format.percent(share, 1) : NOTHING
  const scaled = (value: number | null | undefined) =>
    typeof value === 'number' ? format.number(value, 2) : NOTHING
  const next = {
    name: t('identify:demand.strip.next'),
    value: `${money(year.point)}, ${span(from, months.at(-1)!.month)}`,
  }
  const last = {
    name: t('identify:demand.strip.last'),
    value: `${money(last12)}, ${span(addMonths(from, -Math.min(12, history.length)), addMonths(from, -1))}`,
  }
  const kpis: Kpi[] = [
    {
      name: t('identify:demand.strip.next'),
      figure: short(year.point),
      under: t('identify:demand.strip.between', {
        low: short(year.low80),
        high: short(year.high80),
      }),
      made: {
        title: t('identify:demand.strip.next'),
        means: t('identify:demand.made.nextMeans'),
        formula: t('identify:demand.made.next'),
        inputs: [
          next,
          {
            name: t('identify:demand.made.method'),
            value: t(`identify:demand.method.${firm.method}`),
          },
          { name: '80 %', value: `${money(year.low80)} – ${money(year.high80)}` },
          { name: '95 %', value: `${money(year.low95)} – ${money(year.high95)}` },
        ],
        notes: [t('identify:demand.made.own')],
      },
    },
    {
      name: t('identify:demand.strip.change'),
      figure: change === null ? NOTHING : format.change(change),
      under: t('identify:demand.strip.changeUnder', { amount: short(last12) }),
      made: {
        title: t('identify:demand.strip.change'),
        formula: t('identify:demand.made.change'),
        inputs: [next, last],
      },
    },
    {
      name: t('identify:demand.strip.peak'),
      figure: format.month(peak.month),
      under: short(peak.point),
      made: {
        title: t('identify:demand.strip.peak'),
        formula: t('identify:demand.made.peak'),
        inputs: [
          { name: format.month(peak.month), value: money(peak.point) },
          { name: '80 %', value: `${money(peak.low80)} – ${money(peak.high80)}` },
        ],
      },
    },
    {
      name: t('identify:demand.strip.error'),
      figure: percent(chosen?.share),
      under: t('identify:demand.strip.errorUnder', { base: percent(base?.share) }),
      made: {
        title: t('identify:demand.strip.error'),
        means: t('identify:demand.made.errorMeans', { count: origins }),
        formula: t('identify:demand.made.error'),
        inputs: trials.map(({ method, share, scaled: mase }) => ({
          name: t(`identify:demand.method.${method}`),
          value: `${percent(share)} · MASE ${scaled(mase)}`,
        })),
      },
    },
  ]
  return <KpiStrip label={t('identify:demand.strip.label')} kpis={kpis} />

  function span(first: string, until: string) {
    return `${format.month(first)} – ${format.month(until)}`
  }
}
