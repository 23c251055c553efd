/** Looks for key accounts that have stalled, and opens a case for each, once per cause. */
import { NOBODY } from '../kernel/actor.ts'
import { addMonths, type Day, firstOfMonth } from '../kernel/day.ts'
import { choiceOf } from '../platform/choice.ts'
import type { Db } from '../platform/db.ts'
import { recordEach } from '../platform/history.ts'
import { enqueue, job } from '../platform/jobs.ts'
import { findStalled, type StalledCase, type StalledFigures } from './stalled.ts'
import {
  addAnswer,
  hasOpenCase,
  lockStalled,
  openCase,
  setCaseState,
  stalledCases,
  stalledChoice,
} from './stalled.store.ts'
import { type Judged, type JudgedAll, judgeKeyAccounts } from './stalledFigures.store.ts'
import type { StalledSettings } from './stalledJudging.ts'

export const stalledJobs = [
  job(findStalled, async ({ firm, today }) => {
    await firm(async (db) => {
      await lookForStalled(db, today())
      // Days pass without new figures too: plans that were to be carried out first fall due.
      const notBefore = `${addMonths(firstOfMonth(today()), 1)}T05:00:00.000Z`
      await enqueue(db, findStalled, {}, { key: 'month', notBefore })
    })
  }),
]

async function lookForStalled(db: Db, today: Day): Promise<void> {
  await lockStalled(db)
  const settings = await choiceOf(db, stalledChoice)
  const judged = await judgeKeyAccounts(db, { settings, today })
  if (!judged) return
  const open = (await stalledCases(db)).filter(({ state }) => state !== 'closed')
  for (const told of open) await lapse(db, told, { judged, today })
  const opened: { accountId: string; caseId: string; since: Day }[] = []
  for (const one of judged.accounts) {
    if (one.says !== 'stalled' || !one.counts || one.since === null) continue
    const { accountId, since } = one
    if (await hasOpenCase(db, accountId)) continue
    const figures = figuresOf(one, { judged, settings, since })
    const caseId = await openCase(db, { accountId, openedOn: today, figures })
    opened.push({ accountId, caseId, since })
  }
  if (opened.length > 0) await recordEach(db, NOBODY, 'stalled.opened', opened)
}

/** Whether the plan was carried out needs no answer once the account grows, nor anything once it isn't key. */
async function lapse(
  db: Db,
  told: StalledCase,
  { judged, today }: { judged: JudgedAll; today: Day },
): Promise<void> {
  const { caseId, accountId, state } = told
  const now = judged.accounts.find((one) => one.accountId === accountId)
  if (now && !(state === 'asked' && now.says === 'grows')) return
  await addAnswer(db, told, { step: 'outcome', outcome: 'lapsed', answeredOn: today }, null)
  await setCaseState(db, caseId, 'closed')
  await recordEach(db, NOBODY, 'stalled.lapsed', [{ accountId, caseId }])
}

function figuresOf(
  { tier, keySince, country, spent, used, periods }: Judged,
  { judged, settings, since }: { judged: JudgedAll; settings: StalledSettings; since: Day },
): StalledFigures {
  const { asOf, valuation } = judged
  return { asOf, valuation, settings, tier, keySince, since, country, spent, used, periods }
}
