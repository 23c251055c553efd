/** What would become of each line of a run: which thing of ours it is, and where it belongs. Nothing is written. */
import { randomUUID } from 'node:crypto'
import {
  CRM_KINDS,
  type CrmKind,
  type CrmStanding,
  type CrmSystem,
  type CrmThing,
  sameTell,
} from '../kernel/crm.ts'
import type { CrmTarget } from '../platform/crm.ts'
import type { Db } from '../platform/db.ts'
import { knownIds, ownersOf, worksKnown } from './crmKnown.store.ts'
import { type CrmMiss, type Pointing, companyOf, contactOf, Pointers } from './crmLink.ts'
import { type Candidate, type Found, matched, tellsOf } from './crmMatch.ts'
import { plainWords } from '../kernel/plain.ts'
import type { CrmReject, CrmRow } from './crmRead.ts'

export type CrmUndecided = {
  key: string
  fileNo: number
  line: number
  kind: CrmKind
  name: string
  town: string
  candidates: (Candidate & { name: string; town: string })[]
}

export type KindPlan = {
  kind: CrmKind
  read: number
  things: (CrmThing & {
    externalId: string | null
    /** Whose id it is: perhaps of one that was merged into this one. */
    knownId: string
  })[]
  undecided: CrmUndecided[]
  misses: CrmMiss[]
  rejects: CrmReject[]
}

type Given = {
  targets: readonly CrmTarget[]
  system: CrmSystem
  /** The lines of all files, by kind. */
  rows: Record<CrmKind, { rows: CrmRow[]; rejects: CrmReject[] }>
  decisions: Readonly<Record<string, string>>
}

type Linked = { row: CrmRow; company: Pointing; contact: Pointing; accountId: string | null }

export async function planRun(db: Db, given: Given): Promise<KindPlan[]> {
  const { targets, system, rows, decisions } = given
  const companies = new Pointers()
  const contacts = new Pointers()
  const owners = await ownersOf(db)
  const works = await worksKnown(db, system, rows.activity.rows)
  const plans: KindPlan[] = []
  for (const kind of CRM_KINDS) {
    const target = targets.find((one) => one.kind === kind)
    const later = CRM_KINDS.slice(CRM_KINDS.indexOf(kind))
    if (!target || later.every((one) => rows[one].rows.length + rows[one].rejects.length === 0))
      continue
    const linked = rows[kind].rows.map((row) => linkedBy(kind, row, { companies, contacts, works }))
    const known = await knownIds(db, system, kind, rows[kind].rows)
    const ids = [...new Set(known.values())]
    const accountIds = [...new Set(linked.flatMap(({ accountId }) => accountId ?? []))]
    const standing = await target.standing(db, { ids, accountIds })
    const accountOf = new Map(linked.map(({ row, accountId }) => [row, accountId]))
    const found = matched({
      kind,
      rows: rows[kind].rows,
      standing,
      known,
      decisions,
      accountOf: (row) => accountOf.get(row) ?? null,
    })
    const pointers = kind === 'company' ? companies : kind === 'contact' ? contacts : null
    if (pointers) pointTo(pointers, kind, standing, known)
    const { rejects } = rows[kind]
    const plan = planOf({ kind, linked, found, standing, rejects, pointers, owners, known })
    if (kind === 'company') nameGroups(plan, companies)
    for (const { externalId, accountId } of kind === 'deal' || kind === 'ticket' ? plan.things : [])
      if (externalId && accountId) works.set(externalId, accountId)
    plans.push(plan)
  }
  return plans.filter(({ read }) => read > 0)
}

/** A thing that stands may belong elsewhere now: what the line says of it counts. */
function linkedBy(kind: CrmKind, row: CrmRow, { companies, contacts, works }: Among): Linked {
  const none: Pointing = { id: null, miss: null }
  if (kind === 'company') return { row, company: none, contact: none, accountId: null }
  const company = aboutWork(row.fields, works) ?? companyOf(row.fields, companies)
  if (kind === 'contact') return { row, company, contact: none, accountId: company.id }
  const contact = contactOf(row.fields, contacts, company.id)
  const accountId = company.id ?? contacts.accountOf(contact.id)
  const day = row.fields['day'] ?? row.fields['createdOn'] ?? row.fields['openedOn'] ?? null
  const title = row.fields['title'] ?? row.fields['subject'] ?? ''
  return {
    row: { ...row, fields: Object.assign(row.fields, { same: sameTell(accountId, title, day) }) },
    company,
    contact,
    accountId,
  }
}

type Among = { companies: Pointers; contacts: Pointers; works: ReadonlyMap<string, string> }

/** The account of the deal or the ticket that a line is about. */
function aboutWork({ companyId }: CrmRow['fields'], works: Among['works']): Pointing | null {
  const id = works.get(companyId ?? '')
  return id ? { id, miss: null } : null
}

