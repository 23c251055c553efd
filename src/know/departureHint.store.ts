/** Hints that someone has left, in PostgreSQL: found by what was written, for places that last. */
import { addDays, type Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { DepartureHint, HINT_DAYS } from './departureHint.ts'

const MOST = 100

type Asked = { accountId?: string | undefined; personId?: string | undefined; today: Day }

/** Of each person at each account the last thing that was written, the newest first. */
export function departureHints(db: Db, { accountId, personId, today }: Asked) {
  const since = addDays(today, -HINT_DAYS)
  return many(
    DepartureHint,
    db`
    with said as (
      select c.contact_id, i.happened_on as day, departure_said(i.subject || ' ' || i.text) as kind,
        i.subject as excerpt, null::uuid as note_id
      from interaction i join interaction_contact c using (firm_id, interaction_id)
      where i.firm_id = ${db.firm} and departure_said(i.subject || ' ' || i.text) is not null
        and i.happened_on >= ${since}
      union all
      select (m -> 'attrs' ->> 'id')::uuid, n.made_at::date, departure_said(n.text), left(n.text, 200), n.note_id
      from note n
      cross join jsonb_path_query(n.body, 'strict $.** ? (@.type == "mention" && @.attrs.kind == "contact")') m
      where n.firm_id = ${db.firm} and departure_said(n.text) is not null and n.dropped_at is null
        and n.made_at >= ${since}::date
      union all
      select m.leaves_contact_id, m.sent_at::date, m.leaves, m.subject, null::uuid
      from mail_message m
      where m.firm_id = ${db.firm} and m.leaves is not null and m.sent_at >= ${since}::date
    ), asked as (
      select distinct on (1, 2) contact_kept_of(s.contact_id) as contact_id,
        account_kept_of(p.account_id) as account_id, p.place_id, s.day, s.kind, s.excerpt, s.note_id
      from said s
      join contact_place p on p.firm_id = ${db.firm}
        and p.contact_id = any(contact_and_merged(s.contact_id))
        and p.until_on is null and coalesce(p.from_on <= s.day, true)
      order by 1, 2, s.day desc, s.note_id
    )
    select k.contact_id, k.name, h.place_id, a.account_id, a.name as account, h.kind, h.day, h.excerpt,
      h.note_id, array(
        select c.person_id from account_carer c
        where c.firm_id = a.firm_id and c.account_id = a.account_id
      ) as carers
    from asked h
    join contact k on k.firm_id = ${db.firm} and k.contact_id = h.contact_id
    join account a on a.firm_id = ${db.firm} and a.account_id = h.account_id
    where a.archived_at is null and not exists (
      select from departure_stay s
      where s.firm_id = ${db.firm} and s.contact_id = any(contact_and_merged(h.contact_id))
        and s.account_id = any(account_and_merged(h.account_id)) and s.said_on >= h.day
    )
      ${accountId ? db`and h.account_id = account_kept_of(${accountId})` : db``}
      ${
        personId
          ? db`and exists (
              select from account_carer c
              where c.firm_id = ${db.firm} and c.account_id = h.account_id and c.person_id = ${personId}
            )`
          : db``
      }
    order by h.day desc, k.name limit ${MOST}
  `,
  )
}

type Stay = { contactId: string; accountId: string }

export function keepStay(db: Db, { contactId, accountId }: Stay, saidOn: Day) {
  return db`
    insert into departure_stay (contact_id, account_id, said_on)
    values (${contactId}, ${accountId}, ${saidOn})
  `
}

export function removeStay(db: Db, { contactId, accountId }: Stay) {
  return db`
    delete from departure_stay s
    where s.firm_id = ${db.firm} and s.stay_id = (
      select l.stay_id from departure_stay l
      where l.firm_id = ${db.firm} and l.contact_id = any(contact_and_merged(${contactId}))
        and l.account_id = any(account_and_merged(${accountId}))
      order by l.said_on desc, l.stay_id limit 1
    )
  `
}
