/** Models are fitted in a thread of their own: seconds of arithmetic must not keep others waiting. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Believed, meanLogLikelihood } from './models/candidates.ts'
import type { ReportCard } from './models/card.ts'
import type { Choice } from './models/choice.ts'
import type { Fitted } from './models/fit.ts'
import type { GammaGammaFit, GammaGammaParameter } from './models/gammaGamma.ts'
import { declineCard, reportCard } from './models/reportCard.ts'
import { customerSummary, type CustomerSummary, type Purchases } from './models/summary.ts'
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

export type ThreadGiven = {
  purchases: Purchases
  wanted: LedgerWanted
  /** Horizons, in days, whose probabilities get a report card. */
  cardDays: readonly number[]
  /** A fit of the same month and choices, to be used while it holds. */
  kept: KeptFit | null
}

export type ThreadAnswer = {
  summary: CustomerSummary
  /** Null where no model holds. */
  forecast: LedgerForecast | null
  /** What was forecast with: made now, or the kept one. */
  fit: KeptFit
  isNew: boolean
}

export async function valueInThread(
  given: ThreadGiven,
  stopping: AbortSignal,
): Promise<ThreadAnswer> {
  stopping.throwIfAborted()
  const { account, day, value } = given.purchases
  const thread = new Worker(new URL(import.meta.url), {
    workerData: given,
    transferList: [account.buffer, day.buffer, ...(value ? [value.buffer] : [])] as ArrayBuffer[],
  })
  const stop = () => void thread.terminate()
  stopping.addEventListener('abort', stop)
  try {
    return await new Promise<ThreadAnswer>((answered, failed) => {
      thread.once('message', answered)
      thread.once('error', failed)
      thread.once('exit', () => failed(new Error('the thread ended without an answer')))
    })
  } finally {
    stopping.removeEventListener('abort', stop)
    await thread.terminate()
  }
}

/** Of the log-likelihood per account, and of how many accounts there are: within a month they grow by some percent. */
const DRIFT = 0.08
const GROWTH = 0.1

/** Works it out here, in whichever thread this is. */
export function valueHere({ purchases, wanted, cardDays, kept }: ThreadGiven): ThreadAnswer {
  const { accounts, asOf, unitDays } = wanted
  const summary = customerSummary(purchases, { accounts, asOf, unitDays })
  const isNew = !kept || !holds(kept, summary)
  const fit = isNew ? fitHere(purchases, wanted, cardDays) : kept
  return { summary, forecast: forecastOf(fit, summary, wanted), fit, isNew }
}

function fitHere(purchases: Purchases, wanted: LedgerWanted, cardDays: readonly number[]): KeptFit {
  const { chosen, choice, spend, summary } = fitLedger(purchases, wanted)
  const { accounts, asOf, unitDays } = wanted
  const about = { accounts, asOf, unitDays }
  return {
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
  parentPort.postMessage(valueHere(workerData as ThreadGiven))
}
