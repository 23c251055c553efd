/** A portfolio's values: read, worked out in a thread, written; what is told of the model is kept as a study. */
import type { JobAsk } from '../platform/jobs.ts'
import { tellPlanner } from './keeping.store.ts'
import type { KeptPortfolio } from './kept.ts'
import { numberOfDay } from './portfolio.ts'
import { keepStudy } from './study.store.ts'
import { HORIZON_DAYS, QUIET_DAYS, type ValueSettings, valueStudy } from './value.ts'
import {
  lastYearOf,
  readForFit,
  readForForecast,
  writeValues,
  type Writing,
} from './value.store.ts'
import { fitInThread, forecastInThread } from './valueThread.store.ts'

type Job = Pick<JobAsk<unknown>, 'firm' | 'stopping'>

export async function valuePortfolio(
  { firm, stopping }: Job,
  portfolio: KeptPortfolio,
): Promise<void> {
  const made =
    (await forecastWithKept({ firm, stopping }, portfolio)) ??
    (await fitAnew({ firm, stopping }, portfolio))
  const { settings, fittedOn } = made
  const { fit, summary, forecast } = made.answer
  const { spend, choice, cards, declineCard } = fit
  await firm(async (db) => {
    if (!(await writeValues(db, portfolio, made))) return
    await keepStudy(db, portfolio, valueStudy, {
      madeWith: settings,
      fittedOn,
      chosen: fit.chosen?.model ?? null,
      k: fit.chosen && fit.chosen.model !== 'pareto' ? fit.chosen.fit.rhythm.k : null,
      choice,
      cards,
      declineCard,
      spend: {
        refused: spend.refused ?? null,
        parameters: spend.refused ? null : spend.parameters,
        correlation: spend.correlation,
      },
      accounts: summary.x.length,
      total: forecast?.values.total ?? null,
      lastYear: await lastYearOf(db, portfolio),
    })
  })
  await firm(tellPlanner)
}

/** The days of most: the fit of the month, and the summaries of which only those that changed are made. */
async function forecastWithKept(
  { firm, stopping }: Job,
  portfolio: KeptPortfolio,
): Promise<Writing | null> {
  const read = await firm((db) => readForForecast(db, portfolio))
  if (!read) return null
  const { settings, kept, keys, summary, margins, last12 } = read
  const wanted = wantedOf(portfolio, { settings, keys, last12 })
  const answer = await forecastInThread({ summary, wanted, kept: kept.fit }, stopping)
  return answer && { keys, margins, answer, settings, fittedOn: kept.fittedOn, isNew: false }
}

async function fitAnew({ firm, stopping }: Job, portfolio: KeptPortfolio): Promise<Writing> {
  const read = await firm((db) => readForFit(db, portfolio))
  const { settings, keys, purchases, margins, last12 } = read
  const wanted = wantedOf(portfolio, { settings, keys, last12 })
  const answer = await fitInThread({ purchases, wanted, cardDays: QUIET_DAYS }, stopping)
  return { keys, margins, answer, settings, fittedOn: portfolio.asOf, isNew: true }
}

type About = { settings: ValueSettings; keys: string[]; last12: Float64Array }

function wantedOf({ asOf }: KeptPortfolio, { settings, keys, last12 }: About) {
  return {
    accounts: keys.length,
    asOf: numberOfDay(asOf),
    unitDays: 1,
    model: settings.model,
    horizonDays: HORIZON_DAYS,
    yearlyDiscount: settings.yearlyDiscount,
    quietDays: QUIET_DAYS,
    last12,
  }
}
