/** How files with a certain header were read, so that next month's need no answers. */
import { z } from 'zod'
import { type Db, instant, many } from '../platform/db.ts'
import { Mapping } from './mapping.ts'
import { Reading } from './reading.ts'

/** What a person decides; how the bytes are written is told by each file itself. */
export const Kept = z.object({
  mapping: Mapping,
  decimal: Reading.shape.decimal,
  dateOrder: Reading.shape.dateOrder,
  source: z.string(),
})
export type Kept = z.infer<typeof Kept>

/** By the signature of the header. */
export async function rememberedFor(db: Db, signatures: string[]): Promise<Map<string, Kept>> {
  const rows = await many(
    z.object({ signature: z.string(), plan: Kept }),
    db`
    select signature, plan from remembered_plan
    where firm_id = ${db.firm} and signature = any(${signatures}::text[])
  `,
  )
  return new Map(rows.map(({ signature, plan }) => [signature, plan]))
}

export async function remember(
  db: Db,
  { signature, columns, kept }: { signature: string; columns: string[]; kept: Kept },
) {
  await db`
    insert into remembered_plan (signature, columns, plan)
    values (${signature}, ${columns}, ${db.json(kept)})
    on conflict (firm_id, signature) do update
    set columns = excluded.columns, plan = excluded.plan, used_at = now()
  `
}

const Row = z.object({
  signature: z.string(),
  columns: z.array(z.string()),
  lastUsedAt: instant,
})

export function allRemembered(db: Db) {
  return many(
    Row,
    db`
    select signature, columns, used_at as last_used_at from remembered_plan
    where firm_id = ${db.firm}
    order by used_at desc limit 200
  `,
  )
}

export async function forget(db: Db, signature: string): Promise<boolean> {
  const gone = await db`
    delete from remembered_plan where firm_id = ${db.firm} and signature = ${signature}
  `
  return gone.count > 0
}
