/** Saved views in PostgreSQL, which shows a person their own and the shared ones. */
import { type Db, many, maybe, one } from '../platform/db.ts'
import { type NewView, SavedView } from './view.ts'

function columns(db: Db) {
  return db`
    v.view_id, v.owner_id, v.name, v.shared, v.list, v.columns,
    (select p.name from firm_person p where p.firm_id = v.firm_id and p.person_id = v.owner_id) as owner_name
  `
}

export function viewsOf(db: Db) {
  return many(
    SavedView,
    db`
    select ${columns(db)} from saved_view v
    where v.firm_id = ${db.firm}
    order by v.shared, fold(v.name), v.made_at
  `,
  )
}

export function viewOf(db: Db, viewId: string) {
  return maybe(
    SavedView,
    db`select ${columns(db)} from saved_view v where v.firm_id = ${db.firm} and v.view_id = ${viewId}`,
  )
}

export function insertView(
  db: Db,
  ownerId: string,
  { name, shared, list, columns: shown }: NewView,
) {
  return one(
    SavedView,
    db`
    insert into saved_view as v (owner_id, name, shared, list, columns)
    values (${ownerId}, ${name}, ${shared}, ${db.json(list as never)}, ${db.json(shown)})
    returning ${columns(db)}
  `,
  )
}

export function updateView(
  db: Db,
  viewId: string,
  { name, shared, list, columns: shown }: NewView,
) {
  return one(
    SavedView,
    db`
    update saved_view v
    set name = ${name}, shared = ${shared}, list = ${db.json(list as never)}, columns = ${db.json(shown)}
    where v.firm_id = ${db.firm} and v.view_id = ${viewId}
    returning ${columns(db)}
  `,
  )
}

export async function deleteView(db: Db, viewId: string): Promise<void> {
  await db`delete from saved_view where firm_id = ${db.firm} and view_id = ${viewId}`
}
