/** What requests, escalations and goodwill keep of people at the clients: the work stays, without the person. */
import { namedIn, type PersonalPart } from '../platform/personal.ts'
import type { Db } from '../platform/db.ts'

/** Rows that name the person by their id: they stay, and name nobody. */
function named(part: string, table: string, columns: string): PersonalPart {
  return {
    part,
    read: (db, ids) => db`
      select ${db.unsafe(columns)} from ${db(table)}
      where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
    `,
    erase: async (db, ids) => {
      const { count } = await db`
        update ${db(table)} set contact_id = null
        where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
      `
      return { changed: 0, kept: count }
    },
  }
}

const cameTo = (db: Db, ids: readonly string[]) => db`
  from goodwill_contact c where c.firm_id = ${db.firm} and c.contact_id = any(${[...ids]}::uuid[])
`

export const askedByPeople: PersonalPart[] = [
  named('escalations', 'escalation', 'title, stake, state, outcome, opened_at'),
  named('conflicts', 'conflict', 'about, began_on, agreed, agreed_on'),
  named('goodwill', 'goodwill', 'kind, title, text, day, state, effect, consent_on'),
  {
    part: 'events',
    read: (db, ids) => db`
      select g.title, g.day from goodwill g
      where g.firm_id = ${db.firm} and g.goodwill_id in (select c.goodwill_id ${cameTo(db, ids)})
    `,
    erase: async (db, ids) => {
      const { count } = await db`delete ${cameTo(db, ids)}`
      return { changed: 0, kept: count }
    },
  },
  namedIn('helpTexts', 'request_help', ['question', 'answer', 'thanks', 'skill']),
  namedIn('decisionTexts', 'request_decision', ['reason']),
  namedIn('escalationTexts', 'escalation', ['title', 'stake', 'outcome']),
  namedIn('escalationSteps', 'escalation_step', ['note']),
  namedIn('postMortems', 'post_mortem', ['happened', 'causes', 'lesson']),
  namedIn('conflictTexts', 'conflict', ['about', 'agreed']),
  namedIn('goodwillTexts', 'goodwill', ['title', 'text', 'topic', 'effect', 'consent_by', 'link']),
]
