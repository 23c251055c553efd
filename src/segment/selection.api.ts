/** What the outside may do with lists of key accounts. */
import { z } from 'zod'
import { EXPORT_FORMATS } from '../kernel/list.ts'
import { oneAccount } from '../accounts/account.api.ts'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { endpoint, streamEndpoint } from '../kernel/endpoint.ts'
import { Moved } from './comparison.ts'
import {
  KeptSelection,
  SelectionAccount,
  SelectionAccountList,
  SelectionAccountPage,
  SelectionGiven,
  SelectionTold,
  WishGiven,
} from './keptSelection.ts'

const One = z.object({ selectionId: z.guid() })

/** The newest first. */
export const listSelections = endpoint('GET /selections', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(SelectionTold),
})

/** Reads the candidates as they are today, and has the list worked out. */
export const openSelection = endpoint('POST /selections', {
  may: LEADS,
  input: SelectionGiven,
  returns: One,
})

const Near = SelectionAccount.pick({ accountId: true, name: true, margin: true, robustness: true })

export const readSelection = endpoint('GET /selections/:selectionId', {
  may: TEAM,
  input: One,
  returns: z.object({
    selection: KeptSelection,
    /** Names of the accounts that the frontier and the additions speak of, as far as one may see them. */
    names: z.record(z.string(), z.string()),
    /** Those just in and just out, the nearest first. */
    justIn: z.array(Near),
    justOut: z.array(Near),
    /** How many people wished in or out, and how many the solver could not propose. */
    wished: z.int(),
    barred: z.object({ strategy: z.int(), score: z.int() }),
  }),
})

export const listSelectionAccounts = endpoint('GET /selections/:selectionId/accounts', {
  may: TEAM,
  input: SelectionAccountList,
  returns: SelectionAccountPage,
})

export const exportSelection = streamEndpoint('GET /selections/:selectionId/export', {
  may: TEAM,
  input: SelectionAccountList.extend({ format: z.enum(EXPORT_FORMATS) }),
  flows: 'down',
})

/** Another point of the frontier: of the best attainable financial sum, at least so much. */
export const pickPoint = endpoint('PUT /selections/:selectionId/point', {
  may: LEADS,
  input: One.extend({ financialShare: z.number().min(0).max(1) }),
  returns: z.object({ now: z.number(), before: z.number() }),
})

export const wishAccount = endpoint('PUT /selections/:selectionId/wishes/:accountId', {
  may: LEADS,
  input: WishGiven,
  returns: WishGiven.pick({ accountId: true, wish: true }),
})

export const unwishAccount = endpoint('DELETE /selections/:selectionId/wishes/:accountId', {
  may: LEADS,
  input: WishGiven.pick({ selectionId: true, accountId: true }),
  returns: WishGiven.pick({ accountId: true }),
})

/** Reads figures, ratings, strategies served and hours anew; what is wished stays. */
export const rereadSelection = endpoint('PUT /selections/:selectionId/reading', {
  may: LEADS,
  input: One,
  returns: One,
})

/** Who would no longer be key, were it decided from that day. */
export const foreseeDecision = endpoint('GET /selections/:selectionId/leaving', {
  may: LEADS,
  input: One.extend({ effectiveOn: Day }),
  returns: z.array(SelectionAccount.pick({ accountId: true, name: true })),
})

/** From that day the chosen are key accounts, and those that were and aren't any more leave. */
export const decideSelection = endpoint('PUT /selections/:selectionId/decision', {
  may: LEADS,
  input: One.extend({ effectiveOn: Day, note: z.string().trim().max(1000).default('') }),
  returns: z.object({ entering: z.int(), leaving: z.int() }),
})

/** Only what isn't decided. */
export const dropSelection = endpoint('DELETE /selections/:selectionId', {
  may: LEADS,
  input: One,
  returns: One,
})

const Side = SelectionAccount.pick({
  accountId: true,
  name: true,
  financial: true,
  strategic: true,
  box: true,
  sales: true,
})
const Change = z.object({
  account: Side,
  first: Side.nullable(),
  second: Side.nullable(),
  /** The criterion that moved it most: up where it enters, down where it leaves; null where none did. */
  moved: Moved.nullable(),
})

/** What another list has that this one lacks, and the other way round. */
export const compareSelections = endpoint('GET /selections/:selectionId/against/:otherId', {
  may: TEAM,
  input: One.extend({ otherId: z.guid() }),
  returns: z.object({
    first: SelectionTold,
    second: SelectionTold,
    both: z.array(Change),
    entering: z.array(Change),
    leaving: z.array(Change),
  }),
})

/** Where each candidate stands in the matrix and by the two aims; only those of which one of both is known. */
export const readPositions = endpoint('GET /selections/:selectionId/positions', {
  may: TEAM,
  input: One,
  returns: z.array(
    SelectionAccount.pick({
      accountId: true,
      name: true,
      attractiveness: true,
      strength: true,
      financial: true,
      strategic: true,
      box: true,
      sales: true,
      potential: true,
      chosen: true,
      tier: true,
    }),
  ),
})

/** How one account came out of the lists it was a candidate of, the newest first; trials left out. */
export const listAccountSelections = endpoint('GET /accounts/:accountId/selections', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(z.object({ list: SelectionTold, account: SelectionAccount })),
})
