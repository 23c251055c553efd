/** Reversing: an import's lines go, and the lines that they replaced come back to the newest import that covers them. */
import { z } from 'zod'
import { type KeptAccount, takeAwayAccounts } from '../accounts/ledgerAccount.store.ts'
import { type Db, many } from '../platform/db.ts'
import { mendRollups, noteChanged, watchChanges } from './rollup.store.ts'

export type Reversed = {
  lines: number
  /** Lines of older imports that count again. */
  returned: number
  accountsTaken: number
  accountsKept: number
  kept: KeptAccount[]
}

export async function reverseLines(db: Db, importId: number): Promise<Reversed> {
  await db`set local work_mem = '128MB'`
  await watchChanges(db)
  await db`create temporary table gone (like sale_line) on commit drop`
  const removed = await db`
    with removed as (
      delete from sale_line where firm_id = ${db.firm} and import_id = ${importId}
      returning sale_line.*
    )
    insert into gone select * from removed
  `
  await handOn(db, importId)
  await db`create temporary table back (like sale_line) on commit drop`
  const returned = await db`
    with returned as (
      update sale_line set replaced_by = null
      where firm_id = ${db.firm} and replaced_by = ${importId}
      returning sale_line.*
    )
    insert into back select * from returned
  `
  await db`delete from gone where replaced_by is not null`
  await noteChanged(db, 'gone', -1)
  await noteChanged(db, 'back', 1)
  await mendRollups(db)
  const { taken, keptCount, kept } = await takeAwayAccounts(db, importId)
  return {
    lines: removed.count,
    returned: returned.count,
    accountsTaken: taken,
    accountsKept: keptCount,
    kept,
  }
}

const Later = z.object({ importId: z.int() })

/** What a later import covers as well stays replaced: by the first that came after this one. */
async function handOn(db: Db, importId: number) {
  const later = await many(
    Later,
    db`
    select later.import_id
    from import later join import this using (firm_id, source)
    where firm_id = ${db.firm} and this.import_id = ${importId} and later.state = 'published'
      and later.publication_no > this.publication_no
    order by later.publication_no
  `,
  )
  for (const { importId: by } of later) {
    await db`
      update sale_line l set replaced_by = ${by}
      from import i
      where i.firm_id = ${db.firm} and i.import_id = ${by}
        and l.firm_id = ${db.firm} and l.replaced_by = ${importId}
        and (l.day between i.replaces_from and i.replaces_to or exists (
          select from sale_line n
          where n.firm_id = ${db.firm} and n.import_id = ${by} and n.invoice = l.invoice
            and n.invoice_line = l.invoice_line and n.twin = l.twin
        ))
    `
  }
}
