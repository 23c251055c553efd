/** How what is known of a trade's needs and SWOT is written down, so that its words read as words. */
import type { SwotGiven } from '../../src/know/swot.ts'

export type Works =
  | 'purchasing'
  | 'maintenance'
  | 'production'
  | 'engineering'
  | 'quality'
  | 'logistics'
  | 'general'

export type NeedTold = {
  title: string
  challenge: string
  urgency: 1 | 2 | 3
  evidence: string
  /** Blank where we have nothing for it. */
  offer: string
  who: Works
  source: string
}

export type SignalTold = {
  noticed: string
  place: string
  /** The need that it became, in the pack's list, or why it was nothing; open where neither. */
  became?: number
  nothing?: string
}

export type BuyerTold = { name: string; about: string; meaning: string }

export type ItemTold = Pick<
  SwotGiven,
  'subject' | 'kind' | 'title' | 'weight' | 'evidence' | 'inimitable'
>

export type EndingTold =
  | { action: string; how: string }
  | { objective: string; months: number }
  | { rejection: string }
  | null

export type CrossingTold = [inner: string, outer: string, impact: number, ending: EndingTold]

export type Pack = {
  needs: NeedTold[]
  signals: SignalTold[]
  ideal: BuyerTold
  buyers: BuyerTold[]
  /** What its reviews come to. */
  voice: BuyerTold
  reviews: [stars: number, text: string][]
  /** Whom clients of this trade compete with: nobody real. */
  rival: string
  items: Record<string, ItemTold>
  crossings: CrossingTold[]
}

const of =
  (subject: ItemTold['subject'], kind: ItemTold['kind']) =>
  (weight: 1 | 2 | 3, title: string, evidence = '', inimitable = false): ItemTold => ({
    subject,
    kind,
    weight,
    title,
    evidence,
    inimitable,
  })

const whole = (subject: ItemTold['subject']) => ({
  strong: of(subject, 'strength'),
  weak: of(subject, 'weakness'),
  chance: of(subject, 'opportunity'),
  threat: of(subject, 'threat'),
})

export const us = whole('us')
export const client = whole('client')
export const chain = whole('chain')
export const rival = whole('competitor')
/** Competitors can hardly imitate it. */
export const HARD = true

export const act = (action: string, how = '') => ({ action, how })
export const aim = (objective: string, months: number) => ({ objective, months })
export const no = (rejection: string) => ({ rejection })
/** Nobody has decided yet. */
export const OPEN = null
