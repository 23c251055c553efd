/** What this room keeps of people at the clients: talks and requests stay as the firm's work, without the person. */
import { namedIn, type PersonalPart } from '../platform/personal.ts'

export const engagedWithPeople: PersonalPart[] = [
  {
    part: 'interactions',
    read: (db, ids) => db`
      select i.happened_on, i.kind, i.subject, i.text, i.outcome
      from interaction_contact c join interaction i using (firm_id, interaction_id)
      where c.firm_id = ${db.firm} and c.contact_id = any(${[...ids]}::uuid[])
    `,
    erase: async (db, ids) => {
      const { count } = await db`
        delete from interaction_contact
        where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
      `
      return { changed: 0, kept: count }
    },
  },
  {
    part: 'requests',
    read: (db, ids) => db`
      select opened_on, title, text, state, outcome from request
      where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
    `,
    erase: async (db, ids) => {
      const { count } = await db`
        update request set contact_id = null
        where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
      `
      return { changed: 0, kept: count }
    },
  },
  namedIn('talkTexts', 'interaction', ['subject', 'purpose', 'text', 'outcome']),
  namedIn('talkAgendas', 'agenda_line', ['text']),
  namedIn('requestTexts', 'request', ['title', 'text', 'source', 'outcome']),
]
