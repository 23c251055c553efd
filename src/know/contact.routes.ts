/** People at the clients over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { exported, inPages } from '../platform/export.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route, stream } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { wordsFor } from '../platform/words.ts'
import {
  addContact,
  changeContact,
  dropContact,
  dropPlace,
  exportContacts,
  listAccountContacts,
  listContacts,
  putPlace,
  readContact,
} from './contact.api.ts'
import { contactColumns } from './contactExport.ts'
import { Contact, ContactGiven, PlaceGiven, whyNotChangeContact, whyNotPlace } from './contact.ts'
import { heedKept } from './contactThere.store.ts'
import {
  contactOf,
  contactPage,
  contactsAt,
  insertContact,
  placeOf,
  removeContact,
  removePlace,
  updateContact,
  writePlace,
} from './contact.store.ts'

export const contactRoutes: Route[] = [
  route(listContacts, ({ input, db }) => contactPage(db, input)),

  stream(exportContacts, async ({ input: { format, ...list }, inFirm, actor, caller }) => {
    const read = async ({ offset, size }: { offset: number; size: number }) => {
      const page = offset / size + 1
      return (await inFirm((db) => contactPage(db, { ...list, page, size }))).rows
    }
    await inFirm((db) => record(db, actor, 'export.taken', { noun: 'contacts', format }))
    const t = wordsFor(caller.locale)
    return exported({
      format,
      file: t('know:people.file'),
      columns: contactColumns(t as never),
      rows: inPages(read, 1000),
      locale: caller.locale,
    })
  }),

  route(listAccountContacts, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return contactsAt(db, accountId)
  }),

  route(readContact, async ({ input: { contactId }, db }) => found(await contactOf(db, contactId))),

  route(addContact, async ({ input, actor, db }) => {
    await heedWriting(db, actor, input.place.accountId)
    heed(whyNotPlace(input.place))
    const contactId = await insertContact(db, input)
    const { name, place } = input
    await record(db, actor, 'contact.added', { contactId, name, ...place })
    return { contactId }
  }),

  route(changeContact, async ({ input: { contactId, was, ...given }, actor, db }) => {
    await holdRows(db, 'contact', 'contact_id', [contactId])
    const contact = await changeable(db, actor, contactId)
    const before = ContactGiven.parse(contact)
    heedSince(was, before, 'know/contact-changed-since')
    await updateContact(db, contactId, { given, before })
    await recordAt(db, actor, contact, 'contact.changed', { now: given, before })
    return { now: given, before }
  }),

  route(dropContact, async ({ input: { contactId }, actor, db }) => {
    const contact = await changeable(db, actor, contactId)
    await removeContact(db, contactId)
    await recordAt(db, actor, contact, 'contact.dropped', {})
    return { contactId }
  }),

  route(putPlace, async ({ input, actor, db }) => {
    await heedKept(db, [input.contactId])
    if (input.placeId) await holdRows(db, 'contact_place', 'place_id', [input.placeId])
    const contact = found(await contactOf(db, input.contactId))
    await heedWriting(db, actor, input.accountId)
    heed(whyNotPlace(input))
    const before = contact.places.find(({ placeId }) => placeId === input.placeId) ?? null
    heedSince(input.was, before && PlaceGiven.parse(before), 'know/place-changed-since')
    // One that was dropped is put back under the id that it had.
    const isAnothers = input.placeId && !before && (await placeOf(db, input.placeId))
    if (isAnothers) throw new Problem(404, 'request/not-found')
    if (before) await heedWriting(db, actor, before.accountId)
    const placeId = await writePlace(db, input)
    const now = found(await placeOf(db, placeId))
    const { contactId, name } = contact
    await record(db, actor, 'contact.placed', { ...now, contactId, name, before })
    return { now, before }
  }),

  route(dropPlace, async ({ input: { contactId, placeId }, actor, db }) => {
    await heedKept(db, [contactId])
    const contact = found(await contactOf(db, contactId))
    const place = found(contact.places.find((one) => one.placeId === placeId))
    await heedWriting(db, actor, place.accountId)
    if (contact.places.length === 1) throw new Problem(409, 'know/only-place')
    await removePlace(db, placeId)
    await record(db, actor, 'contact.unplaced', { ...place, contactId, name: contact.name })
    return place
  }),
]

async function changeable(db: Db, actor: Actor, contactId: string): Promise<Contact> {
  await heedKept(db, [contactId])
  const contact = found(await contactOf(db, contactId))
  heed(whyNotChangeContact(actor, contact))
  return contact
}

/** Told in the history of each account where they work. */
async function recordAt(
  db: Db,
  actor: Actor,
  { contactId, name, places }: Contact,
  what: `contact.${string}`,
  about: Record<string, unknown>,
) {
  for (const accountId of new Set(places.map((place) => place.accountId))) {
    await record(db, actor, what, { ...about, contactId, name, accountId })
  }
}
