/** From fits and hold-outs to a decision; see chooseModel. */
import { isBelieved, type ModelFit, type ModelName } from './candidates.ts'
import type { Choice, ModelReport, OriginScore, Refused } from './choice.ts'
import { devianceOf, errorRatio, pairedDifference, scoreOf } from './holdout.ts'
import type { CustomerSummary } from './summary.ts'

export type Tried = ModelFit | { model: ModelName; refused: Refused }

export type Held = {
  score: OriginScore
  summary: CustomerSummary
  fits: Tried[]
  /** By model, by row of the summary; null where it was refused. */
  expected: (Float64Array | null)[]
  actual: Float64Array
}

/** What is told of one model, before it is compared. */
export function reportOf(tried: Tried, at: number, held: readonly Held[]): ModelReport {
  const scores = held.map(({ expected, actual }) =>
    expected[at] ? scoreOf(expected[at], actual) : null,
  )
  const pairs = held.flatMap(({ score }, origin) => {
    const own = scores[origin]
    return own && score.naive ? [{ own, naive: score.naive }] : []
  })
  const about = {
    model: tried.model,
    scores,
    behind: null,
    againstNaive: errorRatio(
      pairs.map(({ own }) => own),
      pairs.map(({ naive }) => naive),
    ),
  }
  const none = { k: null, parameters: null, standardErrors: null, logLikelihood: null }
  if (!('fit' in tried)) return { ...about, ...none, refused: tried.refused, prior: 'none' }
  if (!isBelieved(tried))
    return { ...about, ...none, refused: tried.fit.refused ?? null, prior: tried.fit.prior }
  const { parameters, standardErrors, logLikelihood, prior } = tried.fit
  const k = tried.model === 'pareto' ? null : tried.fit.rhythm.k
  return { ...about, refused: null, prior, k, parameters, standardErrors, logLikelihood }
}

type Decided = Omit<Choice, 'everyNth' | 'origins' | 'tracking' | 'calibration'>

/** The lowest mean deviance; of those within one standard error of it the likeliest. */
export function decide(
  fits: readonly Tried[],
  reports: readonly ModelReport[],
  held: readonly Held[],
): Decided {
  const candidates = reports.flatMap(({ refused }, at) => (refused ? [] : [at]))
  if (candidates.length === 0) {
    return {
      chosen: null,
      basis: null,
      tied: [],
      noHoldout: null,
      refused: reports[0]?.refused ?? 'no-data',
      models: [...reports],
    }
  }
  const name = (at: number) => fits[at]!.model
  const likeliest = (among: readonly number[]) =>
    among.reduce((best, at) =>
      reports[at]!.logLikelihood! > reports[best]!.logLikelihood! + 1e-6 ? at : best,
    )
  // Where all were refused an origin tells nothing; who was refused where another wasn't doesn't compete.
  const telling = held.filter(({ expected }) => candidates.some((at) => expected[at]))
  const contenders = candidates.filter((at) => telling.every(({ expected }) => expected[at]))
  if (telling.length === 0 || contenders.length === 0) {
    return {
      chosen: name(likeliest(candidates)),
      basis: candidates.length === 1 ? 'only' : 'likelihood',
      tied: [],
      noHoldout: held.length === 0 ? 'ledger-too-short' : 'refused-at-origins',
      refused: null,
      models: [...reports],
    }
  }
  const deviances = reports.map((_, model) =>
    contenders.includes(model)
      ? telling.map(({ expected, actual }) =>
          expected[model]!.map((one, row) => devianceOf(one, actual[row]!)),
        )
      : [],
  )
  const total = (model: number) =>
    deviances[model]!.reduce((all, rows) => all + rows.reduce((sum, one) => sum + one, 0), 0)
  const best = contenders.reduce((one, other) => (total(other) < total(one) ? other : one))
  const rows = telling.map(({ summary }) => summary.account)
  const behind = reports.map((_, model) =>
    contenders.includes(model) ? pairedDifference(deviances[model]!, deviances[best]!, rows) : null,
  )
  const tied = contenders.filter((model) => behind[model]!.mean <= behind[model]!.standardError)
  return {
    chosen: name(likeliest(tied)),
    basis: candidates.length === 1 ? 'only' : tied.length === 1 ? 'holdout' : 'likelihood-of-tied',
    tied: tied.map(name),
    noHoldout: null,
    refused: null,
    models: reports.map((report, model) => {
      const found = behind[model]
      return found
        ? { ...report, behind: { deviance: found.mean, standardError: found.standardError } }
        : report
    }),
  }
}
