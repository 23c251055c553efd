/** Retention and growth in five figures, each of which opens into how it was made. */
import { A } from '../ui/A.tsx'
import type { Making } from '../ui/HowMade.tsx'
import { type Kpi, KpiStrip } from '../ui/KpiStrip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { NOTHING } from './nothing.ts'
import type { Shown } from './RetentionPage.tsx'
import type { Flows } from './retentionStudy.ts'
import { windowWords } from './windowWords.ts'

export function RetentionStrip(shown: Shown) {
  const t = useWords()
  return (
    <KpiStrip
      label={t('identify:retention.strip.label')}
      kpis={[...useRates(shown), ...useGrowth(shown)]}
    />
  )
}

function useRates({ told, currency, view }: Shown): Kpi[] {
  const t = useWords()
  const format = useFormat()
  const { period, view: way } = view.value
  const [pair] = told.periods[period].pairs
  if (!pair) return []
  const flows = pair[way]
  const other = pair[way === 'constant' ? 'reported' : 'constant']
  const percent = (share: number | null) => (share === null ? NOTHING : format.percent(share))
  const money = (name: 'start' | 'expansion' | 'contraction' | 'churn') => ({
    name: t(`identify:retention.flow.${name}`),
    value: format.money(flows[name], currency),
  })
  const window = windowWords(pair, period, format).long
  const notes = [
    t('identify:retention.made.window', { window }),
    t(`identify:retention.made.${way}`),
  ]
  const rate = (name: 'nrr' | 'grr', inputs: NonNullable<Making['inputs']>): Kpi => ({
    name: t(`identify:retention.strip.${name}`),
    figure: percent(flows[name]),
    under: told.converted
      ? t(`identify:retention.strip.${way === 'constant' ? 'asReported' : 'asConstant'}`, {
          share: percent(other[name]),
        })
      : t(`identify:retention.strip.${name}Under`),
    made: {
      title: t(`identify:retention.strip.${name}`),
      means: t(`identify:retention.made.${name}Means`),
      formula: t(`identify:retention.made.${name}`),
      inputs,
      notes,
    },
  })
  return [
    rate('nrr', [money('start'), money('expansion'), money('contraction'), money('churn')]),
    rate('grr', [money('start'), money('contraction'), money('churn')]),
    logos(flows),
  ]

  function logos({ logo, kept, clients }: Flows): Kpi {
    return {
      name: t('identify:retention.strip.logo'),
      figure: percent(logo),
      under: t('identify:retention.strip.logoUnder', { kept, count: clients }),
      made: {
        title: t('identify:retention.strip.logo'),
        means: t('identify:retention.made.logoMeans'),
        formula: t('identify:retention.made.logo'),
        inputs: [
          { name: t('identify:retention.made.kept'), value: format.number(kept) },
          { name: t('identify:retention.made.clients'), value: format.number(clients) },
        ],
        notes: [notes[0]!],
      },
    }
  }
}

function useGrowth({ told, currency, view }: Shown): Kpi[] {
  const t = useWords()
  const format = useFormat()
  const period = view.value.period === 'year' ? 'year' : 'quarter'
  const [now] = told.growth[period].periods
  if (!now) return []
  const percent = (share: number | null) => (share === null ? NOTHING : format.change(share))
  const window = windowWords(now, period, format).long
  const money = (amount: number | null) =>
    amount === null ? NOTHING : format.money(amount, currency)
  return [
    {
      name: t(`identify:retention.strip.growth.${period}`),
      figure: percent(now.change.constant),
      under: t('identify:retention.strip.asReported', { share: percent(now.change.reported) }),
      made: {
        title: t(`identify:retention.strip.growth.${period}`),
        means: t('identify:retention.made.growthMeans'),
        formula: t('identify:retention.made.growth'),
        inputs: [
          { name: t('identify:retention.view.constant'), value: money(now.constant) },
          { name: t('identify:retention.view.reported'), value: money(now.reported) },
        ],
        notes: [t('identify:retention.made.windowYear', { window })],
      },
    },
    {
      name: t(`identify:retention.strip.real.${period}`),
      figure: percent(now.change.real),
      under:
        now.covered === 0 ? (
          <A to="/data/prices">{t('identify:retention.strip.noPrices')}</A>
        ) : now.covered > 0.9995 ? (
          t('identify:retention.strip.realUnder')
        ) : (
          t('identify:retention.strip.covered', { share: now.covered })
        ),
      made: {
        title: t(`identify:retention.strip.real.${period}`),
        means: t('identify:retention.made.realMeans'),
        formula: t('identify:retention.made.real'),
        inputs: [
          { name: t('identify:retention.made.realSales'), value: money(now.real) },
          { name: t('identify:retention.made.covered'), value: format.percent(now.covered) },
        ],
        notes: [t('identify:retention.made.windowYear', { window })],
        rows: { name: t('identify:retention.made.prices'), path: '/data/prices' },
      },
    },
  ]
}
