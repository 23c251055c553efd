/** What this room keeps of people at the clients: what there was to do names them. The work stays, without the name. */
import {
  goesAlong,
  namedIn,
  namedInAll,
  namedWhereItStays,
  namesOf,
  type PersonalPart,
} from '../platform/personal.ts'

/** What someone signed stays with their name, since either party must be able to prove it; whom we asked is forgotten. */
const acceptances: PersonalPart = {
  part: 'acceptances',
  texts: ['acceptance.asked_name'],
  read: (db, ids) => db`
    select asked_at, title, text, text_hash, asked_name, asked_email, signed_email, answer, signed_name, reason, answered_at
    from acceptance where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
  `,
  erase: async (db, ids) => {
    // What a mail server says may name the address.
    await db`
      update acceptance_mail m set why = '', state = 'noAddress'
      from acceptance x
      where m.firm_id = ${db.firm} and m.state = 'failing' and x.firm_id = m.firm_id
        and x.acceptance_id = m.acceptance_id and x.contact_id = any(${[...ids]}::uuid[])
    `
    const forgotten = await db`
      update acceptance set asked_name = '—', asked_email = null, signed_email = null, contact_id = null,
        withdrawn_at = case when answer is null then coalesce(withdrawn_at, now()) end,
        withdrawn_by = case when answer is null
          then coalesce(withdrawn_by, current_setting('clave.actor_id')::uuid) end
      where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
      returning answer
    `
    const kept = forgotten.filter((one) => one['answer'] !== null).length
    return { changed: forgotten.length - kept, kept }
  },
}

/** A label says nothing more once it has no name. */
const tags = {
  ...goesAlong(
    'accountTags',
    (db, ids) => db`
      select tag from account_tag
      where firm_id = ${db.firm} and exists (select from (${namesOf(db, ids)}) k where mentions(tag, k.name))
    `,
    (db, ids) => db`
      delete from account_tag
      where firm_id = ${db.firm} and exists (select from (${namesOf(db, ids)}) k where mentions(tag, k.name))
    `,
  ),
  texts: ['account_tag.tag'],
}

export const doneForPeople: PersonalPart[] = [
  acceptances,
  namedIn('actions', 'action', ['title', 'how', 'outcome']),
  namedInAll('accountTexts', {
    account_relation: ['note'],
    account_told: ['text', 'owner_told'],
    account_twin: ['dismissed_because'],
    contract: ['title'],
    referral: ['note', 'thanks'],
  }),
  namedWhereItStays('accountSayings', {
    account_potential: ['source'],
    account_stage: ['evidence'],
  }),
  tags,
]
