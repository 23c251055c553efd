/** What a room hands in so that its nouns can come out of a CRM: shell gives the list to gather. */
import type { CrmKind, CrmStanding, CrmThing } from '../kernel/crm.ts'
import type { Db } from './db.ts'

/** A table that is filled. Names are SQL's, and ours. */
export type CrmTable = {
  name: string
  /** Its primary key, but for the firm. */
  keys: readonly string[]
  /** What a new row is told; its other columns are as usual, and of a row that stands as they were. */
  columns: readonly string[]
  /** The column with the id of the thing whose row it is. */
  root: string
}

export type CrmAsked = {
  /** Those that the file's ids mean. */
  ids: string[]
  /** Accounts of which the file has things without an id. */
  accountIds: string[]
}

export type CrmAbout = {
  /** Who brings it in, and when. */
  actorId: string
  today: string
  now: string
  /** Money without a currency is in this one. */
  home: string
}

export type CrmTarget = {
  kind: CrmKind
  /** In the order in which they are written; taken back the other way round. */
  tables: readonly CrmTable[]
  /** Companies and contacts are all told, to be compared; of the others those that are asked for. */
  standing: (db: Db, asked: CrmAsked) => Promise<CrmStanding[]>
  /**
   * Rows by table. A new thing's rows have every column; of one that stands a row names its key and
   * what the file says, and the rest stays.
   */
  rows: (thing: CrmThing, about: CrmAbout) => Record<string, Record<string, unknown>[]>
}
