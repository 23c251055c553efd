/**
 * Two records of one person become one: the other points to the kept one, and what hangs on either is read
 * under the kept one. Of what a person has once, the other's value may be taken. Shapes and rules only.
 */
import { z } from 'zod'
import { likenessOf, toldName } from '../kernel/alike.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { Contact } from './contact.ts'

// words: know:merge.field.*
export const CONTACT_MERGE_FIELDS = ['name', 'language', 'channel', 'everyDays', 'past'] as const
export type ContactMergeField = (typeof CONTACT_MERGE_FIELDS)[number]

export const ContactChosen = z.partialRecord(
  z.enum(CONTACT_MERGE_FIELDS),
  z.enum(['kept', 'other']),
)
export type ContactChosen = z.infer<typeof ContactChosen>

const Value = z.union([z.string(), z.number(), z.null()])
type Value = z.infer<typeof Value>
/** What a person has once, as their own row has it. */
export type Once = Record<ContactMergeField, Value>

/** By field what the kept one had before, and what it took from the other. */
export const Taken = z.partialRecord(
  z.enum(CONTACT_MERGE_FIELDS),
  z.object({ before: Value, after: Value }),
)
export type Taken = z.infer<typeof Taken>

/** One of two, as they stand: who looks after where they work, and whether they are still one of their own. */
export const MergeSide = z.object({
  contactId: z.guid(),
  name: z.string(),
  carers: z.array(z.object({ personId: z.guid() })),
  merged: z.boolean(),
  erased: z.boolean(),
})
export type MergeSide = z.infer<typeof MergeSide>

/** The two beside each other; the first is the one that was asked for. */
export const Compared = z.object({
  sides: z.tuple([Contact, Contact]),
  /** How many interactions and requests each has. */
  talks: z.tuple([z.int(), z.int()]),
})
export type Compared = z.infer<typeof Compared>

/** `kept` stays, `other` is read through it from now on. */
export function whyNotMergeContacts(kept: MergeSide, other: MergeSide): Refusal | null {
  if (kept.contactId === other.contactId) return { code: 'know/merge-same', status: 409 }
  if (other.merged) {
    return { code: 'know/merge-merged', status: 409, values: { name: other.name } }
  }
  if (kept.erased || other.erased) return { code: 'know/merge-erased', status: 409 }
  return null
}

/** Only what the other has otherwise. */
export function takenFrom(kept: Once, other: Once, chosen: ContactChosen): Taken {
  const fields = CONTACT_MERGE_FIELDS.filter(
    (field) => chosen[field] === 'other' && kept[field] !== other[field],
  )
  return Object.fromEntries(
    fields.map((field) => [field, { before: kept[field], after: other[field] }]),
  )
}

type GivenBack = {
  /** What the kept one has again. */
  values: Partial<Once>
  /** Merges that came after, which give back what this one had found. */
  later: Taken[]
  /** Fields that were changed since: the newer value stays. */
  stayed: ContactMergeField[]
}

/** Takes out what one merge took; `later` are those of the same kept one since, in their order. */
export function givenBack(now: Once, taken: Taken, later: readonly Taken[]): GivenBack {
  const values: Partial<Once> = {}
  const mended = later.map((one) => ({ ...one }))
  const stayed: ContactMergeField[] = []
  for (const field of CONTACT_MERGE_FIELDS) {
    const took = taken[field]
    if (!took) continue
    const next = mended.find((one) => one[field])
    if (next?.[field]?.before === took.after) next[field] = { ...next[field], before: took.before }
    else if (!next && now[field] === took.after) values[field] = took.before
    else stayed.push(field)
  }
  return { values, later: mended, stayed }
}

/** What would make the same merge again. */
export function chosenIn(taken: Taken): ContactChosen {
  return Object.fromEntries(Object.keys(taken).map((field) => [field, 'other']))
}

/** Those who may be the same person before others: by a mail that both have, then by their names. */
export function alikeFirst(one: Contact, others: readonly Contact[]): Contact[] {
  const name = toldName(one.name)
  const mails = new Set(mailsOf(one))
  const likeness = (other: Contact) =>
    Number(mailsOf(other).some((mail) => mails.has(mail))) + likenessOf(name, toldName(other.name))
  return others
    .filter(({ contactId }) => contactId !== one.contactId)
    .map((other) => ({ other, at: likeness(other) }))
    .toSorted((a, b) => b.at - a.at)
    .map(({ other }) => other)
}

function mailsOf({ reaches }: Pick<Contact, 'reaches'>): string[] {
  return reaches.flatMap(({ kind, value }) => (kind === 'mail' ? [value.toLowerCase()] : []))
}
