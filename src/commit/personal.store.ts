/** What this room keeps of people at the clients: promises stay as the firm's work, without the person. */
import { namedIn, namedWhereItStays, type PersonalPart } from '../platform/personal.ts'

export const committedToPeople: PersonalPart[] = [
  {
    part: 'commitments',
    read: (db, ids) => db`
      select promise, proof, made_on, due_on, state, outcome from commitment
      where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
    `,
    erase: async (db, ids) => {
      const { count } = await db`
        update commitment set contact_id = null
        where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
      `
      return { changed: 0, kept: count }
    },
  },
  {
    part: 'expectations',
    read: (db, ids) => db`
      select believed, source, heard_on, promised, gap, outcome from expectation
      where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
    `,
    erase: async (db, ids) => {
      const { count } = await db`
        update expectation set contact_id = null
        where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
      `
      return { changed: 0, kept: count }
    },
  },
  namedIn('expectationTexts', 'expectation', ['believed', 'source', 'promised', 'gap', 'outcome']),
  namedIn('commitmentTexts', 'commitment', ['promise', 'proof', 'source', 'outcome']),
  namedIn('clockTexts', 'clock', ['title']),
  namedIn('clockEventTexts', 'clock_event', ['why']),
  namedIn('outageTexts', 'outage', ['why']),
  namedIn('agreementTexts', 'service_agreement', ['title', 'price_terms', 'renewal_terms']),
  namedIn('redatingTexts', 'commitment_redating', ['reason']),
  namedIn('compensationTexts', 'compensation', ['outcome']),
  namedIn('compensationTerms', 'compensation_terms', ['action']),
  namedWhereItStays('compensationActions', { compensation: ['action'] }),
  namedIn('compensationEntries', 'compensation_entry', ['why']),
  namedIn('rewardTexts', 'reward', ['title', 'condition', 'options', 'chosen_how', 'outcome']),
]
