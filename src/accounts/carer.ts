/** A carer is one of our people who looks after an account: its manager, the deputy, or one of the team. */
import { z } from 'zod'
import { Role } from '../kernel/actor.ts'
import type { Refusal } from '../kernel/refusal.ts'

export const Part = z.enum(['manager', 'deputy', 'team'])
export type Part = z.infer<typeof Part>

export const Carer = z.object({
  personId: z.guid(),
  /** null for someone whose membership the firm no longer has. */
  name: z.string().nullable(),
  part: Part,
  /** The ledger's salesperson who brought this manager; null where a person chose. */
  fromSalesperson: z.string().nullable(),
})
export type Carer = z.infer<typeof Carer>

/** Someone who may be asked to look after accounts. */
export const Colleague = z.object({
  personId: z.guid(),
  name: z.string(),
  role: Role,
  /** How many accounts that are not archived they are the manager of. */
  managed: z.int(),
})
export type Colleague = z.infer<typeof Colleague>

/** Which parts are given anew; a part that isn't named stays as it is. One person has one part. */
export const CarersGiven = z.object({
  managerId: z.guid().nullable().optional(),
  deputyId: z.guid().nullable().optional(),
  teamIds: z.array(z.guid()).max(50).optional(),
})
export type CarersGiven = z.infer<typeof CarersGiven>

export type Placing = { personId: string; part: Part }

export function placings({ managerId, deputyId, teamIds }: CarersGiven): Placing[] {
  return [
    ...(managerId ? [{ personId: managerId, part: 'manager' as const }] : []),
    ...(deputyId ? [{ personId: deputyId, part: 'deputy' as const }] : []),
    ...(teamIds ?? []).map((personId) => ({ personId, part: 'team' as const })),
  ]
}

/** The parts that are emptied before the new people take them. */
export function partsGiven({ managerId, deputyId, teamIds }: CarersGiven): Part[] {
  return [
    ...(managerId === undefined ? [] : ['manager' as const]),
    ...(deputyId === undefined ? [] : ['deputy' as const]),
    ...(teamIds === undefined ? [] : ['team' as const]),
  ]
}

type Member = { role: Role; active: boolean }

/** `members` holds the firm's people among those placed. */
export function whyNotPlace(
  placed: readonly Placing[],
  members: ReadonlyMap<string, Member>,
): Refusal | null {
  if (new Set(placed.map(({ personId }) => personId)).size < placed.length) {
    return { code: 'accounts/one-part-each', status: 422 }
  }
  for (const { personId, part } of placed) {
    const refusal = whyNotCare(part, members.get(personId))
    if (refusal) return refusal
  }
  return null
}

/** A manager or deputy must be able to write; the team may hold anyone of the firm. */
export function whyNotCare(part: Part, member: Member | undefined): Refusal | null {
  if (!member || !member.active || member.role === 'client') {
    return { code: 'accounts/not-of-the-firm', status: 422 }
  }
  if (part !== 'team' && !['lead', 'admin', 'manager'].includes(member.role)) {
    return { code: 'accounts/cannot-write', status: 422 }
  }
  return null
}
