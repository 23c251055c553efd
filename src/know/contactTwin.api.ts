/** What the outside may ask of people who may be the same one. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { pageOf } from '../kernel/list.ts'
import { oneContact } from './contact.api.ts'
import { ContactTwin, ContactTwinList } from './contactTwin.ts'

/** The likeliest first; of those that one may see. */
export const listContactTwins = endpoint('GET /contact-twins', {
  may: TEAM,
  input: ContactTwinList,
  returns: pageOf(ContactTwin),
})

const onePair = oneContact.extend({ otherId: z.guid() })

/** They are two: the pair does not come back by itself. */
export const tellContactsApart = endpoint('POST /contacts/:contactId/twins/:otherId/dismissal', {
  may: WRITERS,
  input: onePair.extend({ because: z.string().trim().max(500).default('') }),
  returns: onePair,
})

export const doubtContactsAgain = endpoint('DELETE /contacts/:contactId/twins/:otherId/dismissal', {
  may: WRITERS,
  input: onePair,
  returns: onePair,
})
