/** Takes away all rows and files of a firm, whichever rooms they belong to. Nothing brings them back. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { tablesOf } from './backup/tables.ts'
import { scopeOf, type Sql } from './db.ts'

/** As the tables' owner: what happened can't be deleted by the role that serves. */
export async function eraseFirm(
  place: { sql: Sql; owner: pg.Pool; dataFolder: string },
  firmId: string,
): Promise<void> {
  const tables = await tablesOf(place.sql)
  const client = await place.owner.connect()
  try {
    await client.query('begin')
    await client.query(scopeOf({ firmId }))
    for (const { name, ofFirm } of tables.toReversed()) {
      if (ofFirm) await client.query(`delete from ${name} where firm_id = $1`, [firmId])
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
  for (const folder of await readdir(place.dataFolder, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue
    await rm(join(place.dataFolder, folder.name, firmId), { recursive: true, force: true })
  }
}
