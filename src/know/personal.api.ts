/** What the outside may do with all that is kept of one person. */
import { LEADS } from '../kernel/actor.ts'
import { endpoint, streamEndpoint } from '../kernel/endpoint.ts'
import { oneContact } from './contact.api.ts'
import { Erasure, ErasureGiven } from './personal.ts'

/** A JSON file, part by part. */
export const exportPersonal = streamEndpoint('GET /contacts/:contactId/personal-data', {
  may: LEADS,
  input: oneContact,
  flows: 'down',
})

/** For good. */
export const erasePerson = endpoint('POST /contacts/:contactId/erasure', {
  may: LEADS,
  input: ErasureGiven,
  returns: Erasure,
})
