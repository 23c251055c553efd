/** What someone at a client is asked by their link, and what they answer; a bad answer opens a loop. */
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { DIFFERENCES, npsGroup } from './satisfaction.ts'
import { isOver, type Round, roundState } from './survey.ts'

const upTo = (least: number, most: number) =>
  z.coerce.number<number | string>().int().min(least).max(most)

export const Given = z.object({
  nps: upTo(0, 10),
  /** By service; one may be left out. */
  csat: z.record(z.string().max(60), upTo(1, 5)).default({}),
  effort: upTo(1, 7).nullable().default(null),
  difference: z.enum(DIFFERENCES).nullable().default(null),
  text: z.string().trim().max(4000).default(''),
})
export type Given = z.infer<typeof Given>

export const Offer = z.object({
  firmName: z.string(),
  /** Whom the link was sent to; null for someone who was forgotten. */
  name: z.string().nullable(),
  account: z.string(),
  language: z.enum(['es', 'en']),
  services: z.array(z.string()),
  asksEffort: z.boolean(),
  asksDifference: z.boolean(),
  closesOn: Day,
  open: z.boolean(),
  /** What they answered already; it may be changed while the round is open. */
  given: Given.nullable(),
  /** They asked not to be asked again. */
  silent: z.boolean(),
})
export type Offer = z.infer<typeof Offer>

type Standing = Pick<Round, 'openedOn' | 'closedOn' | 'closesOn'>

export const isOpen = (round: Standing, today: Day) =>
  roundState(round) === 'open' && !isOver(round, today)

export function whyNotAnswer(round: Standing, today: Day): Refusal | null {
  return isOpen(round, today) ? null : { code: 'survey/closed', status: 409 }
}

/** Only what was asked is kept. */
export function askedOnly(
  given: Given,
  {
    services,
    asksEffort,
    asksDifference,
  }: Pick<Round, 'services' | 'asksEffort' | 'asksDifference'>,
): Given {
  return {
    ...given,
    csat: Object.fromEntries(
      Object.entries(given.csat).filter(([service]) => services.includes(service)),
    ),
    effort: asksEffort ? given.effort : null,
    difference: asksDifference ? given.difference : null,
  }
}

/** A service that got 1 or 2 of 5. */
export const LOW_CSAT = 2

/** Why an answer opens a loop; null where nothing has to be put right. */
export function badIn({ nps, csat }: Pick<Given, 'nps' | 'csat'>) {
  const detracts = npsGroup(nps) === 'detractor'
  const services = Object.keys(csat).filter((service) => csat[service]! <= LOW_CSAT)
  return detracts || services.length > 0 ? { detracts, services: services.toSorted() } : null
}
