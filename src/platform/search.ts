/** One box finds everything: a room remembers its things here, in the transaction of the change, and forgets what is gone. */
import { z } from 'zod'
import { type Db, instant, many } from './db.ts'

export type Remembered = {
  /** The thing's noun: `note`. */
  kind: string
  thingId: string
  /** Whoever sees one of them finds it; without any, whoever sees all accounts, and who wrote it. */
  accountIds: readonly string[]
  madeBy?: string | null
  title: string
  text?: string
  tags?: readonly string[]
  at?: string
  /** A long text is found the newest first; a name, the rule, by how well it fits. */
  isText?: boolean
}

/** What is personal is never remembered: whoever sees the account would find it. */
export async function remember(db: Db, thing: Remembered): Promise<void> {
  const { kind, thingId, accountIds, madeBy = null, title, text = '', tags = [] } = thing
  const { at = null, isText = false } = thing
  await db`
    select remember(${kind}, ${thingId}::uuid, ${[...accountIds]}::uuid[], ${madeBy}::uuid, ${title}, ${text},
      ${[...tags]}::text[], ${at}::timestamptz, ${isText}::boolean)
  `
}

export async function forget(db: Db, kind: string, thingId: string): Promise<void> {
  await db`select forget(${kind}, ${thingId}::uuid)`
}

const Entry = z.object({
  kind: z.string(),
  thingId: z.guid(),
  /** Those that who asks may see. */
  accountIds: z.array(z.guid()),
  title: z.string(),
  /** Its beginning. */
  text: z.string(),
  tags: z.array(z.string()),
  at: instant,
  /** Nothing has the words as they were typed: these have the nearest ones. */
  near: z.boolean(),
})
export type Entry = z.infer<typeof Entry>

type Sought = { most?: number; kinds?: readonly string[] | undefined }

/** At most `most` of each kind: names that fit best, texts the newest first. */
export function searchEntries(db: Db, text: string, { most = 6, kinds }: Sought = {}) {
  const only = kinds && kinds.length > 0 ? [...kinds] : null
  return many(Entry, db`select * from search_entries(${text}, ${most}, ${only}::text[])`)
}
