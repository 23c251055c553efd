/** Lists are worked out in the background, step by step: what is known of one is shown while the rest comes. */
import type { Refusal } from '../kernel/refusal.ts'
import type { Db } from '../platform/db.ts'
import { job, type JobAsk } from '../platform/jobs.ts'
import { found } from '../platform/problem.ts'
import type { Choice } from './choosing.store.ts'
import { type KeptSelection, type Outcome, RUNS_OF } from './keptSelection.ts'
import { selectionOf } from './keptSelection.store.ts'
import {
  keepWorked,
  markChosen,
  markProposed,
  markRobust,
  problemOf,
} from './selectionWorked.store.ts'
import { no } from './no.ts'
import { namesOf } from './ratingTold.store.ts'
import { known } from './scoring.ts'
import { whyNotSelect } from './selection.ts'
import { type Step, workOut } from './selectionThread.store.ts'
import { selectAccounts } from './selectionTask.ts'

/** How often progress is written down. */
const TOLD_EVERY = 20

export const selectionJobs = [
  job(selectAccounts, async ({ firm, payload, stopping }) => {
    const { selectionId } = payload
    const selection = await firm((db) => selectionOf(db, selectionId))
    if (!selection || selection.decidedAt !== null) return
    const asked = await firm((db) => problemOf(db, selection))
    const refusals = await firm((db) => named(db, whyNotSelect(asked.problem)))
    const isRefused = refusals.length > 0
    // Nobody picks a point of what is only watched.
    const wantsFrontier = selection.frontier === null && selection.kind !== 'watch'
    const given = { ...asked, wantsFrontier, isRefused, runs: RUNS_OF[selection.kind] }
    const keys = asked.problem.candidates.map(({ key }) => key)
    for await (const step of workOut(given, stopping)) {
      if (!(await keepStep(firm, { selection, keys, step, refusals }))) return
    }
  }),
]

/** Refusals know candidates by their id; people by their name. */
async function named(db: Db, refusals: readonly Refusal[]): Promise<Refusal[]> {
  const ids = refusals.flatMap(({ values }) =>
    values?.['account'] ? [`${values['account']}`] : [],
  )
  const names = await namesOf(db, ids)
  return refusals.map(({ values = {}, ...refusal }) => ({
    ...refusal,
    values: {
      ...values,
      ...(values['account'] && { account: names.get(`${values['account']}`) ?? '' }),
    },
  }))
}

type Keeping = {
  selection: KeptSelection
  /** Account by account, in the order of the problem. */
  keys: string[]
  step: Step
  refusals: Refusal[]
}

/** False where the question has changed since: then the rest need not be worked out. */
function keepStep(
  firm: JobAsk<unknown>['firm'],
  { selection, keys, step, refusals }: Keeping,
): Promise<boolean> {
  const { selectionId } = selection
  const at = (places: readonly number[]) => places.map((place) => keys[place]!)
  return firm(async (db) => {
    switch (step.step) {
      case 'proposal': {
        if (!step.choice) return true
        const kept = await keepWorked(db, selection, { proposal: outcomeOf(step.choice) })
        if (kept) await markProposed(db, selectionId, at(step.choice.chosen))
        return kept
      }
      case 'decision': {
        const { choice } = step
        const kept = await keepWorked(db, selection, {
          state: choice ? 'ready' : 'refused',
          refusals: choice ? [] : refusals.length > 0 ? refusals : [no('no-choice-fits')],
          decision: choice && outcomeOf(choice),
        })
        const marks = keys.map((_, place) => choice && known(choice.margins[place]!))
        const chosen = choice ? at(choice.chosen) : []
        if (kept) await markChosen(db, selectionId, { accountIds: keys, marks, chosen })
        return kept
      }
      case 'frontier': {
        const best = found(await selectionOf(db, selectionId)).proposal?.bestFinancial ?? 0
        const frontier = step.points.map(({ strategic, financial, chosen }) => ({
          strategic,
          financial,
          share: best > 0 ? financial / best : 1,
          accountIds: at(chosen),
        }))
        return keepWorked(db, selection, { frontier })
      }
      case 'additions': {
        const additions = step.additions.map(({ added, dropped, ...more }) => ({
          ...more,
          added: at(added),
          dropped: at(dropped),
        }))
        return keepWorked(db, selection, { additions })
      }
      case 'ran':
        return step.runs % TOLD_EVERY !== 0 || keepWorked(db, selection, { robustRuns: step.runs })
      case 'robustness': {
        const kept = await keepWorked(db, selection, { robustRuns: RUNS_OF[selection.kind] })
        const marks = Array.from(step.shares)
        if (kept) await markRobust(db, selectionId, { accountIds: keys, marks })
        return kept
      }
      case 'done':
        return true
    }
  })
}

function outcomeOf({ chosen: _chosen, margins: _margins, ...outcome }: Choice): Outcome {
  return outcome
}
