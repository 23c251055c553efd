/** What rules of how clients use, get and judge what we give them find. */
import type { Rows } from './alertRows.store.ts'

export const SERVED_ROWS = {
  usageFalls: (db) => db`
    select account_id, measure, coalesce(since_on, last_on), fall, jsonb_build_object('fall', fall)
    from usage_trend where firm_id = ${db.firm} and verdict in ('falls', 'stopped')`,
  supplyFalls: (db) => db`
    select account_id, '', coalesce(since_on, as_of), coalesce(fall, 0),
      jsonb_build_object('now', both_kept::float8 / lines, 'before', both_before::float8 / lines_before)
    from supply_trend where firm_id = ${db.firm} and falls and lines > 0 and lines_before > 0`,
  complaintOpen: (db, { day, of }) => db`
    select account_id, complaint_id::text, received_on + ${of['open']!}::int, ${day}::date - received_on,
      jsonb_build_object('days', ${day}::date - received_on)
    from complaint where firm_id = ${db.firm} and received_on <= ${day}::date - ${of['open']!}::int
      and (closed_on is null or closed_on > ${day})`,
  badAnswerOpen: (db, { day, of }) => db`
    select account_id, answer_id::text, due_on + ${of['late']!}::int, ${day}::date - due_on,
      jsonb_build_object('days', ${day}::date - opened_on)
    from answer_loop where firm_id = ${db.firm} and due_on <= ${day}::date - ${of['late']!}::int
      and (closed_on is null or closed_on > ${day})`,
  badReview: (db, { day, of }) => db`
    select account_id, review_id::text, written_on, 5 - rating,
      jsonb_build_object('rating', rating, 'site', site)
    from our_review where firm_id = ${db.firm} and account_id is not null and rating <= ${of['stars']!}
      and written_on between ${day}::date - ${of['within']!}::int and ${day}
      and (replied_on is null or replied_on > ${day})`,
  keyWorkStarves: (db) => db`
    select a.account_id, '', a.since_on, 1 + greatest(a.talks_least - a.talks, 0),
      jsonb_build_object('talks', a.talks, 'least', a.talks_least, 'late', a.late, 'answers', a.answers)
    from neglect_account a join neglect_day d using (firm_id)
    where a.firm_id = ${db.firm} and d.state = 'alarm'`,
} satisfies Rows
