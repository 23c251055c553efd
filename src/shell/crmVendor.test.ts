/** The exports of Salesforce, HubSpot, Zoho CRM and Pipedrive, in Spanish and English, come in whole, and change without doubling. */
import { expect, test } from 'vitest'
import { aBringingFirm } from '../gather/crm.testing.ts'
import type { CrmKind } from '../kernel/crm.ts'
import { crmTargets } from './crm.ts'
import { filesOf, idOf } from './crmVendor.testing.ts'
import { COLUMNS, type Columns, type Vendor } from './crmVendorColumns.testing.ts'
import { aWorld, type World } from './crmVendorWorld.testing.ts'

const VENDORS = Object.keys(COLUMNS) as Vendor[]
const has = (vendor: Vendor, what: string, part: keyof Columns) =>
  new RegExp(`=${what}(,|$)`).test((COLUMNS[vendor] as Columns)[part] ?? '')

async function aFirm() {
  const firm = aBringingFirm(crmTargets)
  const [person] = await firm.db(
    (db) => db`select name from firm_person where person_id = ${firm.manager.id}`,
  )
  return { ...firm, owner: person!['name'] as string }
}
type Firm = Awaited<ReturnType<typeof aFirm>>

test.each(VENDORS)('%s', async (vendor) => {
  const firm = await aFirm()
  const world = aWorld({ owner: firm.owner })
  const run = await firm.checked(filesOf(vendor, world))
  expect(run).toMatchObject({ state: 'checked', problem: null, system: vendor.split(' ')[0] })
  expect(run.counts).toEqual(countsOf(vendor, world, (read) => ({ added: read })))
  expect(await firm.take(run)).toMatchObject({ state: 'taken', problem: null })
  expect(await toldBy(firm)).toEqual(expected(vendor, world, firm))

  const again = await firm.checked(filesOf(vendor, world))
  expect(again.counts).toEqual(countsOf(vendor, world, (read) => ({ same: read })))
  const later = aWorld({ owner: firm.owner, changed: true })
  const changed = await firm.checked(filesOf(vendor, later))
  expect(changed.counts).toEqual(
    countsOf(vendor, later, (read) => ({ changed: 1, same: read - 1 })),
  )
  await firm.take(changed)
  expect(await toldBy(firm)).toEqual(expected(vendor, later, firm))
  await firm.reverse(changed)
  expect(await toldBy(firm)).toEqual(expected(vendor, world, firm))
  await firm.reverse(run)
  const [left] = await firm.db(
    (db) => db`
    select (select count(*) from account) + (select count(*) from contact)
      + (select count(*) from opportunity) + (select count(*) from external_id) as count
  `,
  )
  expect(left).toEqual({ count: 0 })
})

function countsOf(vendor: Vendor, world: World, some: (read: number) => object) {
  const kinds = (['company', 'contact', 'deal', 'ticket', 'activity'] as const).filter((kind) =>
    isThere(vendor, kind),
  )
  return kinds.map((kind) => {
    const read = rowsOf(vendor, world, kind).length
    const none = { added: 0, changed: 0, same: 0, rejected: 0, undecided: 0, missed: 0 }
    return { kind, read, ...none, ...some(read) }
  })
}

function isThere(vendor: Vendor, kind: CrmKind) {
  const columns: Columns = COLUMNS[vendor]
  return Boolean(columns[kind] ?? (kind === 'activity' && columns.calls))
}

/** Zoho in Spanish has no file of tasks here. */
function rowsOf(vendor: Vendor, world: World, kind: CrmKind) {
  const columns: Columns = COLUMNS[vendor]
  if (kind !== 'activity' || columns.activity) return world[kind]
  return world.activity.filter(({ is }) => is !== 'task' || columns.tasks)
}

