/** What the outside may do with people at the clients. */
import { z } from 'zod'
import { EXPORT_FORMATS } from '../kernel/list.ts'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint, streamEndpoint } from '../kernel/endpoint.ts'
import { Contact, ContactGiven, ContactList, ContactPage, Place, PlaceGiven } from './contact.ts'

export const oneContact = z.object({ contactId: z.guid() })

export const listContacts = endpoint('GET /contacts', {
  may: TEAM,
  input: ContactList,
  returns: ContactPage,
})

export const exportContacts = streamEndpoint('GET /contacts/export', {
  may: TEAM,
  input: ContactList.extend({ format: z.enum(EXPORT_FORMATS) }),
  flows: 'down',
})

/** Everyone who works there or did. */
export const listAccountContacts = endpoint('GET /accounts/:accountId/contacts', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Contact),
})

export const readContact = endpoint('GET /contacts/:contactId', {
  may: TEAM,
  input: oneContact,
  returns: Contact,
})

export const addContact = endpoint('POST /contacts', {
  may: WRITERS,
  input: ContactGiven.extend({ place: PlaceGiven }),
  returns: oneContact,
})

/** `was` is what whoever changes it began from: refused where it is no longer so. */
export const changeContact = endpoint('PUT /contacts/:contactId', {
  may: WRITERS,
  input: ContactGiven.extend(oneContact.shape).extend({ was: ContactGiven.optional() }),
  returns: z.object({ now: ContactGiven, before: ContactGiven }),
})

/** Taken back as one that was added by mistake: only while nothing else hangs on it. */
export const dropContact = endpoint('DELETE /contacts/:contactId', {
  may: WRITERS,
  input: oneContact,
  returns: oneContact,
})

/** Adds a place, or changes the one of this id. */
export const putPlace = endpoint('PUT /contacts/:contactId/places', {
  may: WRITERS,
  input: PlaceGiven.extend(oneContact.shape).extend({
    placeId: z.guid().optional(),
    was: PlaceGiven.optional(),
  }),
  returns: z.object({ now: Place, before: Place.nullable() }),
})

export const dropPlace = endpoint('DELETE /contacts/:contactId/places/:placeId', {
  may: WRITERS,
  input: oneContact.extend({ placeId: z.guid() }),
  returns: Place,
})
