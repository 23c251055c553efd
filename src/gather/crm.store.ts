/** Runs that bring a CRM in, and their files, in PostgreSQL. */
import type postgres from 'postgres'
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import {
  CrmCounts,
  CrmImport,
  CrmLines,
  type CrmList,
  CrmStays,
  CrmUndone,
  Decisions,
  isUndoableCrm,
  type Stays,
} from './crm.ts'

const KEPT_UNTAKEN = '7 days'
const LINES_KEPT = '30 days'

const Undos = z.array(z.object({ table: z.string(), undoId: z.guid() }))
export type Undos = z.infer<typeof Undos>

const Row = CrmImport.omit({ counts: true, undone: true, undoable: true, madeAt: true }).extend({
  madeAt: z.date(),
  takenAt: z.date().nullable(),
  report: z
    .object({ counts: z.array(CrmCounts), undone: CrmUndone.nullable().default(null) })
    .nullable(),
})

function shown({ report, takenAt, madeAt, ...rest }: z.output<typeof Row>): CrmImport {
  return {
    ...rest,
    madeAt: madeAt.toISOString(),
    counts: report?.counts ?? [],
    undone: report?.undone ?? null,
    undoable: isUndoableCrm({ state: rest.state, takenAt }, new Date()),
  }
}

function runs(db: Db, where: postgres.Fragment, order = db``) {
  return many(
    Row,
    db`
    select i.crm_import_id, i.system, i.state, i.made_at, i.progress, i.problem, i.report, i.taken_at,
      (select count(*) from jsonb_array_elements(i.lines->'undecided') u
        where not i.decisions ? (u->>'key')) as to_decide,
      (select p.name from firm_person p where p.firm_id = i.firm_id and p.person_id = i.made_by) as made_by,
      coalesce((
        select jsonb_agg(jsonb_build_object('fileNo', f.file_no, 'file', f.file, 'kind', f.kind) order by f.file_no)
        from crm_file f where f.firm_id = i.firm_id and f.crm_import_id = i.crm_import_id
      ), '[]') as files
    from crm_import i
    where i.firm_id = ${db.firm} and ${where} ${order}
  `,
  )
}

export async function crmOf(db: Db, crmImportId: string): Promise<CrmImport | undefined> {
  const [found] = await runs(db, db`i.crm_import_id = ${crmImportId}`)
  return found && shown(found)
}

export async function crmPage(db: Db, list: z.output<typeof CrmList>) {
  const rows = await runs(
    db,
    db`true`,
    db`order by i.made_at ${list.dir === 'asc' ? db`asc` : db`desc`}, i.crm_import_id
      limit ${list.size} offset ${offsetOf(list)}`,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total from crm_import where firm_id = ${db.firm}`,
  )
  return { rows: rows.map(shown), total }
}

/** Those that were never taken go after a while, and so does what was wrong in the files of the others. */
export async function addCrm(db: Db, actor: Pick<Actor, 'id'>): Promise<string> {
  await db`
    delete from crm_import
    where firm_id = ${db.firm} and state in ('draft', 'checked') and made_at < now() - ${KEPT_UNTAKEN}::interval
  `
  await db`
    update crm_import set lines = '{"rejects": [], "misses": [], "undecided": []}'
    where firm_id = ${db.firm} and taken_at < now() - ${LINES_KEPT}::interval
      and lines <> '{"rejects": [], "misses": [], "undecided": []}'
  `
  const { crmImportId } = await one(
    z.object({ crmImportId: z.guid() }),
    db`insert into crm_import (made_by) values (${actor.id}) returning crm_import_id`,
  )
  return crmImportId
}

export function removeCrm(db: Db, crmImportId: string) {
  return db`delete from crm_import where firm_id = ${db.firm} and crm_import_id = ${crmImportId}`
}

/** Locks it, so that it is taken in or back once. */
export function lockCrm(db: Db, crmImportId: string) {
  return db`select from crm_import where firm_id = ${db.firm} and crm_import_id = ${crmImportId} for update`
}

type Change = Partial<{
  system: string
  state: CrmImport['state']
  problem: CrmImport['problem']
  progress: CrmImport['progress']
  report: { counts: CrmCounts[]; undone: CrmImport['undone'] }
  lines: CrmLines
  decisions: Decisions
  undos: Undos
}>

export async function changeCrm(db: Db, crmImportId: string, change: Change) {
  const { system, state, ...json } = change
  const set = [
    ...(system === undefined ? [] : [db`system = ${system}`]),
    ...(state === undefined ? [] : [db`state = ${state}`]),
    ...(state === 'taken' ? [db`taken_at = now()`] : []),
    ...Object.entries(json).map(
      ([column, value]) => db`${db(column)} = ${value === null ? null : db.json(value as never)}`,
    ),
  ].reduce((all, next) => db`${all}, ${next}`)
  await db`update crm_import set ${set} where firm_id = ${db.firm} and crm_import_id = ${crmImportId}`
}

const Inside = z.object({
  lines: CrmLines,
  decisions: Decisions,
  undos: Undos,
  takenAt: z.date().nullable(),
})

export function insideOf(db: Db, crmImportId: string) {
  return maybe(
    Inside,
    db`
    select lines, decisions, undos, taken_at from crm_import
    where firm_id = ${db.firm} and crm_import_id = ${crmImportId}
  `,
  )
}

/** Those that stayed with what they are called now; who was merged or forgotten since isn't named from before. */
export function staysNamed(db: Db, stays: readonly Stays[]) {
  return many(
    CrmStays,
    db`
    select s.kind, s.id, s.why, coalesce(a.account_id, o.account_id, r.account_id, i.account_id) as account_id,
      coalesce(a.name, k.name, o.title, r.title, i.subject, '') as name
    from jsonb_to_recordset(${db.json(stays as never)}) as s (kind text, id uuid, why text)
      left join account a on s.kind = 'company' and a.firm_id = ${db.firm} and a.account_id = s.id
      left join contact k on s.kind = 'contact' and k.firm_id = ${db.firm} and k.contact_id = s.id
      left join opportunity o on s.kind = 'deal' and o.firm_id = ${db.firm} and o.opportunity_id = s.id
      left join request r on s.kind = 'ticket' and r.firm_id = ${db.firm} and r.request_id = s.id
      left join interaction i on s.kind = 'activity' and i.firm_id = ${db.firm} and i.interaction_id = s.id
    order by s.kind, name
  `,
  )
}
