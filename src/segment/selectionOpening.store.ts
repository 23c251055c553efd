/** What a list is opened with: criteria, judgements, hours and limits as they are on the day. */
import { teamHoursOf } from '../accounts/teamHours.store.ts'
import { portfolioAt } from '../identify/portfolio.store.ts'
import type { Day } from '../kernel/day.ts'
import { choiceOf } from '../platform/choice.ts'
import type { Db } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { readCandidates } from './candidate.store.ts'
import { type KeptLimits, resourcesOf } from './capacity.ts'
import { reweighed } from './criteria.ts'
import { criteriaAt } from './criteria.store.ts'
import { type Criteria, whyNotCriteria } from './criterion.ts'
import { CANDIDATES, type KeptSelection } from './keptSelection.ts'
import {
  askAgain,
  continued,
  type Inputs,
  insertSelection,
  keepCandidates,
  renewInputs,
  wishedOf,
} from './keptSelection.store.ts'
import { judgedKeys } from './rating.ts'
import { limitsChoice, signerOf } from './limits.store.ts'
import { roundOf, roundsOf } from './rating.store.ts'
import { selectAccounts } from './selectionTask.ts'
import { tiersOf } from './tier.store.ts'

type Opening = {
  title: string
  kind: KeptSelection['kind']
  version?: number | undefined
  weights?: Record<string, number> | undefined
  criteria?: Criteria | undefined
  roundId?: string | undefined
  candidates?: number | undefined
  financialShare?: number | undefined
  madeBy: string | null
  today: Day
}

/** Opens a list and has it worked out; its id. */
export async function openWith(db: Db, opening: Opening): Promise<string> {
  const { title, kind, weights, madeBy, today } = opening
  const version = await criteriaAt(db, opening.version)
  if (!version) throw new Problem(409, 'segment/no-criteria')
  const portfolio = await portfolioNow(db)
  const criteria = reweighed(opening.criteria ?? version.criteria, weights)
  const isOfVersion = !weights && !opening.criteria
  if (!isOfVersion) heed(whyNotCriteria(criteria))
  const { lines } = version
  const list = await continuedBy(db, kind)
  const roundId = opening.roundId
    ? await closed(db, opening.roundId)
    : list && hasRated(list, criteria)
      ? list.roundId
      : await newestClosed(db)
  const largest = opening.candidates ?? list?.largest ?? CANDIDATES
  const { limits, financialShare: ofFirm } = await limitsNow(db)
  const financialShare = opening.financialShare ?? list?.financialShare ?? ofFirm
  const { asOf, valuation } = portfolio
  const inputs: Inputs = {
    title,
    kind,
    version: isOfVersion ? version.version : null,
    criteria,
    lines,
    roundId,
    largest,
    asOf,
    valuation,
    limits,
    financialShare,
    madeBy,
  }
  const selectionId = await insertSelection(db, inputs)
  const asked = { criteria, lines, roundId, limits, largest, wished: [], today }
  await keepCandidates(db, selectionId, await readCandidates(db, portfolio, asked))
  await workOutLater(db, selectionId)
  return selectionId
}

/** Reads all anew but the criteria and the round. */
export async function reread(db: Db, selection: KeptSelection, today: Day): Promise<void> {
  const { selectionId, criteria, lines, roundId, largest } = selection
  const portfolio = await portfolioNow(db)
  const { limits } = await limitsNow(db)
  const { asOf, valuation } = portfolio
  await renewInputs(db, selectionId, { asOf, valuation, limits })
  const wished = await wishedOf(db, selectionId)
  const asked = { criteria, lines, roundId, limits, largest, wished, today }
  await keepCandidates(db, selectionId, await readCandidates(db, portfolio, asked))
  await askAgain(db, selectionId)
  await workOutLater(db, selectionId)
}

export async function workOutLater(db: Db, selectionId: string): Promise<void> {
  await enqueue(db, selectAccounts, { selectionId }, { key: selectionId })
}

async function portfolioNow(db: Db) {
  const portfolio = await portfolioAt(db, {})
  if (!portfolio) throw new Problem(409, 'segment/no-portfolio')
  return portfolio
}

/**
 * What is tried or watched goes on from the list that it is held against, by its point, candidates and round:
 * else accounts would be named of which no figure moved.
 */
function continuedBy(db: Db, kind: KeptSelection['kind']) {
  return kind === 'choice' ? null : continued(db, { decided: kind === 'watch' })
}

/** Of criteria that it didn't judge by, the round of a list says nothing. */
function hasRated(list: Pick<KeptSelection, 'criteria'>, criteria: Criteria): boolean {
  const judged = new Set(judgedKeys(list.criteria))
  return judgedKeys(criteria).every((key) => judged.has(key))
}

async function closed(db: Db, roundId: string): Promise<string> {
  const round = found(await roundOf(db, roundId))
  if (round.state !== 'closed') throw new Problem(409, 'segment/round-not-closed')
  return roundId
}

async function newestClosed(db: Db): Promise<string | null> {
  return (await roundsOf(db)).find(({ state }) => state === 'closed')?.roundId ?? null
}

async function limitsNow(db: Db): Promise<{ limits: KeptLimits; financialShare: number }> {
  const chosen = await choiceOf(db, limitsChoice)
  const { reserve, most, least, whySoMany, financialShare } = chosen
  const signedBy = whySoMany === '' ? null : await signerOf(db, chosen.signedBy)
  const tiers = await tiersOf(db)
  const needsOf = (name: 'key' | 'strategic') => tiers.find(({ tier }) => tier === name)!.needs
  const key = needsOf('key')
  // A firm that hasn't said what a strategic account asks serves it like any key account.
  const strategic = Object.keys(needsOf('strategic')).length > 0 ? needsOf('strategic') : key
  const people = await teamHoursOf(db)
  const resources = resourcesOf({ people, needs: key, reserve }, [strategic])
  const needs = { key, strategic }
  const limits = { reserve, most, least, whySoMany, signedBy, resources, needs }
  return { limits, financialShare }
}
