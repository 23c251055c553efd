/** What goes out as files of what we know: people, facts, milestones, notes and files. Never notes of a personal kind. */
import { ACCOUNT, nameOf, ofAccount, outside, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { coded, day, type ExportPart, number, share, text } from '../platform/exportPart.ts'
import { decidersExported } from './decidersExported.store.ts'
import { ofContact } from './exportedContact.store.ts'
import { needsExported } from './needsExported.store.ts'
import { ORIGIN } from './ownChange.store.ts'

/** Of the person and of all that were merged into them. */
const reaches = (db: Db, kind: 'mail' | 'phone' | 'mobile' | 'web') => db`array(
  select r.value from contact_reach r
  where r.firm_id = c.firm_id and r.contact_id = any(contact_and_merged(c.contact_id)) and r.kind = ${kind}
  order by r.place, r.value
)`

const people: ExportPart = {
  noun: 'people',
  may: TEAM,
  order: 'name, account, from_on nulls first',
  columns: [
    ...text('name'),
    ...ACCOUNT,
    ...text('jobTitle', 'area'),
    day('fromOn'),
    day('untilOn'),
    ...text('mail', 'phone', 'mobile', 'web'),
    coded('language', 'know:people.languages'),
    coded('channel', 'know:people.channels'),
    number('everyDays'),
    ...text('past', 'owner'),
    day('createdOn'),
    ...text('contactId', 'externalIds', 'id'),
  ],
  rows: (db) => db`
    select x.place_id as id, c.contact_id, c.name, ${theAccount(db)}, x.job_title, x.area, x.from_on,
      x.until_on, ${reaches(db, 'mail')} as mail, ${reaches(db, 'phone')} as phone,
      ${reaches(db, 'mobile')} as mobile, ${reaches(db, 'web')} as web, c.language, c.channel,
      c.every_days, c.past, c.owner_told as owner, c.created_on, ${outside(db, 'contact_and_merged(c.contact_id)')} as external_ids
    from contact_place x ${ofContact(db)} ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const facts: ExportPart = {
  noun: 'facts',
  may: TEAM,
  order: 'account, topic, seen_on desc',
  columns: [
    ...ACCOUNT,
    coded('topic', 'know:profile.topics'),
    ...text('name', 'text', 'link'),
    number('amount'),
    ...text('currency'),
    share('share'),
    coded('sourceKind', 'know:profile.sourceKinds'),
    ...text('source'),
    day('seenOn'),
    coded('confidence', 'know:evidence.is'),
    ...text('by', 'at', 'id'),
  ],
  rows: (db) => db`
    select x.fact_id as id, ${theAccount(db)}, x.topic, x.name, x.text, x.link,
      trim_scale(x.amount)::text as amount, x.currency, x.share, x.source_kind, x.source, x.seen_on,
      x.confidence, ${nameOf(db, 'x.said_by')} as by, x.said_at as at
    from profile_fact x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

const milestones: ExportPart = {
  noun: 'milestones',
  may: TEAM,
  order: 'account, day desc',
  columns: [...ACCOUNT, day('day'), ...text('title', 'about', 'source', 'by', 'at', 'id')],
  rows: (db) => db`
    select x.milestone_id as id, ${theAccount(db)}, x.day, x.title, x.about, x.source,
      ${nameOf(db, 'x.made_by')} as by, x.made_at as at
    from milestone x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

/** The accounts of a note or file `x`: of those that were merged, the one that is kept. */
const accountsOf = (
  db: Db,
  column: 'a.name' | 'a.code' | 'a.account_id::text',
  own = db``,
) => db`array(
  select distinct ${db.unsafe(column)}
  from (
    select l.firm_id, l.account_id from note_account l
    where l.firm_id = x.firm_id and l.note_id = x.note_id ${own}
  ) l
  left join account_kept k using (firm_id, account_id)
  join account a on a.firm_id = l.firm_id and a.account_id = coalesce(k.kept_id, l.account_id)
  where ${db.unsafe(column)} is not null order by 1
)`

const notes: ExportPart = {
  noun: 'notes',
  may: TEAM,
  order: 'at desc',
  columns: text('at', 'by', 'text', 'tags', 'accounts', 'codes', 'accountIds', 'changedAt', 'id'),
  rows: (db) => db`
    select x.note_id as id, x.made_at as at, ${nameOf(db, 'x.made_by')} as by, x.text, x.tags,
      ${accountsOf(db, 'a.name')} as accounts, ${accountsOf(db, 'a.code')} as codes,
      ${accountsOf(db, 'a.account_id::text')} as account_ids, x.changed_at
    from note x
    where x.firm_id = ${db.firm} and x.dropped_at is null
  `,
}

/** A file hangs on a note or on an account. */
const ownAccount = (db: Db) =>
  db`union all select x.firm_id, x.account_id where x.account_id is not null`

const attachments: ExportPart = {
  noun: 'attachments',
  may: TEAM,
  order: 'at desc',
  columns: [
    ...text('name', 'type'),
    number('bytes'),
    ...text('accounts', 'codes', 'accountIds', 'noteId', 'by', 'at', 'id'),
  ],
  rows: (db) => db`
    select x.attachment_id as id, x.name, x.type, x.bytes, ${accountsOf(db, 'a.name', ownAccount(db))} as accounts,
      ${accountsOf(db, 'a.code', ownAccount(db))} as codes,
      ${accountsOf(db, 'a.account_id::text', ownAccount(db))} as account_ids, x.note_id,
      ${nameOf(db, 'x.made_by')} as by, x.made_at as at
    from attachment x
    left join note n on n.firm_id = x.firm_id and n.note_id = x.note_id
    where x.firm_id = ${db.firm} and x.dropped_at is null and n.dropped_at is null
  `,
}

/** A line for each account that feels one; those that nobody feels have one too. */
const changes: ExportPart = {
  noun: 'changes',
  may: TEAM,
  order: 'from_on desc, title, account',
  columns: [
    ...text('title'),
    coded('kind', 'know:ownChange.kinds'),
    ...text('what'),
    day('fromOn'),
    ...ACCOUNT,
    ...text('impact', 'task', 'owner'),
    day('dueOn'),
    coded('state', 'accounts:action.state'),
    ...text('by', 'at', 'changeId'),
  ],
  rows: (db) => db`
    select md5(concat(x.change_id, x.account_id))::uuid as id, x.change_id, x.title, x.kind, x.what,
      x.from_on, ${theAccount(db)}, x.impact, t.title as task, ${nameOf(db, 'x.made_by')} as by,
      (select p.name from firm_actor p where p.firm_id = x.firm_id and p.actor_id = t.owner_id limit 1) as owner,
      t.due_on, t.state, x.made_at as at
    from (
      select m.*, f.account_id, f.impact
      from own_change m left join own_change_account f using (firm_id, change_id)
    ) x ${ofAccount(db)}
    left join lateral (
      select n.title, n.owner_id, n.due_on, n.state from action n
      where n.firm_id = x.firm_id and n.account_id = x.account_id and n.origin = ${ORIGIN}
        and n.origin_id = x.change_id
      order by n.made_at limit 1
    ) t on true
    where x.firm_id = ${db.firm}
  `,
}

export const knowExported: ExportPart[] = [
  people,
  ...decidersExported,
  ...needsExported,
  facts,
  milestones,
  notes,
  attachments,
  changes,
]
