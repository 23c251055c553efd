/** What goes out as files of accounts: themselves, where they belong, how they are related, and what is to be done. */
import { TEAM } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { coded, day, type ExportPart, text } from '../platform/exportPart.ts'

/** The account of rows `x` as `a`: of those that were merged, the one that is kept. */
export function ofAccount(db: Db) {
  return db`
    left join account_kept ak on ak.firm_id = x.firm_id and ak.account_id = x.account_id
    left join account a on a.firm_id = x.firm_id and a.account_id = coalesce(ak.kept_id, x.account_id)
  `
}

/** By which another program knows the account again. */
export const theAccount = (db: Db) => db`a.account_id, a.code, a.name as account`
export const ACCOUNT = text('accountId', 'code', 'account')

/** What someone of ours is called; a column of `x` holds their id. */
export const nameOf = (db: Db, column: `x.${string}`) => db`(
  select p.name from firm_actor p where p.firm_id = x.firm_id and p.actor_id = ${db.unsafe(column)} limit 1
)`

/** Under which ids other programs know a thing; `ids` is an array of SQL, of all that were merged into it. */
export const outside = (db: Db, ids: `array[${string}]` | `${string}_and_merged(${string})`) => db`(
  select string_agg(e.system || ' ' || e.external_id, ' · ' order by e.system, e.external_id)
  from external_id e where e.firm_id = ${db.firm} and e.thing_id = any(${db.unsafe(ids)})
)`

const accounts: ExportPart = {
  noun: 'accounts',
  may: TEAM,
  order: 'account',
  columns: [
    ...ACCOUNT,
    coded('kind', 'accounts:tree.kind'),
    ...text('groupName', 'tags', 'manager', 'others', 'domains', 'taxIds', 'mail', 'phone', 'web'),
    ...text('street', 'postcode', 'town', 'region', 'country', 'alsoCalled', 'externalIds'),
    ...text('archivedAt'),
  ],
  rows: (db) => db`
    select x.account_id as id, x.account_id, x.code, x.name as account, x.kind, x.group_name,
      array(select t.tag from account_tag t
        where t.firm_id = x.firm_id and t.account_id = x.account_id order by 1) as tags,
      ${carers(db, db`= 'manager'`)} as manager, ${carers(db, db`<> 'manager'`)} as others,
      array(select d.domain from account_domain d
        where d.firm_id = x.firm_id and d.account_id = any(account_and_merged(x.account_id)) order by 1) as domains,
      array(select i.tax_id from account_tax_id i
        where i.firm_id = x.firm_id and i.account_id = any(account_and_merged(x.account_id)) order by 1) as tax_ids,
      s.mail, s.phone, s.web, s.street, s.postcode, s.town, s.region, s.country,
      array(select concat_ws(' ', m.code, m.name) from account_kept k
        join account m using (firm_id, account_id)
        where k.firm_id = x.firm_id and k.kept_id = x.account_id order by 1) as also_called,
      ${outside(db, 'account_and_merged(x.account_id)')} as external_ids, x.archived_at
    from account x
    left join account_told s on s.firm_id = x.firm_id and s.account_id = x.account_id
    where x.firm_id = ${db.firm} and x.merged_into_id is null
  `,
}

const carers = (db: Db, part: ReturnType<Db>) => db`array(
  select p.name from account_carer c
  join firm_person p on p.firm_id = c.firm_id and p.person_id = c.person_id
  where c.firm_id = x.firm_id and c.account_id = x.account_id and c.part ${part} order by 1
)`

const belongings: ExportPart = {
  noun: 'belongings',
  may: TEAM,
  order: 'parent, account, from_on nulls first',
  columns: [
    ...ACCOUNT,
    coded('kind', 'accounts:tree.kind'),
    ...text('parentId', 'parentCode', 'parent'),
    day('fromOn'),
    day('untilOn'),
    ...text('id'),
  ],
  rows: (db) => db`
    select x.belonging_id as id, ${theAccount(db)}, a.kind, p.account_id as parent_id,
      p.code as parent_code, p.name as parent, x.from_on, x.until_on
    from account_belonging x ${ofAccount(db)}
    left join account_kept pk on pk.firm_id = x.firm_id and pk.account_id = x.parent_id
    left join account p on p.firm_id = x.firm_id and p.account_id = coalesce(pk.kept_id, x.parent_id)
    where x.firm_id = ${db.firm} and ak.account_id is null
  `,
}

const relations: ExportPart = {
  noun: 'relations',
  may: TEAM,
  order: 'account, kind, other',
  columns: [
    ...ACCOUNT,
    coded('kind', 'accounts:relation.view'),
    ...text('otherId', 'otherCode', 'other'),
    day('fromOn'),
    day('untilOn'),
    ...text('note', 'id'),
  ],
  rows: (db) => db`
    select x.relation_id as id, ${theAccount(db)}, x.kind, o.account_id as other_id,
      o.code as other_code, o.name as other, x.from_on, x.until_on, x.note
    from account_relation x ${ofAccount(db)}
    left join account_kept ok on ok.firm_id = x.firm_id and ok.account_id = x.other_id
    join account o on o.firm_id = x.firm_id and o.account_id = coalesce(ok.kept_id, x.other_id)
    where x.firm_id = ${db.firm}
  `,
}

const actions: ExportPart = {
  noun: 'actions',
  may: TEAM,
  order: 'account, due_on',
  columns: [
    ...ACCOUNT,
    ...text('title', 'how', 'owner'),
    day('dueOn'),
    coded('state', 'accounts:action.state'),
    ...text('outcome', 'link', 'endedAt', 'needs', 'every', 'everyUnit', 'shared'),
    coded('origin', 'export:origin'),
    ...text('originId', 'id'),
  ],
  rows: (db) => db`
    select x.action_id as id, ${theAccount(db)}, x.title, x.how, ${nameOf(db, 'x.owner_id')} as owner,
      x.due_on, x.state, x.outcome, x.link, x.ended_at, x.origin, x.origin_id, x.every, x.every_unit,
      x.shared,
      array(select n.title from action_need d
        join action n on n.firm_id = d.firm_id and n.action_id = d.needed_id
        where d.firm_id = x.firm_id and d.action_id = x.action_id order by n.due_on) as needs
    from action x ${ofAccount(db)}
    where x.firm_id = ${db.firm}
  `,
}

export const accountsExported: ExportPart[] = [accounts, belongings, relations, actions]
