/** Models are fitted in a thread of their own: seconds of arithmetic must not keep others waiting. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { answerOfThread } from '../platform/thread.ts'
import { type Believed, meanLogLikelihood } from './models/candidates.ts'
import type { ReportCard } from './models/card.ts'
import type { Choice } from './models/choice.ts'
import type { Fitted } from './models/fit.ts'
import type { GammaGammaFit, GammaGammaParameter } from './models/gammaGamma.ts'
import { declineCard, reportCard } from './models/reportCard.ts'
import type { CustomerSummary, Purchases } from './models/summary.ts'
import {
  fitLedger,
  forecastLedger,
  type LedgerForecast,
  type LedgerWanted,
} from './models/valueLedger.ts'

/** What a fit leaves behind, to forecast with until the next one. */
export type KeptFit = {
  chosen: Believed | null
  choice: Choice
  spend: GammaGammaFit
  /** Mean log-likelihood of the accounts on the day of the fit; null without a model. */
  logLikelihood: number | null
  /** How many there were. */
  accounts: number
  /** How good its P(no purchase) would have been, by horizon; none without a model. */
  cards: ReportCard[]
  /** The same of P(decline); null without a model. */
  declineCard: ReportCard | null
}

type Fitting = {
  purchases: Purchases
  wanted: LedgerWanted
  /** Horizons, in days, whose probabilities get a report card. */
  cardDays: readonly number[]
}

type Forecasting = {
  summary: CustomerSummary
  wanted: LedgerWanted
  /** A fit of the same month and choices. */
  kept: KeptFit
}

export type ThreadAnswer = {
  summary: CustomerSummary
  /** Null where no model holds. */
  forecast: LedgerForecast | null
  /** What was forecast with. */
  fit: KeptFit
}

/** Chooses and fits a model, and forecasts with it. */
export function fitInThread(given: Fitting, stopping: AbortSignal): Promise<ThreadAnswer> {
  const { account, day, value } = given.purchases
  return inThread(given, [account, day, ...(value ? [value] : [])], stopping)
}

/** Forecasts with a kept fit; null where it no longer holds. */
export function forecastInThread(given: Forecasting, stopping: AbortSignal) {
  return inThread<ThreadAnswer | null>(given, Object.values(given.summary), stopping)
}

function inThread<Answer>(
  given: Fitting | Forecasting,
  columns: { buffer: ArrayBufferLike }[],
  stopping: AbortSignal,
): Promise<Answer> {
  const transferList = columns.map(({ buffer }) => buffer as ArrayBuffer)
  return answerOfThread(import.meta.url, { workerData: given, transferList }, stopping)
}

/** Of the log-likelihood per account, and of how many accounts there are: within a month they grow by some percent. */
const DRIFT = 0.08
const GROWTH = 0.1

function answer(given: Fitting | Forecasting): ThreadAnswer | null {
  if ('purchases' in given) return fit(given)
  const { kept, summary, wanted } = given
  if (!holds(kept, summary)) return null
  return { summary, forecast: forecastOf(kept, summary, wanted), fit: kept }
}

function fit({ purchases, wanted, cardDays }: Fitting): ThreadAnswer {
  const { chosen, choice, spend, summary } = fitLedger(purchases, wanted)
  const { accounts, asOf, unitDays } = wanted
  const about = { accounts, asOf, unitDays }
  const made = {
    chosen,
    choice,
    spend,
    logLikelihood: chosen && meanLogLikelihood(chosen, summary),
    accounts: summary.x.length,
    cards: chosen
      ? cardDays.map((horizonDays) =>
          reportCard(purchases, { ...about, horizonDays, model: chosen.model }),
        )
      : [],
    declineCard: chosen && declineCard(purchases, { ...about, model: chosen.model }),
  }
  return { summary, forecast: forecastOf(made, summary, wanted), fit: made }
}

function holds({ chosen, logLikelihood, accounts }: KeptFit, summary: CustomerSummary): boolean {
  if (!chosen || logLikelihood === null) return false
  const grown = Math.abs(summary.x.length - accounts) > GROWTH * accounts
  const now = meanLogLikelihood(chosen, summary)
  return !grown && Math.abs(now - logLikelihood) <= DRIFT * Math.abs(logLikelihood)
}

function forecastOf({ chosen, spend }: KeptFit, summary: CustomerSummary, wanted: LedgerWanted) {
  if (!chosen) return null
  const known: Fitted<GammaGammaParameter> | null = spend.refused ? null : spend
  return forecastLedger({ chosen, spend: known }, summary, wanted)
}

if (!isMainThread && parentPort && workerData?.wanted) {
  parentPort.postMessage(answer(workerData as Fitting | Forecasting))
}
