/** What the outside may do with two records of one person. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { oneContact } from './contact.api.ts'
import { Compared, CONTACT_MERGE_FIELDS, ContactChosen } from './contactMerge.ts'

const oneMerge = oneContact.extend({ otherId: z.guid() })

/** Both side by side, for choosing. */
export const compareContacts = endpoint('GET /contacts/:contactId/merges/:otherId', {
  may: TEAM,
  input: oneMerge,
  returns: Compared,
})

/** The other becomes this one. `chosen` names the fields whose value is the other's. */
export const mergeContacts = endpoint('POST /contacts/:contactId/merges', {
  may: WRITERS,
  input: oneMerge.extend({ chosen: ContactChosen.default({}) }),
  returns: oneMerge,
})

/** They are two again. What the kept one took goes back, but for what was changed since, which `stayed` names. */
export const separateContacts = endpoint('DELETE /contacts/:contactId/merges/:otherId', {
  may: WRITERS,
  input: oneMerge,
  returns: oneMerge.extend({
    stayed: z.array(z.enum(CONTACT_MERGE_FIELDS)),
    /** With which the same merge is made again. */
    chosen: ContactChosen,
  }),
})
