/** What to offer an account next, out of what similar ones buy, and how good that was found to be. */
import { z } from 'zod'
import { study } from '../identify/study.ts'
import { Day } from '../kernel/day.ts'
import { listOf, pageOf, several } from '../kernel/list.ts'
import { RecommendCard } from './recommendCard.ts'

// words: grow:suggestion.way.*
const WAYS = ['similar', 'popular'] as const

export const Suggestion = z.object({
  accountId: z.guid(),
  account: z.string(),
  family: z.string(),
  /** 1 is the best of the account. */
  place: z.int(),
  way: z.enum(WAYS),
  /** Of so many accounts, the most similar ones or all, so many buy it. */
  similarAccounts: z.int(),
  buyers: z.int(),
  /** Of what those spend on it in a year; null where none has in the last one. */
  median: z.number().nullable(),
  currency: z.string(),
  asOf: Day,
  /** Why it is not for this account; blank while it isn't dismissed. */
  dismissedBecause: z.string(),
  /** An opportunity of this family is open. */
  isUnderWay: z.boolean(),
  carers: z.array(z.guid()),
})
export type Suggestion = z.infer<typeof Suggestion>

export const SuggestionList = listOf({
  sorts: ['median', 'account', 'family'],
  sort: 'median',
  filters: {
    family: several(z.string().max(200)),
    /** Looked after by them; `me` is whoever asks. */
    carer: several(z.union([z.guid(), z.literal('me')])),
    show: z.enum(['open', 'dismissed']).default('open'),
  },
})
export type SuggestionList = z.output<typeof SuggestionList>

export const SuggestionPage = pageOf(Suggestion).extend({ families: z.array(z.string()) })

export const Dismissal = z.object({
  family: z.string().trim().min(1).max(200),
  reason: z.string().trim().min(1).max(500),
})

export const RecommenderTold = z.object({
  /** By which way the suggestions are made now. */
  way: z.enum(WAYS),
  accounts: z.int(),
  families: z.int(),
  suggestions: z.int(),
  /** The day it was tried on, and the end of the year after; null where the ledger is too short. */
  tried: z.object({ from: Day, to: Day, card: RecommendCard }).nullable(),
})
export type RecommenderTold = z.infer<typeof RecommenderTold>

export const recommenderStudy = study('recommender', RecommenderTold)
