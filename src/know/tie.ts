/** Lines between people of an account: who reports to whom, a forest; and who sways, opposes or trusts whom. models.md §8. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { CONFIDENCES } from '../accounts/potential.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'

export const TIES = ['reports', 'influences', 'conflict', 'trusts'] as const

const day = blankable(Day)

export const TieGiven = z.object({
  /** Who reports, sways, opposes or trusts. */
  fromId: z.guid(),
  toId: z.guid(),
  kind: z.enum(TIES),
  fromOn: day,
  /** The last day; null while it lasts. */
  untilOn: day,
  confidence: z.enum(CONFIDENCES).default('assumed'),
  source: z.string().trim().max(500).default(''),
})
export type TieGiven = z.infer<typeof TieGiven>

export const Tie = TieGiven.extend({ tieId: z.guid() })
export type Tie = z.infer<typeof Tie>

type Span = Pick<Tie, 'fromOn' | 'untilOn'>
type Line = Pick<Tie, 'fromId' | 'toId' | 'kind'> & Span

/** Whether it holds on a day; without a first day it always did. */
export function holdsOn({ fromOn, untilOn }: Span, on: Day): boolean {
  return (fromOn === null || fromOn <= on) && (untilOn === null || untilOn >= on)
}

/**
 * Whether a line may stand beside the others: it joins two people, ends after it began, isn't there
 * already, and on no day does anyone have two bosses or report, through others, to themselves.
 */
export function whyNotTie(given: Line, others: readonly Line[]): Refusal | null {
  const { fromOn, untilOn, fromId, toId, kind } = given
  if (fromId === toId) return { code: 'know/tie-to-oneself', status: 422 }
  if (fromOn !== null && untilOn !== null && untilOn < fromOn) {
    return { code: 'know/tie-ends-first', status: 422 }
  }
  const same = others.filter((one) => one.kind === kind && shared(one, given))
  if (kind === 'conflict' && same.some((one) => joins(one, given) || joins(one, flipped(given)))) {
    return { code: 'know/tie-there', status: 409 }
  }
  if (same.some((one) => joins(one, given))) return { code: 'know/tie-there', status: 409 }
  if (kind !== 'reports') return null
  if (same.some((one) => one.fromId === fromId)) return { code: 'know/two-bosses', status: 409 }
  return reaches(same, { at: toId, to: fromId, during: given })
    ? { code: 'know/reports-in-circle', status: 409 }
    : null
}

/** Up from boss to boss on days that all lines share. People who were merged may already report in a circle. */
function reaches(
  lines: readonly Line[],
  { at, to, during }: { at: string; to: string; during: Span },
): boolean {
  return lines.some((line) => {
    const both = line.fromId === at ? shared(line, during) : null
    if (!both) return false
    const others = lines.filter((one) => one !== line)
    return line.toId === to || reaches(others, { at: line.toId, to, during: both })
  })
}

/** The days of both; null where there are none. */
function shared(a: Span, b: Span): Span | null {
  const fromOn =
    [a.fromOn, b.fromOn]
      .filter((one) => one !== null)
      .toSorted()
      .at(-1) ?? null
  const untilOn = [a.untilOn, b.untilOn].filter((one) => one !== null).toSorted()[0] ?? null
  return fromOn !== null && untilOn !== null && untilOn < fromOn ? null : { fromOn, untilOn }
}

function joins(line: Line, { fromId, toId }: Line): boolean {
  return line.fromId === fromId && line.toId === toId
}

function flipped(line: Line): Line {
  return { ...line, fromId: line.toId, toId: line.fromId }
}
