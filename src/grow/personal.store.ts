/** What this room keeps of people at the clients: opportunities stay as the firm's work, without the person. */
import { namedIn, type PersonalPart } from '../platform/personal.ts'

export const grownWithPeople: PersonalPart[] = [
  {
    part: 'opportunities',
    read: (db, ids) => db`
      select created_on, title, text, state, stage from opportunity
      where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
    `,
    erase: async (db, ids) => {
      const { count } = await db`
        update opportunity set contact_id = null
        where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
      `
      return { changed: 0, kept: count }
    },
  },
  namedIn('opportunityTexts', 'opportunity', ['title', 'text', 'lost_reason']),
]
