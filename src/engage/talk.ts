/** What comes of a talk: lines that become something to do, a promise, a decision, or what they promised us. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { Interaction, InteractionGiven } from './interaction.ts'

// words: engage:made.*
export const MADE_AS = ['action', 'commitment', 'decision', 'theirs'] as const
export type MadeAs = (typeof MADE_AS)[number]

/** Actions that came of a talk, and those that see to what they promised us, carry these origins. */
export const TALK_ORIGIN = 'talk'
export const THEIRS_ORIGIN = 'talkTheirs'

export const MadeGiven = z.object({
  as: z.enum(MADE_AS),
  text: z.string().trim().min(1).max(500),
  /** By when; decisions have none. */
  dueOn: blankable(Day),
  /** Who of ours does it or looks after it. */
  ownerId: blankable(z.guid()),
  /** To whom it was promised, or who of theirs promised it. */
  contactId: blankable(z.guid()),
})
export type MadeGiven = z.infer<typeof MadeGiven>

/** One thing that came of a talk, as it stands. */
export const Made = z.object({
  as: z.enum(MADE_AS),
  thingId: z.guid(),
  text: z.string(),
  dueOn: Day.nullable(),
  /** Of the thing itself: `open`, `done`, `kept`… Decisions have none. */
  state: z.string().nullable(),
})
export type Made = z.infer<typeof Made>

const made = z.array(MadeGiven).max(60).default([])

/** A talk told in one go, with what came of it. */
export const TalkGiven = InteractionGiven.extend({ made })
export type TalkGiven = z.infer<typeof TalkGiven>

/** What was noted at a talk that was planned or noted before. */
export const MinutesGiven = z.object({
  interactionId: z.guid(),
  text: InteractionGiven.shape.text,
  outcome: InteractionGiven.shape.outcome,
  sentiment: InteractionGiven.shape.sentiment,
  made,
})
export type MinutesGiven = z.infer<typeof MinutesGiven>

export const Talk = z.object({ interaction: Interaction, made: z.array(Made) })
export type Talk = z.infer<typeof Talk>

/** What is to be done or was promised has a day and someone of ours. */
export function whyNotMake({ as, dueOn, ownerId }: MadeGiven): Refusal | null {
  if (as === 'decision') return null
  if (dueOn === null) return { code: 'engage/made-without-day', status: 422 }
  return ownerId === null ? { code: 'engage/made-without-owner', status: 422 } : null
}

/** By one key each, as a line of the minutes is looked at. */
export const MADE_KEYS: Readonly<Record<MadeAs, string>> = {
  action: 'a',
  commitment: 'c',
  decision: 'd',
  theirs: 'e',
}

const BULLET = /^\s*(?:[-*•–—]|\d{1,2}[.)])\s+/
const MOST = 500

/**
 * The lines of what was noted, without bullets and blank ones. A line that begins with the letter of one kind and a
 * colon (`c: mandamos la oferta`) is of that kind; others are of none until someone says so.
 * @returns in their order; each line at most 500 characters long
 */
export function linesOf(text: string): { text: string; as: MadeAs | null }[] {
  return text.split(/\r?\n/).flatMap((raw) => {
    const line = raw.replace(BULLET, '').trim()
    if (line === '') return []
    const [, key, rest] = /^([acde])\s*:\s*(.+)$/i.exec(line) ?? []
    const as = MADE_AS.find((one) => MADE_KEYS[one] === key?.toLowerCase()) ?? null
    return [{ text: (as && rest ? rest : line).slice(0, MOST), as }]
  })
}