async function toldBy({ db }: Firm) {
  const rows = async (work: Parameters<typeof db>[0]) =>
    ((await db(work)) as object[]).map((row) => ({ ...row }))
  return {
    company: await rows(
      (sql) => sql`
      select a.name, a.code, a.group_name, t.town, t.created_on, t.employees, c.person_id as owner_id,
        (select array_agg(d.domain) from account_domain d where d.account_id = a.account_id) as domains
      from account a join account_told t using (firm_id, account_id)
        left join account_carer c using (firm_id, account_id)
      order by a.name`,
    ),
    contact: await rows(
      (sql) => sql`
      select k.name, a.name as account, p.job_title,
        array(select r.value from contact_reach r where r.contact_id = k.contact_id order by r.place) as reaches
      from contact k join contact_place p using (firm_id, contact_id) join account a using (firm_id, account_id)
      order by k.name`,
    ),
    deal: await rows(
      (sql) => sql`
      select o.title, a.name as account, k.name as contact, o.state, o.amount, o.currency, o.closes_on,
        o.created_on, o.owner_id, o.lost_reason
      from opportunity o join account a using (firm_id, account_id) left join contact k using (firm_id, contact_id)
      order by o.title`,
    ),
    ticket: await rows(
      (sql) => sql`
      select r.title, a.name as account, k.name as contact, r.state, r.opened_on, r.closed_on, r.owner_id
      from request r join account a using (firm_id, account_id) join contact k using (firm_id, contact_id)
      order by r.title`,
    ),
    activity: await rows(
      (sql) => sql`
      select i.subject, i.kind, a.name as account, k.name as contact, i.happened_on, i.happened_at, i.text, i.owner_id
      from interaction i join account a using (firm_id, account_id)
        join interaction_contact c using (firm_id, interaction_id) join contact k using (firm_id, contact_id)
      order by i.subject`,
    ),
    ids: await rows((sql) => sql`select kind, external_id from external_id order by 1, 2`),
  }
}

function expected(vendor: Vendor, world: World, { manager }: Firm) {
  const ownerId = has(vendor, 'owner', 'company') ? manager.id : null
  const rows = (kind: CrmKind) => (isThere(vendor, kind) ? rowsOf(vendor, world, kind) : [])
  const account = (key: string) => world.company.find((one) => one['key'] === key)!['name']!
  const contact = (key: string) => world.contact.find((one) => one['key'] === key)!['full']!
  const by = (name: string) => (one: object, other: object) =>
    String(one[name as never]) < String(other[name as never]) ? -1 : 1
  const both = (key: string) => ({ account: account(key), contact: contact(key) })
  const day = (text: string) => (text ? text.slice(0, 10) : null)
  return {
    company: rows('company')
      .map((one) => ({
        name: one['name'],
        code: has(vendor, 'code', 'company') ? one['code'] : null,
        groupName: has(vendor, 'parent(Id)?', 'company') ? one['parent'] || null : null,
        town: one['town'],
        createdOn: one['createdDay'],
        employees: has(vendor, 'employees', 'company') ? one['employees'] : '',
        ownerId,
        domains: has(vendor, '(web|domain)', 'company') ? [one['domain']] : null,
      }))
      .toSorted(by('name')),
    contact: rows('contact')
      .map((one) => ({
        name: one['full'],
        account: account(one['key']!),
        jobTitle: one['title'],
        reaches: [one['mail'], ...(has(vendor, 'mobile', 'contact') ? [one['mobile']] : [])],
      }))
      .toSorted(by('name')),
    deal: rows('deal')
      .map((one) => ({
        title: one['name'],
        ...both(one['key']!),
        ...(has(vendor, 'contact(Id)?', 'deal') ? {} : { contact: null }),
        state: one['is'],
        amount: `${Number(one['amount']).toFixed(2)}00`,
        currency: 'EUR',
        closesOn: one['closesDay'],
        createdOn: one['createdDay'],
        ownerId,
        lostReason: one['reason'],
      }))
      .toSorted(by('title')),
    ticket: rows('ticket')
      .map((one) => ({
        title: one['name'],
        ...both(one['key']!),
        state: one['is'],
        openedOn: one['createdDay'],
        closedOn: day(one['closedAt']!),
        ownerId,
      }))
      .toSorted(by('title')),
    activity: rows('activity')
      .map((one) => ({
        subject: one['name'],
        kind: one['is'],
        ...both(one['key']!),
        happenedOn: one['day'],
        happenedAt: isTimed(vendor, one['is']!) ? '16:30:00' : null,
        text: one['text'],
        ownerId,
      }))
      .toSorted(by('subject')),
    ids: (['activity', 'company', 'contact', 'deal', 'ticket'] as const).flatMap((kind) =>
      rows(kind)
        .map(({ key }) => ({ kind, externalId: idOf(vendor, kind, key!) }))
        .toSorted(by('externalId')),
    ),
  }
}

function isTimed(vendor: Vendor, is: string) {
  const part = ({ call: 'calls', meeting: 'meetings', task: 'tasks' } as const)[is as 'call']
  const columns: Columns = COLUMNS[vendor]
  const file = columns[part] ? part : 'activity'
  return has(vendor, 'at', file) || has(vendor, 'time', file)
}
