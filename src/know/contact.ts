/** A person at the clients: how they want to be spoken to, how to reach them, and where they work. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import type { Actor } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { listOf, pageOf } from '../kernel/list.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { whyNotWrite } from '../accounts/account.ts'

export const CHANNELS = ['mail', 'phone', 'mobile', 'video', 'visit', 'message'] as const
export const LANGUAGES = ['es', 'en', 'pt', 'fr', 'de', 'it', 'ca', 'gl', 'eu'] as const
export const REACHES = ['mail', 'phone', 'mobile', 'web'] as const

export const Reach = z.object({
  kind: z.enum(REACHES),
  value: z.string().trim().min(1).max(300),
})
export type Reach = z.infer<typeof Reach>

/** What is known of the person, wherever they work. */
export const ContactGiven = z.object({
  name: z.string().trim().min(1).max(200),
  language: blankable(z.string().regex(/^[a-z]{2}$/)),
  channel: blankable(z.enum(CHANNELS)),
  /** How often they want to hear from us. */
  everyDays: blankable(z.coerce.number<number | string>().int().min(1).max(730)),
  /** What happened before that one should know. */
  past: z.string().trim().max(2000).default(''),
  reaches: z.array(Reach).max(20).default([]),
})
export type ContactGiven = z.infer<typeof ContactGiven>

export const PlaceGiven = z.object({
  accountId: z.guid(),
  jobTitle: z.string().trim().max(200).default(''),
  area: z.string().trim().max(100).default(''),
  fromOn: blankable(Day),
  /** The last day; null while it lasts. */
  untilOn: blankable(Day),
})
export type PlaceGiven = z.infer<typeof PlaceGiven>

export const Place = PlaceGiven.extend({
  placeId: z.guid(),
  account: z.string(),
  /** Who looks after the account, and so may change it. */
  carers: z.array(z.guid()),
})
export type Place = z.infer<typeof Place>

/** Someone who turned out to be the same person. */
export const MergedContact = z.object({
  contactId: z.guid(),
  name: z.string(),
  mergedAt: z.iso.datetime({ offset: true }),
})
export type MergedContact = z.infer<typeof MergedContact>

/** With all that hangs on those that were merged into them. */
export const Contact = ContactGiven.extend({
  contactId: z.guid(),
  /** The last one first. */
  merged: z.array(MergedContact),
  /** Of the accounts that one may see: those that last, then those that ended. */
  places: z.array(Place),
})
export type Contact = z.infer<typeof Contact>

export const ContactList = listOf({
  sorts: ['name'],
  sort: 'name',
  dir: 'asc',
  filters: {
    account: z.guid().optional(),
    /** Only those who are known at no account. */
    without: z.enum(['account']).optional(),
  },
})
export const ContactPage = pageOf(Contact)

/** Where they work or did, each account once: records that were merged may both have a place there. */
export function accountsOf({ places }: Pick<Contact, 'places'>): string[] {
  const names = new Map(places.map(({ accountId, account }) => [accountId, account]))
  return [...names.values()]
}

/** Whether they still work there on a day. */
export function worksThere({ untilOn }: Pick<Place, 'untilOn'>, today: Day): boolean {
  return untilOn === null || untilOn >= today
}

/** A person is changed by whoever may change one of the accounts where they work. */
export function whyNotChangeContact(
  actor: Pick<Actor, 'id' | 'role'>,
  { places }: Pick<Contact, 'places'>,
): Refusal | null {
  const carers = places.flatMap((place) => place.carers).map((personId) => ({ personId }))
  return whyNotWrite(actor, carers)
}

/** A place ends after it began. */
export function whyNotPlace({
  fromOn,
  untilOn,
}: Pick<PlaceGiven, 'fromOn' | 'untilOn'>): Refusal | null {
  const backwards = fromOn !== null && untilOn !== null && untilOn < fromOn
  return backwards ? { code: 'know/place-ends-first', status: 422 } : null
}
