/** What meetings and joint decisions keep of people at the clients: they stay without the name; what was signed stays as it was. */
import { INSTEAD, namedIn, namesOf, type PersonalPart } from '../platform/personal.ts'

const named = (column: string) => `position(k.name in x.${column}::text) > 0`

/** Questions stand together as one document. */
const questions: PersonalPart = {
  part: 'alignmentQuestions',
  texts: ['alignment.questions'],
  read: (db, ids) => db`
    select x.held_on, x.questions from alignment x
    where x.firm_id = ${db.firm}
      and exists (select from (${namesOf(db, ids)}) k where ${db.unsafe(named('questions'))})
  `,
  erase: async (db, ids) => {
    const { count } = await db`
      update alignment x set questions = replace(x.questions::text, k.name, ${INSTEAD})::jsonb
      from (${namesOf(db, ids)}) k
      where x.firm_id = ${db.firm} and ${db.unsafe(named('questions'))}
    `
    return { changed: count, kept: 0 }
  },
}

const decisions: PersonalPart = {
  part: 'planDecisions',
  texts: ['plan_decision.decision', 'plan_decision.why'],
  read: (db, ids) => db`
    select x.decided_on, x.decision, x.why from plan_decision x
    where x.firm_id = ${db.firm} and exists (
      select from (${namesOf(db, ids)}) k
      where ${db.unsafe(`${named('decision')} or ${named('why')}`)}
    )
  `,
  erase: async (db, ids) => {
    const [row] = await db<{ altered: number }[]>`
      select forget_in_plan_decisions(array(${namesOf(db, ids)}), ${INSTEAD}) as altered
    `
    return { changed: row!.altered, kept: 0 }
  },
}

export const alignedWithPeople: PersonalPart[] = [
  questions,
  decisions,
  namedIn('alignmentTexts', 'alignment', ['ours', 'theirs', 'notes']),
]
