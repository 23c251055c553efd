/** A portfolio's values: read, worked out in a thread, written; what is told of the model is kept as a study. */
import type { JobAsk } from '../platform/jobs.ts'
import { tellPlanner } from './keeping.store.ts'
import type { KeptPortfolio } from './kept.ts'
import { numberOfDay } from './portfolio.ts'
import { keepStudy } from './study.store.ts'
import { CARD_DAYS, HORIZON_DAYS, QUIET_DAYS, valueStudy } from './value.ts'
import { lastYearOf, readForValues, writeValues } from './value.store.ts'
import { valueInThread } from './valueThread.store.ts'

export async function valuePortfolio(
  { firm, stopping }: Pick<JobAsk<unknown>, 'firm' | 'stopping'>,
  portfolio: KeptPortfolio,
): Promise<void> {
  const { asOf } = portfolio
  const { settings, kept, keys, purchases, margins, last12 } = await firm((db) =>
    readForValues(db, portfolio),
  )
  const lastYear = lastYearOf(purchases, asOf)
  const answer = await valueInThread(
    {
      purchases,
      wanted: {
        accounts: keys.length,
        asOf: numberOfDay(asOf),
        unitDays: 1,
        model: settings.model,
        horizonDays: HORIZON_DAYS,
        yearlyDiscount: settings.yearlyDiscount,
        quietDays: QUIET_DAYS,
        last12,
      },
      cardDays: CARD_DAYS,
      kept: kept?.fit ?? null,
    },
    stopping,
  )
  const fittedOn = answer.isNew || !kept ? asOf : kept.fittedOn
  const { fit, summary, forecast } = answer
  const { spend, choice, cards, declineCard } = fit
  await firm(async (db) => {
    const writing = { keys, margins, answer, settings, fittedOn }
    if (!(await writeValues(db, portfolio, writing))) return
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
      lastYear,
    })
  })
  await firm(tellPlanner)
}
