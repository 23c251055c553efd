/** Value and retention as the report of `clave analyze` tells them: sentences, made of what the JSON has. */
import { formats } from '../../kernel/format.ts'
import type { Words } from '../../platform/words.ts'
import type { AnalysedLedger, Analysis } from '../../identify/analysis.ts'
import { MODEL_KEYS } from '../../identify/analysisModels.ts'
import { MODELS } from '../../identify/models/candidates.ts'
import { correlatedWay } from '../../identify/models/gammaGamma.ts'
import { dayOfNumber } from '../../identify/portfolio.ts'

// words: identify:value.model.*
// words: identify:value.strip.basis.*
// words: identify:value.refused.*
type Manner = { t: Words; locale: string }

/** Empty where no models were asked for. */
export function valueLines({ analysis }: AnalysedLedger, { t }: Manner): string[] {
  const { models, home: currency, asOf } = analysis
  if (!models) return []
  const { chosen, total, holdout, horizonDays, fittedTo } = models
  if (!chosen || !total) {
    const why = t(`identify:value.refused.${holdout.refused ?? 'no-data'}` as never)
    return [t('cli:analyze.value.none', { why })]
  }
  const name = MODELS.find((model) => MODEL_KEYS[model] === chosen)!
  const report = holdout.models.find(({ model }) => model === name)
  const purchases = Math.round(total.expectedPurchases.value)
  const about = { days: horizonDays, purchases, currency, day: fittedTo }
  const from = fittedTo < asOf ? 'totalAfter' : 'total'
  const model = t(`identify:value.model.${name}` as never, { k: report?.k ?? 1 })
  const basis = holdout.chosen === name && holdout.basis
  const lines = [
    basis
      ? t('cli:analyze.value.chosen', {
          model,
          basis: t(`identify:value.strip.basis.${basis}` as never),
        })
      : String(model),
    total.clv
      ? t(`cli:analyze.value.${from}`, {
          ...about,
          clv: total.clv.value,
          low: total.clv.low,
          high: total.clv.high,
        })
      : t(`cli:analyze.value.${from}NoSpend`, about),
  ]
  const { correlation } = models.gammagamma
  const way = total.clv && correlatedWay(correlation)
  if (way) lines.push(t(`identify:value.correlated.${way}`, { correlation }))
  const [origin] = holdout.origins
  const score = report?.scores[0]
  if (origin && score) {
    lines.push(
      t('cli:analyze.value.holdout', {
        day: dayOfNumber(origin.day)!,
        days: origin.holdoutDays,
        expected: Math.round(score.expected),
        actual: score.actual,
      }),
    )
  }
  if (report?.againstNaive) {
    lines.push(t('cli:analyze.value.naive', { change: report.againstNaive.absolute - 1 }))
  }
  return lines
}

/** The JSON has them all. */
const YEARS_TOLD = 4

export function retentionLines({ retention }: Analysis, { t, locale }: Manner): string[] {
  const { percent } = formats({ locale })
  const share = (value: number | null) => (value === null ? '–' : percent(value))
  return retention.slice(0, YEARS_TOLD).map(({ from, to, nrr, grr, logo, whole }) => {
    const rates = { logo: share(logo), grr: share(grr), nrr: share(nrr) }
    const row = t('cli:analyze.retention.row', { from, to, ...rates })
    return whole ? row : row + t('cli:analyze.retention.part')
  })
}
