/**
 * Something noticed at a client before it asked for anything: an opportunity that nobody has put in words.
 * It becomes a need, or is dismissed with why. A signal is a guess by nature, so it has no confidence.
 */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { isStale } from './evidence.ts'

export const SignalGiven = z.object({
  noticed: z.string().trim().min(1).max(1000),
  /** In their workshop, at a fair, in a mail. */
  place: z.string().trim().max(300).default(''),
  noticedBy: z.guid(),
  noticedOn: Day,
})
export type SignalGiven = z.infer<typeof SignalGiven>

export const Signal = SignalGiven.extend({
  signalId: z.guid(),
  accountId: z.guid(),
  /** Null for someone of whom no name is left. */
  byName: z.string().nullable(),
  /** Blank while it isn't dismissed. */
  dismissedBecause: z.string(),
  /** The need that it became. */
  needId: z.guid().nullable(),
})
export type Signal = z.infer<typeof Signal>

type Standing = Pick<Signal, 'dismissedBecause' | 'needId'>

export function signalState({ dismissedBecause, needId }: Standing) {
  if (needId !== null) return 'promoted'
  return dismissedBecause === '' ? 'open' : 'dismissed'
}

/** Nobody has looked into it in time. */
export function isForgotten(signal: Standing & Pick<Signal, 'noticedOn'>, today: Day): boolean {
  return signalState(signal) === 'open' && isStale('signal', { seenOn: signal.noticedOn }, today)
}

/** What became a need ends as a need does; it is neither dismissed nor taken away. */
export function whyNotDismiss(signal: Standing): Refusal | null {
  return signal.needId === null ? null : { code: 'know/signal-is-need', status: 409 }
}

/** One signal becomes one need. */
export function whyNotPromote(signal: Standing): Refusal | null {
  const state = signalState(signal)
  if (state === 'promoted') return { code: 'know/signal-is-need', status: 409 }
  return state === 'dismissed' ? { code: 'know/signal-dismissed', status: 409 } : null
}
