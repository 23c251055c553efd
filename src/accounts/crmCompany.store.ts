/** Companies of a CRM as accounts: what tells one that stands, and the rows that a line becomes. */
import { z } from 'zod'
import type { CrmStanding, CrmThing } from '../kernel/crm.ts'
import type { CrmAbout, CrmTable, CrmTarget } from '../platform/crm.ts'
import { type Db, many } from '../platform/db.ts'

/** Of `account_told`: its columns and the fields that fill them. */
const TOLD = {
  mail: 'mail',
  phone: 'phone',
  web: 'web',
  street: 'street',
  town: 'town',
  region: 'region',
  postcode: 'postcode',
  country: 'country',
  industry: 'industry',
  employees: 'employees',
  revenue: 'revenue',
  text: 'text',
  owner_told: 'owner',
} as const

const tables: CrmTable[] = [
  {
    name: 'account',
    keys: ['account_id'],
    columns: ['account_id', 'code', 'name', 'group_name'],
    root: 'account_id',
  },
  {
    name: 'account_told',
    keys: ['account_id'],
    columns: ['account_id', ...Object.keys(TOLD), 'created_on'],
    root: 'account_id',
  },
  {
    name: 'account_domain',
    keys: ['account_id', 'domain'],
    columns: ['account_id', 'domain'],
    root: 'account_id',
  },
  {
    name: 'account_tax_id',
    keys: ['account_id', 'tax_id'],
    columns: ['account_id', 'tax_id'],
    root: 'account_id',
  },
  {
    name: 'account_carer',
    keys: ['account_id', 'person_id'],
    columns: ['account_id', 'person_id', 'part'],
    root: 'account_id',
  },
]

export const companyTarget: CrmTarget = { kind: 'company', tables, standing, rows }

const Row = z.object({
  id: z.guid(),
  alsoIds: z.array(z.guid()),
  /** Of it, and of those that were merged into it. */
  names: z.array(z.string()),
  codes: z.array(z.string()),
  town: z.string(),
  domains: z.array(z.string()),
  taxIds: z.array(z.string()),
  mails: z.array(z.string()),
  managed: z.boolean(),
  told: z.boolean(),
})

const Held = z.object({
  codes: z.array(z.string()).optional(),
  marks: z.array(z.string()).optional(),
})

/** Those that are kept, known by all that was known of the ones that were merged into them. */
async function standing(db: Db): Promise<CrmStanding[]> {
  const accounts = await many(
    Row,
    db`
    with whose as (
      select a.account_id, coalesce(k.kept_id, a.account_id) as kept_id, a.name, a.code
      from account a left join account_kept k using (firm_id, account_id)
      where a.firm_id = ${db.firm}
    ),
    marks as (
      select w.kept_id, array_agg(distinct d.domain) as domains
      from account_domain d join whose w using (account_id) where d.firm_id = ${db.firm} group by 1
    ),
    taxes as (
      select w.kept_id, array_agg(distinct x.tax_id) as tax_ids
      from account_tax_id x join whose w using (account_id) where x.firm_id = ${db.firm} group by 1
    ),
    told as (
      select w.kept_id, array_agg(distinct t.mail) filter (where t.mail <> '') as mails,
        max(t.town) filter (where w.account_id = w.kept_id) as town,
        bool_or(w.account_id = w.kept_id) as told
      from account_told t join whose w using (account_id) where t.firm_id = ${db.firm} group by 1
    ),
    one as (
      select kept_id,
        array_agg(name order by account_id <> kept_id, name) as names,
        array_agg(account_id) filter (where account_id <> kept_id) as also_ids,
        array_agg(code) filter (where code is not null) as codes
      from whose group by 1
    )
    select o.kept_id as id, o.names, coalesce(o.also_ids, '{}') as also_ids, coalesce(o.codes, '{}') as codes,
      coalesce(m.domains, '{}') as domains, coalesce(x.tax_ids, '{}') as tax_ids,
      coalesce(t.mails, '{}') as mails, coalesce(t.town, '') as town, coalesce(t.told, false) as told,
      o.kept_id in (
        select c.account_id from account_carer c where c.firm_id = ${db.firm} and c.part = 'manager'
      ) as managed
    from one o
      left join marks m using (kept_id) left join taxes x using (kept_id) left join told t using (kept_id)
  `,
  )
  return accounts.map(({ id, alsoIds, names: [name = '', ...alsoNames], town, ...one }) => ({
    id,
    alsoIds,
    name,
    alsoNames,
    town,
    tells: [
      ...one.codes.map((code) => `code:${code}`),
      ...one.taxIds.map((taxId) => `tax:${taxId}`),
      ...one.domains.map((domain) => `domain:${domain}`),
      ...one.mails.map((mail) => `mail:${mail.toLowerCase()}`),
    ],
    accountIds: [id],
    held: {
      managed: one.managed,
      told: one.told,
      codes: one.codes,
      marks: [...one.domains, ...one.taxIds],
    },
  }))
}

function rows({ id, standing, fields, ownerId }: CrmThing, _about: CrmAbout) {
  const said = Object.entries(TOLD).flatMap(([column, field]) => {
    const text = fields[field]
    return text ? [[column, text] as const] : []
  })
  const createdOn = fields['createdOn'] ? { created_on: fields['createdOn'] } : {}
  const told = standing?.held['told']
    ? Object.fromEntries(said)
    : {
        ...Object.fromEntries(Object.keys(TOLD).map((column) => [column, ''])),
        ...Object.fromEntries(said),
      }
  const { name, code, group, domain, taxId } = fields
  const { codes = [], marks = [] } = Held.parse(standing?.held ?? {})
  // What one that was merged into it has stays with that one, so that it can be taken apart again.
  const isElsewhere = (known: readonly string[], text: string) =>
    standing !== null && standing.alsoIds.length > 0 && known.includes(text)
  return {
    account: [
      {
        account_id: id,
        name,
        ...(code && !isElsewhere(codes, code) ? { code } : {}),
        ...(group ? { group_name: group } : {}),
      },
    ],
    account_told: [{ account_id: id, ...told, ...createdOn }],
    account_domain: domain && !isElsewhere(marks, domain) ? [{ account_id: id, domain }] : [],
    account_tax_id: taxId && !isElsewhere(marks, taxId) ? [{ account_id: id, tax_id: taxId }] : [],
    // Whoever owns it there looks after it here, where nobody does yet.
    account_carer:
      ownerId && !standing?.held['managed']
        ? [{ account_id: id, person_id: ownerId, part: 'manager' }]
        : [],
  }
}
