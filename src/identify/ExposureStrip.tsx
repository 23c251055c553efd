/** What the shocks do to a year, in figures that open into how they were made. */
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Shocked } from './exposure.ts'
import { NOTHING } from './nothing.ts'

export function ExposureStrip({ found, currency }: { found: Shocked; currency: string }) {
  const t = useWords()
  const kpi = useKpi(currency)
  const { sales, salesAfter, realAfter, margin, marginAfter, marginRealAfter } = found
  const kpis: Kpi[] = [
    kpi({
      name: t('identify:dependency.exposure.sales'),
      formula: t('identify:dependency.exposure.salesFormula'),
      before: sales,
      after: salesAfter,
    }),
    kpi({
      name: t('identify:dependency.exposure.real'),
      formula: t('identify:dependency.exposure.realFormula'),
      before: sales,
      after: realAfter,
    }),
    kpi({
      name: t('identify:dependency.exposure.margin'),
      formula: t('identify:dependency.exposure.marginFormula'),
      before: margin,
      after: marginAfter,
    }),
    kpi({
      name: t('identify:dependency.exposure.marginReal'),
      formula: t('identify:dependency.exposure.realFormula'),
      before: margin,
      after: marginRealAfter,
    }),
  ]
  return <KpiStrip label={t('identify:dependency.exposure.title')} kpis={kpis} />
}

function useKpi(currency: string) {
  const t = useWords()
  const format = useFormat()
  const money = (amount: number) => format.money(amount, currency)
  return (about: { name: string; formula: string; before: number; after: number }): Kpi => {
    const { name, formula, before, after } = about
    const change = after - before
    return {
      name,
      figure: before === 0 && after === 0 ? NOTHING : format.moneyChange(change, currency),
      under:
        before > 0
          ? t('identify:dependency.exposure.of', {
              change: change / before,
              before: format.moneyShort(before, currency),
            })
          : t('identify:portfolio.strip.noMargin'),
      made: {
        title: name,
        formula,
        inputs: [
          { name: t('identify:dependency.exposure.before'), value: money(before) },
          { name: t('identify:dependency.exposure.after'), value: money(after) },
          { name: t('identify:dependency.exposure.change'), value: money(change) },
        ],
        notes: [t('identify:dependency.exposure.note')],
      },
    }
  }
}
