/** What this room keeps of people at the clients: what they answered stays as the firm's figure, without them. */
import { z } from 'zod'
import { revokeLink } from '../../access/link.store.ts'
import { many } from '../../platform/db.ts'
import { SURVEY } from './answer.store.ts'
import { goesAlong, namedIn, namedInAll, type PersonalPart } from '../../platform/personal.ts'

export const saidByPeople: PersonalPart[] = [
  {
    part: 'surveyAnswers',
    read: (db, ids) => db`
      select r.title, r.opened_on, x.email, x.answered_at, x.nps, x.csat, x.effort, x.difference, x.text
      from survey_answer x join survey_round r using (firm_id, round_id)
      where x.firm_id = ${db.firm} and x.contact_id = any(${[...ids]}::uuid[])
    `,
    // Their own words may tell who they are; their marks don't.
    erase: async (db, ids) => {
      const changed = await many(
        z.object({ answerId: z.guid() }),
        db`
        update survey_answer set contact_id = null, email = null, text = '',
          state = case when state in ('sent', 'noAddress') then state else 'noAddress' end, why = ''
        where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
        returning answer_id
      `,
      )
      for (const { answerId } of changed)
        await revokeLink(db, { purpose: SURVEY, recordId: answerId, firmId: db.firm })
      return { changed: changed.length, kept: 0 }
    },
  },
  goesAlong(
    'surveySilence',
    (db, ids) => db`
      select said_on from survey_silence where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
    `,
    (db, ids) => db`
      delete from survey_silence where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
    `,
  ),
  {
    part: 'complaints',
    read: (db, ids) => db`
      select received_on, title, text, severity, cause, cure, closed_on from complaint
      where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
    `,
    erase: async (db, ids) => {
      const { count } = await db`
        update complaint set contact_id = null
        where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
      `
      return { changed: 0, kept: count }
    },
  },
  namedIn('surveyTexts', 'survey_answer', ['text', 'why', 'role']),
  namedIn('roundTitles', 'survey_round', ['title']),
  namedInAll('watchTexts', {
    alert: ['snoozed_because', 'said'],
    health_override: ['reason'],
    health_weights: ['why'],
  }),
  namedIn('loopTexts', 'answer_loop', ['outcome']),
  namedIn('complaintTexts', 'complaint', ['code', 'title', 'text', 'cause', 'cure']),
  namedIn('ourReviewTexts', 'our_review', ['site', 'text', 'link', 'reply']),
]
