/**
 * An account is a client of the firm: its name and code, its group, its tags and who looks after it.
 * Shapes and rules only.
 */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { Carer } from './carer.ts'

export const AccountName = z.string().trim().min(1).max(300)
export const AccountCode = z.string().trim().min(1).max(100)
export const GroupName = z.string().trim().min(1).max(300)
export const Tag = z.string().trim().min(1).max(40)

export const Account = z.object({
  accountId: z.guid(),
  code: AccountCode.nullable(),
  name: AccountName,
  groupName: GroupName.nullable(),
  archived: z.boolean(),
  /** The import that made it; null where a person did. */
  madeByImport: z.int().nullable(),
  tags: z.array(Tag),
  carers: z.array(Carer),
})
export type Account = z.infer<typeof Account>

export const NewAccount = z.object({
  name: AccountName,
  code: AccountCode.nullable().default(null),
  groupName: GroupName.nullable().default(null),
  tags: z.array(Tag).max(20).default([]),
  /** Who makes an account as manager looks after it; others may name someone, or nobody yet. */
  managerId: z.guid().nullable().default(null),
})
export type NewAccount = z.infer<typeof NewAccount>

/** As a form has it: what is left blank is not there. */
const blankable = <T extends z.ZodType>(shape: T) =>
  z.preprocess((typed) => (typed === '' ? null : typed), shape.nullable().optional())

export const AccountDraft = z.object({
  name: AccountName,
  code: blankable(AccountCode),
  groupName: blankable(GroupName),
  tags: z.array(Tag).max(20).optional(),
  managerId: z.guid().nullable().optional(),
})

/** What a person is shown while they look for an account. */
export const FoundAccount = Account.pick({
  accountId: true,
  code: true,
  name: true,
  groupName: true,
  archived: true,
})
export type FoundAccount = z.infer<typeof FoundAccount>

export const TagUse = z.object({ tag: Tag, accounts: z.int() })
export const GroupUse = z.object({ groupName: GroupName, accounts: z.int() })

/** Leads and admins write every account; a manager only those that they look after, in any part. */
export function whyNotWrite(
  { id, role }: Pick<Actor, 'id' | 'role'>,
  carers: readonly Pick<Carer, 'personId'>[],
): Refusal | null {
  if (writesAll(role)) return null
  if (role !== 'manager') return { code: 'accounts/only-reads', status: 403 }
  if (carers.some((carer) => carer.personId === id)) return null
  return { code: 'accounts/not-yours', status: 403 }
}

export function writesAll(role: Actor['role']): boolean {
  return role === 'lead' || role === 'admin'
}

export function whyNotAdd(
  { id, role }: Pick<Actor, 'id' | 'role'>,
  { managerId }: Pick<NewAccount, 'managerId'> = { managerId: null },
): Refusal | null {
  if (writesAll(role)) return null
  if (role !== 'manager') return { code: 'accounts/only-reads', status: 403 }
  if (managerId === null || managerId === id) return null
  return { code: 'accounts/new-is-yours', status: 403 }
}

/** `acts`: what is recorded of it, its adding included. */
export function whyNotTakeBack({ acts, sold }: { acts: number; sold: boolean }): Refusal | null {
  return acts > 1 || sold ? { code: 'accounts/worked-with', status: 409 } : null
}
