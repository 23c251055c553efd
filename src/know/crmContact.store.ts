/** People of a CRM as contacts: what tells one that stands, and the rows that a line becomes. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { CrmStanding, CrmThing } from '../kernel/crm.ts'
import type { CrmAbout, CrmTable, CrmTarget } from '../platform/crm.ts'
import { type Db, many } from '../platform/db.ts'

// The person comes last: what is found by search is then made once, from all that is told of them.
const tables: CrmTable[] = [
  {
    name: 'contact_reach',
    keys: ['contact_id', 'kind', 'value'],
    columns: ['contact_id', 'kind', 'value', 'place'],
    root: 'contact_id',
  },
  {
    name: 'contact_place',
    keys: ['place_id'],
    columns: ['place_id', 'contact_id', 'account_id', 'job_title', 'area', 'from_on', 'until_on'],
    root: 'contact_id',
  },
  {
    name: 'contact',
    keys: ['contact_id'],
    columns: [
      'contact_id',
      'name',
      'language',
      'past',
      'owner_told',
      'created_on',
      'made_by',
      'made_at',
    ],
    root: 'contact_id',
  },
]

export const contactTarget: CrmTarget = { kind: 'contact', tables, standing, rows }

const Held = z.object({
  reaches: z.array(z.object({ kind: z.string(), value: z.string(), place: z.int() })),
  places: z.array(
    z.object({
      placeId: z.guid(),
      accountId: z.guid(),
      ended: z.boolean(),
      /** As the row has them, also where it is of one that was merged. */
      rowContactId: z.guid(),
      rowAccountId: z.guid(),
    }),
  ),
})
const Row = Held.extend({ id: z.guid(), name: z.string(), alsoIds: z.array(z.guid()) })

async function standing(db: Db): Promise<CrmStanding[]> {
  const people = await many(
    Row,
    db`
    select k.contact_id as id, k.name, coalesce(m.also_ids, '{}') as also_ids,
      coalesce(r.reaches, '[]') as reaches, coalesce(p.places, '[]') as places
    from contact k
    left join (
      select kept_id as contact_id, array_agg(contact_id) as also_ids from contact_kept
      where firm_id = ${db.firm} group by 1
    ) m using (contact_id)
    left join (
      select coalesce(m.kept_id, r.contact_id) as contact_id, jsonb_agg(
        jsonb_build_object('kind', r.kind, 'value', r.value, 'place', r.place)) as reaches
      from contact_reach r left join contact_kept m using (firm_id, contact_id)
      where r.firm_id = ${db.firm} group by 1
    ) r using (contact_id)
    left join (
      select coalesce(m.kept_id, p.contact_id) as contact_id, jsonb_agg(
        jsonb_build_object('placeId', p.place_id, 'ended', p.until_on is not null,
          'accountId', coalesce(a.kept_id, p.account_id), 'rowContactId', p.contact_id,
          'rowAccountId', p.account_id)
        order by p.until_on desc nulls first, p.from_on desc nulls last, m.kept_id is not null) as places
      from contact_place p
      left join contact_kept m using (firm_id, contact_id)
      left join account_kept a on a.firm_id = p.firm_id and a.account_id = p.account_id
      where p.firm_id = ${db.firm} group by 1
    ) p using (contact_id)
    where k.firm_id = ${db.firm} and k.merged_into_id is null
  `,
  )
  return people.map(({ id, name, alsoIds, reaches, places }) => ({
    id,
    alsoIds,
    name,
    town: '',
    tells: reaches.flatMap(({ kind, value }) =>
      kind === 'mail' ? [`mail:${value.toLowerCase()}`] : [],
    ),
    accountIds: places.map(({ accountId }) => accountId),
    held: { reaches, places },
  }))
}

const REACHES = [
  ['mail', 'mail'],
  ['mail', 'mail2'],
  ['mail', 'mail3'],
  ['phone', 'phone'],
  ['mobile', 'mobile'],
  ['web', 'web'],
] as const

function rows(thing: CrmThing, { actorId, now, today }: CrmAbout) {
  const { id, standing, fields, accountId } = thing
  const { reaches, places } = standing ? Held.parse(standing.held) : { reaches: [], places: [] }
  const { name, language, jobTitle, area, text, owner, createdOn } = fields
  const past = text ? text.slice(0, 2000) : ''
  const fresh = {
    made_by: actorId,
    made_at: now,
    language: language ?? null,
    past,
    owner_told: owner?.slice(0, 200) ?? '',
    created_on: createdOn ?? null,
  }
  const kept = {
    ...(language ? { language } : {}),
    ...(past ? { past } : {}),
    ...(owner ? { owner_told: owner.slice(0, 200) } : {}),
    ...(createdOn ? { created_on: createdOn } : {}),
  }
  const said = REACHES.flatMap(([kind, field]) => {
    const value = fields[field]
    return value ? [{ kind, value }] : []
  })
  return {
    contact: [{ contact_id: id, name: name!.slice(0, 200), ...(standing ? kept : fresh) }],
    contact_reach: freshReaches(said, reaches).map((one) => ({ contact_id: id, ...one })),
    contact_place: placeRows(),
  }

  function placeRows() {
    if (!accountId) return []
    const place = places.find((one) => one.accountId === accountId)
    if (place) {
      const about = { ...(jobTitle ? { job_title: jobTitle } : {}), ...(area ? { area } : {}) }
      const { placeId, rowContactId, rowAccountId } = place
      return [{ place_id: placeId, contact_id: rowContactId, account_id: rowAccountId, ...about }]
    }
    return [
      {
        place_id: randomUUID(),
        contact_id: id,
        account_id: accountId,
        job_title: jobTitle ?? '',
        area: area ?? '',
        // Who was known elsewhere came here no earlier than we hear of it.
        from_on: places.length > 0 ? today : null,
        until_on: null,
      },
    ]
  }
}

type Reach = { kind: string; value: string }

/** What is new comes before what was known, which stays: each value of a kind once. */
export function freshReaches(
  said: readonly Reach[],
  known: readonly (Reach & { place: number })[],
) {
  const isKnown = ({ kind, value }: Reach) =>
    known.some((one) => one.kind === kind && one.value === value)
  const fresh = said.filter(
    (one, at) =>
      !isKnown(one) &&
      said.findIndex((other) => other.kind === one.kind && other.value === one.value) === at,
  )
  const first = known.reduce((least, { place }) => Math.min(least, place), fresh.length + 1)
  return fresh.map((one, at) => ({ ...one, place: first - fresh.length + at }))
}
