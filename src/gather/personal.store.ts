/** What this room keeps of people at the clients: under which id another program knows them, and what a file said of them. */
import type { Db } from '../platform/db.ts'
import { goesAlong, namedInAll, type PersonalPart } from '../platform/personal.ts'

export const importedOfPeople: PersonalPart[] = [
  goesAlong(
    'externalIds',
    (db, ids) => db`
      select system, external_id from external_id
      where firm_id = ${db.firm} and kind = 'contact' and thing_id = any(${[...ids]}::uuid[])
    `,
    async (db, ids) => {
      await forgetInFiles(db, ids)
      return db`
      delete from external_id
      where firm_id = ${db.firm} and kind = 'contact' and thing_id = any(${[...ids]}::uuid[])
    `
    },
  ),
  namedInAll('importTexts', {
    crm_file: ['rows'],
    crm_import: ['lines', 'decisions', 'report'],
    sheet_import: ['rows', 'rejects'],
    file_undo: ['before', 'after'],
  }),
]

/** What is kept so that a run can be taken back: of the person it is then taken back no more. */
async function forgetInFiles(db: Db, ids: readonly string[]) {
  const others = (rows: 'before' | 'after') => db`(
    select coalesce(jsonb_agg(told), '[]') from jsonb_array_elements(${db(rows)}) told
    where not coalesce(told ->> 'contact_id', '') = any(${[...ids]}::text[])
  )`
  await db`
    update file_undo set before = ${others('before')}, after = ${others('after')}
    where firm_id = ${db.firm} and kind in ('contact', 'contact_reach', 'contact_place')
      and exists (
        select from jsonb_array_elements(after) told
        where told ->> 'contact_id' = any(${[...ids]}::text[])
      )
  `
}
