/** Someone leaves an account: when, where to, who follows them, what goes with them and what there is to do. models.md §8. */
import { z } from 'zod'
import { addDays, Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ActionGiven } from '../accounts/action.ts'
import { ContactGiven, type Place } from './contact.ts'
import { levelOf, type DeciderMap } from './deciderMap.ts'

/** With what they prefer, where it is known already. */
const Newcomer = ContactGiven.pick({
  name: true,
  language: true,
  channel: true,
  everyDays: true,
}).extend({ jobTitle: z.string().trim().max(200).default('') })

export const DepartureGiven = z.object({
  contactId: z.guid(),
  placeId: z.guid(),
  leftOn: Day,
  /** Their next employer, where it is known: a door that may open. */
  goesTo: z.string().trim().max(300).default(''),
  note: z.string().trim().max(1000).default(''),
  /** Who follows them: someone known already, someone new, or nobody yet. */
  successorId: z.guid().nullable().default(null),
  newcomer: Newcomer.nullable().default(null),
  actions: z
    .array(ActionGiven.omit({ accountId: true }))
    .max(20)
    .default([]),
})
export type DepartureGiven = z.infer<typeof DepartureGiven>

export const Departure = z.object({
  departureId: z.guid(),
  contactId: z.guid(),
  name: z.string(),
  accountId: z.guid(),
  placeId: z.guid(),
  jobTitle: z.string(),
  leftOn: Day,
  goesTo: z.string(),
  note: z.string(),
  successorId: z.guid().nullable(),
  successor: z.string().nullable(),
  /** Things to do that came of it: how many, and how many are still open. */
  actions: z.int(),
  open: z.int(),
})
export type Departure = z.infer<typeof Departure>

/** What goes with them, as the map told it on the day before. */
export const Effect = z.object({
  influence: z.int().nullable(),
  support: z.int().nullable(),
  coverage: z.int().nullable(),
  /** Of the influence known at the account, 0 to 1; null where none is known. */
  shareOfInfluence: z.number().nullable(),
  /** Open decisions in which they play a part. */
  decisions: z.array(z.object({ title: z.string(), roles: z.array(z.string()) })),
  /** Lines of the map that end with them. */
  ties: z.int(),
  /** They weigh much and are on our side: who else is? */
  champion: z.boolean(),
})
export type Effect = z.infer<typeof Effect>

/** Influence from here on, with support above 0, makes a champion. */
const WEIGHTY = 4

/** What an account loses on the map with one person. `map` is as of the day before they leave. */
export function effectOf(
  map: Pick<DeciderMap, 'people' | 'decisions' | 'ties'>,
  contactId: string,
): Effect {
  const levels = new Map(
    map.people.map((person) => [person.contactId, levelOf(person, 'influence')] as const),
  )
  const person = map.people.find((one) => one.contactId === contactId)
  const influence = levels.get(contactId) ?? null
  const support = person ? levelOf(person, 'support') : null
  const whole = [...levels.values()].reduce<number>((sum, one) => sum + (one ?? 0), 0)
  return {
    influence,
    support,
    coverage: person ? levelOf(person, 'coverage') : null,
    shareOfInfluence: whole > 0 ? (influence ?? 0) / whole : null,
    decisions: map.decisions
      .filter(({ decidedOn }) => decidedOn === null)
      .flatMap((decision) => {
        const roles = decision.parts.find((part) => part.contactId === contactId)?.roles ?? []
        return roles.length > 0 ? [{ title: decision.title, roles }] : []
      }),
    ties: map.ties.filter(({ fromId, toId }) => fromId === contactId || toId === contactId).length,
    champion: (influence ?? 0) >= WEIGHTY && (support ?? 0) > 0,
  }
}

export const PROPOSED = ['meet', 'find', 'ask', 'map', 'replace', 'follow'] as const
export type Proposed = { kind: (typeof PROPOSED)[number]; dueOn: Day }

/** What is usually to be done, and by when: nothing of it is done unless someone takes it on. */
export function proposedFor(
  { champion }: Pick<Effect, 'champion'>,
  { hasSuccessor, goesTo, leftOn }: { hasSuccessor: boolean; goesTo: string; leftOn: Day },
): Proposed[] {
  const within = (kind: Proposed['kind'], days: number) => ({ kind, dueOn: addDays(leftOn, days) })
  return [
    hasSuccessor ? within('meet', 7) : within('find', 7),
    ...(hasSuccessor ? [within('ask', 14)] : []),
    within('map', 14),
    ...(champion ? [within('replace', 30)] : []),
    ...(goesTo === '' ? [] : [within('follow', 45)]),
  ]
}

/** Someone leaves a place once, and not before they came; nobody follows themselves. */
export function whyNotLeave(
  {
    leftOn,
    contactId,
    successorId,
    newcomer,
  }: Pick<DepartureGiven, 'leftOn' | 'contactId' | 'successorId' | 'newcomer'>,
  { fromOn, untilOn }: Pick<Place, 'fromOn' | 'untilOn'>,
): Refusal | null {
  if (untilOn !== null) return { code: 'know/left-already', status: 409 }
  if (fromOn !== null && leftOn < fromOn) return { code: 'know/left-before', status: 422 }
  if (successorId === contactId) return { code: 'know/follows-oneself', status: 422 }
  return successorId && newcomer ? { code: 'know/two-followers', status: 422 } : null
}
