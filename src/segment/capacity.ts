/** Hours that a team has and that accounts need, by skill: the limit on key accounts follows from them. */
import { z } from 'zod'
import { Hours, skillsOf } from '../accounts/teamHours.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { FINANCIAL_SHARE, GROUPED } from './selection.ts'

/** Above the first so many key accounts are a warning, above the second they need a signed reason (models.md §6). */
export const MANY_KEY_ACCOUNTS = 35
export const TOO_MANY_KEY_ACCOUNTS = 50

export const SelectionLimits = z.object({
  /** Share of all hours kept for future key accounts. */
  reserve: z.number().min(0).max(0.9).default(0.1),
  /** Key accounts at most. */
  most: z.number().int().min(1).max(1000).default(MANY_KEY_ACCOUNTS),
  /** Why more than fifty; who wrote it stands in the history. */
  whySoMany: z.string().trim().max(500).default(''),
  least: z
    .array(
      z.object({
        by: z.enum(GROUPED),
        name: z.string().trim().min(1).max(120),
        accounts: z.number().int().min(1).max(1000),
      }),
    )
    .max(50)
    .default([]),
  financialShare: z.number().min(0).max(1).default(FINANCIAL_SHARE),
})
export type SelectionLimits = z.infer<typeof SelectionLimits>

/** Fifty are too many to be close to each: more of them need a reason that someone signs. */
export function whyNotLimits({ most, whySoMany }: SelectionLimits): Refusal | null {
  return most > TOO_MANY_KEY_ACCOUNTS && whySoMany === ''
    ? { code: 'segment/too-many-key', status: 422, values: { most, limit: TOO_MANY_KEY_ACCOUNTS } }
    : null
}

/** A reason that is needed no more isn't kept: it would sign for other limits later. */
export function withReason(limits: SelectionLimits): SelectionLimits {
  return limits.most > TOO_MANY_KEY_ACCOUNTS ? limits : { ...limits, whySoMany: '' }
}

/** Fifty at most, or as many as someone signed for. */
export function mostKeyAccounts({ most, whySoMany }: SelectionLimits): number {
  return whySoMany === '' ? TOO_MANY_KEY_ACCOUNTS : Math.max(most, TOO_MANY_KEY_ACCOUNTS)
}

export const Capacity = z.object({
  people: z.array(z.object({ name: z.string().min(1).max(120), hours: Hours })).max(2000),
  /** What one key account of the tier asks of the team each month. */
  needs: Hours,
  reserve: SelectionLimits.shape.reserve,
})
export type Capacity = z.infer<typeof Capacity>

export const Resource = z.object({
  skill: z.string(),
  /** Hours a month of all people. */
  all: z.number(),
  /** What the reserve leaves. */
  available: z.number(),
})
export type Resource = z.infer<typeof Resource>

/** The limits of a list, as they were on its day. */
export const KeptLimits = SelectionLimits.pick({
  most: true,
  whySoMany: true,
  least: true,
  reserve: true,
}).extend({
  /** Whose name stands under the reason for so many; null where none is needed. */
  signedBy: z.string().nullable().default(null),
  resources: z.array(Resource),
  /** Hours a month by skill that one key account asks, and one strategic account. */
  needs: z.object({ key: Hours, strategic: Hours }),
})
export type KeptLimits = z.infer<typeof KeptLimits>

/** Every skill that someone has or an account needs, by name. */
export function resourcesOf(
  { people, needs, reserve }: Capacity,
  more: readonly Hours[] = [],
): Resource[] {
  return skillsOf([needs, ...people.map((one) => one.hours), ...more]).map((skill) => {
    const all = people.reduce((sum, one) => sum + (one.hours[skill] ?? 0), 0)
    return { skill, all, available: all * (1 - reserve) }
  })
}

export const Room = z.object({
  /** Whole accounts that the hours suffice for; null where an account needs no hours. */
  accounts: z.int().nullable(),
  /** The skill that runs out first; null where none does. */
  scarcest: z.string().nullable(),
})
export type Room = z.infer<typeof Room>

/** Whole accounts of a need, above 0, that hours suffice for; told to some decimals, 10 of 0.1 fit into 1. */
export function accountsWithin(available: number, need: number): number {
  return Math.floor(available / need + 1e-9)
}

/** How many accounts of these needs the hours suffice for. */
export function roomFor(needs: Hours, resources: readonly Resource[]): Room {
  let room: Room = { accounts: null, scarcest: null }
  for (const { skill, available } of resources) {
    const need = needs[skill] ?? 0
    if (need === 0) continue
    const accounts = accountsWithin(available, need)
    if (room.accounts === null || accounts < room.accounts) room = { accounts, scarcest: skill }
  }
  return room
}