/** A parent that is told by its id only is called by its name. */
function nameGroups({ things }: KindPlan, companies: Pointers) {
  const nameOf = new Map(things.map(({ id, fields }) => [id, fields['name'] ?? null]))
  for (const { id: own, fields } of things) {
    if (fields['group'] || !fields['groupId']) continue
    const [id] = companies.find(`id:${fields['groupId']}`)
    if (id !== own) fields['group'] = nameOf.get(id ?? '') ?? companies.nameOf(id)
  }
}

type Planned = {
  kind: CrmKind
  linked: Linked[]
  found: Found[]
  standing: readonly CrmStanding[]
  rejects: CrmReject[]
  pointers: Pointers | null
  owners: ReadonlyMap<string, string>
  known: ReadonlyMap<string, string>
}

function planOf(given: Planned): KindPlan {
  const { kind, linked, found, standing, rejects, pointers, owners, known } = given
  const byId = new Map(standing.map((thing) => [thing.id, thing]))
  const plan: KindPlan = {
    kind,
    read: found.length + rejects.length,
    things: [],
    undecided: [],
    misses: [],
    rejects: [...rejects],
  }
  for (const [at, one] of found.entries()) {
    const { row } = one
    const { company, contact, accountId } = linked[at]!
    const { fileNo, line, cells, fields, key } = row
    if (one.twice !== undefined) {
      const here = one.twice.fileNo === fileNo
      const [reason, cell] = here
        ? ['twice', String(one.twice.line)]
        : ['twiceIn', `${one.twice.file} · ${one.twice.line}`]
      plan.rejects.push({ fileNo, line, field: null, cell, reason, cells: [...cells] })
      continue
    }
    const id =
      kind === 'company' && one.standing ? one.standing.id : (one.standing?.id ?? randomUUID())
    const own = kind === 'company' ? id : accountId
    pointers?.add({
      id,
      name: fields['name'] ?? '',
      accountId: kind === 'company' ? null : (own ?? one.standing?.accountIds[0] ?? null),
      tells: [
        ...tellsOf(kind, row),
        ...(fields['externalId'] ? [`id:${fields['externalId']}`] : []),
      ],
    })
    if (one.candidates) {
      const candidates = one.candidates.map(({ id: whose, score }) => {
        const { name, town } = byId.get(whose)!
        return { id: whose, score, name, town }
      })
      const { name, town } = { name: fields['name'] ?? '', town: fields['town'] ?? '' }
      plan.undecided.push({ key, fileNo, line, kind, name, town, candidates })
      continue
    }
    const missed = [elsewhere(company, own), contact.miss].filter((miss) => miss !== null)
    const isLost = kind !== 'company' && own === null && !one.standing?.accountIds.length
    if (isLost && missed.length === 0) missed.push(lostOf(fields))
    for (const text of row.unread ?? []) missed.push({ reason: 'unread', text })
    for (const text of row.cut ?? []) missed.push({ reason: 'cut', text })
    for (const miss of missed) plan.misses.push({ fileNo, line, ...miss })
    plan.things.push({
      id,
      standing: one.standing,
      fields,
      accountId: own,
      contactId: contact.id,
      ownerId: owners.get((fields['owner'] ?? '').trim().toLowerCase()) ?? null,
      externalId: fields['externalId'] ?? null,
      knownId: knownIdOf(fields, id, { standing: one.standing, known }),
    })
  }
  // What the kept one's own line says comes before what is said of one that was merged into it.
  plan.things.sort((a, b) => Number(a.knownId !== a.id) - Number(b.knownId !== b.id))
  return plan
}

/** Its company is nowhere, and it comes to its contact's. */
function elsewhere({ id, miss }: Pointing, own: string | null): Pointing['miss'] {
  return miss && id === null && own !== null ? { ...miss, reason: 'elsewhere' } : miss
}

/** Where no account is named, and its person has none. */
function lostOf(fields: CrmRow['fields']): Pick<CrmMiss, 'reason' | 'text'> {
  const text = fields['contactMail'] ?? fields['contactName'] ?? fields['contactId']
  return text ? { reason: 'alone', text } : { reason: 'unnamed', text: '' }
}

function knownIdOf(
  fields: CrmRow['fields'],
  id: string,
  { standing, known }: { standing: CrmStanding | null } & Pick<Planned, 'known'>,
): string {
  const told = known.get(fields['externalId'] ?? '')
  return told !== undefined && standing?.alsoIds.includes(told) ? told : id
}

function pointTo(
  pointers: Pointers,
  kind: CrmKind,
  standing: readonly CrmStanding[],
  known: ReadonlyMap<string, string>,
) {
  const idsOf = Map.groupBy([...known], ([, thing]) => thing)
  for (const { id, alsoIds, alsoNames = [], tells, name, accountIds } of standing) {
    const before = kind === 'company' ? alsoNames.map((one) => `name:*|${plainWords(one)}`) : []
    const told = [id, ...alsoIds]
      .flatMap((one) => idsOf.get(one) ?? [])
      .map(([told]) => `id:${told}`)
    pointers.add({
      id,
      name,
      tells: [...tells, ...told, ...before],
      accountId: kind === 'company' ? null : (accountIds[0] ?? null),
    })
  }
}
