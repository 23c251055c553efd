/** What this room keeps of people at the clients: opportunities stay as the firm's work, without the person. */
import { goesAlong, namedIn, type PersonalPart } from '../platform/personal.ts'

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
  namedIn('opportunityTexts', 'opportunity', [
    'title',
    'text',
    'lost_reason',
    'learned',
    'competitor',
    'stage',
    'family',
  ]),
  goesAlong(
    'opportunityDeciders',
    (db, ids) => db`
      select x.title, d.role from opportunity_decider d join opportunity x using (firm_id, opportunity_id)
      where d.firm_id = ${db.firm} and d.contact_id = any(${[...ids]}::uuid[])
    `,
    (db, ids) => db`
      delete from opportunity_decider
      where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
    `,
  ),
  namedIn('opportunityStages', 'opportunity_move', ['stage']),
  namedIn('suggestionTexts', 'suggestion_dismissal', ['reason']),
  namedIn('promotionTexts', 'promotion', ['name', 'note']),
]
