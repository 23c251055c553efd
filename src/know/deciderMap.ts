/** The map of deciders of an account as it stood on a day: people, lines between them, decisions. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { type Attribute, Position, Saying } from './decider.ts'
import { Decision, type BuyingRole, type Part } from './decision.ts'
import { Tie } from './tie.ts'

export const Spot = z.object({
  contactId: z.guid(),
  x: z.number().min(-1e6).max(1e6),
  y: z.number().min(-1e6).max(1e6),
})
export type Spot = z.infer<typeof Spot>

export const Decider = z.object({
  contactId: z.guid(),
  name: z.string(),
  jobTitle: z.string(),
  area: z.string(),
  /** What counts of each attribute that is known. */
  said: z.array(Saying),
  /** One per colleague of ours of whom something is known. */
  positions: z.array(Position),
  /** Where someone put them; null where they lie as they are laid out. */
  spot: Spot.omit({ contactId: true }).nullable(),
})
export type Decider = z.infer<typeof Decider>

export const DeciderMap = z.object({
  asOf: Day,
  /** The first day of which anything is known; null where nothing is. */
  firstOn: Day.nullable(),
  people: z.array(Decider),
  ties: z.array(Tie),
  /** Open ones first, by when they are expected. */
  decisions: z.array(Decision),
})
export type DeciderMap = z.infer<typeof DeciderMap>

/** What counts of an attribute; undefined where it isn't known. */
export function saidOf({ said }: Pick<Decider, 'said'>, attribute: Attribute) {
  return said.find((one) => one.attribute === attribute)
}

/** A figure of an attribute that has them; null where it isn't known. */
export function levelOf(
  person: Pick<Decider, 'said'>,
  attribute: 'influence' | 'support' | 'coverage',
): number | null {
  const value = saidOf(person, attribute)?.value
  return value === undefined || value === null ? null : Number(value)
}

export function partOf(decision: Decision | undefined, contactId: string): Part | undefined {
  return decision?.parts.find((part) => part.contactId === contactId)
}

export function plays(
  decision: Decision | undefined,
  contactId: string,
  roles: readonly BuyingRole[],
): boolean {
  return partOf(decision, contactId)?.roles.some((role) => roles.includes(role)) ?? false
}

/** The one that counts: of those still open on the day, the one expected first. */
export function nextDecision({ decisions, asOf }: Pick<DeciderMap, 'decisions' | 'asOf'>) {
  return decisions.find(({ decidedOn }) => decidedOn === null || decidedOn > asOf)
}
