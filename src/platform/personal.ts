/** What rooms keep of people at the clients: each hands in what it keeps, how it is told and how it goes; shell hands the list on. */
import { z } from 'zod'
import { type Db, many } from './db.ts'

export type PersonalPart = {
  /** Its words stand under `know:personal.part`. */
  part: string
  /** All that is kept of these people (one, and those merged into that one), as it stands. */
  read: (db: Db, contactIds: readonly string[]) => PromiseLike<readonly object[]>
  /** Takes out what tells of them: how many rows changed or went, and how many stay as they are. */
  erase: (db: Db, contactIds: readonly string[]) => Promise<{ changed: number; kept: number }>
}

/** Rows that go with the person: read as they are, deleted when the person is forgotten. */
export function goesAlong(
  part: string,
  rows: (db: Db, contactIds: readonly string[]) => PromiseLike<readonly object[]>,
  remove: (db: Db, contactIds: readonly string[]) => PromiseLike<{ count: number }>,
): PersonalPart {
  return {
    part,
    read: rows,
    erase: async (db, contactIds) => ({ changed: (await remove(db, contactIds)).count, kept: 0 }),
  }
}

/** Instead of the name of someone who was forgotten, in texts that stay. */
export const INSTEAD = '—'

/** Texts of a table that name the person in full: they stay, without the name. */
export function namedIn(part: string, table: string, columns: readonly string[]): PersonalPart {
  const named = columns.map((column) => `position($1 in coalesce(${column}::text, '')) > 0`)
  return {
    part,
    read: (db, ids) => db`
      select ${db.unsafe(columns.join(', '))} from ${db(table)} x
      where firm_id = ${db.firm} and exists (
        select from (${namesOf(db, ids)}) k where ${db.unsafe(
          columns
            .map((column) => `position(k.name in coalesce(x.${column}::text, '')) > 0`)
            .join(' or '),
        )}
      )
    `,
    // One name after the other: one text may have several of those that one person had.
    erase: async (db, ids) => {
      let changed = 0
      for (const { name } of await many(z.object({ name: z.string() }), namesOf(db, ids))) {
        const { count } = await db.unsafe(
          `update ${table} set ${columns.map(without).join(', ')}
           where firm_id = '${db.firm}' and (${named.join(' or ')})`,
          columns.includes('body') ? [name, JSON.stringify(name).slice(1, -1)] : [name],
        )
        changed += count
      }
      return { changed, kept: 0 }
    },
  }
}

/** In a document a name stands as JSON writes it. */
function without(column: string): string {
  return column === 'body'
    ? `body = replace(body::text, $2, '${INSTEAD}')::jsonb`
    : `${column} = replace(${column}, $1, '${INSTEAD}')`
}

/** Full names only: a short one stands in other words. */
export function namesOf(db: Db, ids: readonly string[]) {
  return db`
    select k.name from contact k
    where k.firm_id = ${db.firm} and k.contact_id = any(${[...ids]}::uuid[]) and length(k.name) > 3
  `
}

/** What the one box finds of texts that name them; these are found by their other words. */
export const foundByName: PersonalPart = {
  part: 'found',
  read: async () => [],
  erase: async (db, ids) => {
    const [row] = await db<{ altered: number }[]>`
      select forget_in_search(array(${namesOf(db, ids)}), ${INSTEAD}) as altered
    `
    return { changed: row!.altered, kept: 0 }
  },
}
