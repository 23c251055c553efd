/** What rooms keep of people at the clients: each hands in what it keeps, how it is told and how it goes; shell hands the list on. */
import { z } from 'zod'
import { type Db, many } from './db.ts'

export type PersonalPart = {
  /** Its words stand under `know:personal.part`. */
  part: string
  /** The columns, as `table.column`, that name nobody once this is erased; a test asks for all that there are. */
  texts?: readonly string[]
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
  return namedInAll(part, { [table]: columns })
}

/** The same of several tables that are told as one. */
export function namedInAll(
  part: string,
  tables: Readonly<Record<string, readonly string[]>>,
): PersonalPart {
  return {
    part,
    texts: textsOf(tables),
    read: readNamed(tables),
    // One name after the other: one text may have several of those that one person had.
    erase: async (db, ids) => {
      let changed = 0
      for (const name of await namesFor(db, ids)) {
        for (const [table, columns] of Object.entries(tables)) {
          const { count } = await db.unsafe(
            `update ${table} set ${columns.map((column) => `${column} = without_name(${column}, $1, '${INSTEAD}')`).join(', ')}
             where firm_id = '${db.firm}' and (${columns.map((column) => `mentions(${column}, $1)`).join(' or ')})`,
            [name],
          )
          changed += count
        }
      }
      return { changed, kept: 0 }
    },
  }
}

/** The same of what is written once, and of what is not everyone's to read: `forget_where_it_stays` has these columns too. */
export function namedWhereItStays(
  part: string,
  tables: Readonly<Record<string, readonly string[]>>,
): PersonalPart {
  return {
    part,
    texts: textsOf(tables),
    read: readNamed(tables),
    erase: async (db, ids) => {
      const names = await namesFor(db, ids)
      let changed = 0
      for (const table of Object.keys(tables)) {
        const [row] = await db<{ altered: number }[]>`
          select forget_where_it_stays(${table}, ${names}, ${INSTEAD}) as altered
        `
        changed += row!.altered
      }
      return { changed, kept: 0 }
    },
  }
}

const textsOf = (tables: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(tables).flatMap(([table, columns]) => columns.map((one) => `${table}.${one}`))

function readNamed(tables: Readonly<Record<string, readonly string[]>>): PersonalPart['read'] {
  return async (db, ids) => {
    const told: object[] = []
    for (const [table, columns] of Object.entries(tables)) {
      const rows = await db`
        select ${db.unsafe(columns.join(', '))} from ${db(table)} x
        where firm_id = ${db.firm} and exists (
          select from (${namesOf(db, ids)}) k
          where ${db.unsafe(columns.map((column) => `mentions(x.${column}, k.name)`).join(' or '))}
        )
      `
      told.push(...rows)
    }
    return told
  }
}

async function namesFor(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await many(z.object({ name: z.string() }), namesOf(db, ids))
  return rows.map(({ name }) => name)
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
  texts: ['search_entry.title', 'search_entry.text', 'search_entry.tags'],
  read: async () => [],
  erase: async (db, ids) => {
    const [row] = await db<{ altered: number }[]>`
      select forget_in_search(array(${namesOf(db, ids)}), ${INSTEAD}) as altered
    `
    return { changed: row!.altered, kept: 0 }
  },
}
