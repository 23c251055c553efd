/** A whole map of deciders told at once, as a program or another system hands it over. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { whyNotSeen } from '../accounts/said.ts'
import { AttributeGiven, Grounds, PositionGiven } from './decider.ts'
import { DecisionGiven, RolesGiven } from './decision.ts'
import { type Tie, TieGiven, whyNotTie } from './tie.ts'

const whose = { contactId: z.guid() }
const MOST = 2000

export const MapTold = z.object({
  said: z
    .array(Grounds.extend({ ...whose, said: z.array(AttributeGiven).min(1).max(5) }))
    .max(MOST)
    .default([]),
  positions: z
    .array(Grounds.extend({ ...whose, ...PositionGiven.shape }))
    .max(MOST)
    .default([]),
  ties: z.array(TieGiven).max(MOST).default([]),
  decisions: z
    .array(
      DecisionGiven.extend({
        parts: z
          .array(Grounds.extend({ ...whose, ...RolesGiven.shape }))
          .max(MOST)
          .default([]),
      }),
    )
    .max(100)
    .default([]),
})
export type MapTold = z.output<typeof MapTold>

/** Everyone whom it names, each once. */
export function namedIn({ said, positions, ties, decisions }: MapTold): string[] {
  const parts = decisions.flatMap((one) => one.parts)
  return [
    ...new Set([
      ...[...said, ...positions, ...parts].map(({ contactId }) => contactId),
      ...ties.flatMap(({ fromId, toId }) => [fromId, toId]),
    ]),
  ]
}

/** As for each part of it: nothing of tomorrow, nothing twice at once, and lines that may stand beside those there. */
export function whyNotTellMap(told: MapTold, there: readonly Tie[], today: Day): Refusal | null {
  const parts = told.decisions.flatMap((one) => one.parts)
  for (const { seenOn } of [...told.said, ...told.positions, ...parts]) {
    const refusal = whyNotSeen(seenOn, today)
    if (refusal) return refusal
  }
  for (const { decidedOn } of told.decisions) {
    const refusal = decidedOn === null ? null : whyNotSeen(decidedOn, today)
    if (refusal) return refusal
  }
  if (told.said.some(({ said }) => isTwice(said.map(({ attribute }) => attribute)))) {
    return { code: 'know/said-twice', status: 422 }
  }
  for (const [at, tie] of told.ties.entries()) {
    const refusal = whyNotTie(tie, [...there, ...told.ties.slice(0, at)])
    if (refusal) return refusal
  }
  return null
}

export function isTwice(names: readonly string[]): boolean {
  return new Set(names).size < names.length
}
