/** How far the folders of a mailbox have been read, in PostgreSQL: it moves on with what was read, or not at all. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'

const Progress = z.object({ path: z.string(), uidValidity: z.string(), lastUid: z.number() })
export type Progress = z.infer<typeof Progress>

export async function progressOf(db: Db, mailboxId: string): Promise<Map<string, Progress>> {
  const rows = await many(
    Progress,
    db`
    select path, uid_validity, last_uid from mail_folder
    where firm_id = ${db.firm} and mailbox_id = ${mailboxId}
  `,
  )
  return new Map(rows.map((row) => [row.path, row]))
}

type Step = { mailboxId: string; path: string; uidValidity: string; from: number; to: number }

/**
 * Moves a folder on; false where another run has moved it since, so that this one's batch is let go.
 * Numbers of another validity mean other mails: then it begins anew.
 */
export async function moveOn(db: Db, { mailboxId, path, uidValidity, from, to }: Step) {
  const { count } = await db`
    insert into mail_folder (mailbox_id, path, uid_validity, last_uid)
    values (${mailboxId}, ${path}, ${uidValidity}, ${to})
    on conflict (firm_id, mailbox_id, path) do update
    set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid
    where case when mail_folder.uid_validity = excluded.uid_validity
      then mail_folder.last_uid = ${from} else ${from} = 0 end
  `
  return count === 1
}

type Seen = {
  arrivals: readonly number[]
  seen: number
  kept: number
  left: number
  lagFrom: number | null
}

/** What was seen in a batch: `arrivals` are instants (ms since 1970 UTC) of what came in. */
export async function countSeen(db: Db, mailboxId: string, told: Seen) {
  const { arrivals, seen, kept, left, lagFrom } = told
  const hours = Map.groupBy(arrivals, (at) => Math.floor(at / AN_HOUR) * AN_HOUR)
  const rows = [...hours].map(([at, all]) => ({
    hour: new Date(at).toISOString(),
    messages: all.length,
  }))
  if (rows.length > 0)
    await db`
      insert into mail_hour (mailbox_id, hour, messages)
      select ${mailboxId}::uuid, hour, messages
      from jsonb_to_recordset(${db.json(rows)}) as h (hour timestamptz, messages int)
      on conflict (firm_id, mailbox_id, hour) do update set messages = mail_hour.messages + excluded.messages
    `
  const newest = arrivals.length > 0 ? Math.max(...arrivals) : null
  const last = newest === null ? null : new Date(newest).toISOString()
  // How late the newest is known is only telling where it came while we were asking.
  const lag = newest !== null && lagFrom !== null && newest > lagFrom ? Date.now() - newest : null
  await db`
    update mailbox set seen_count = seen_count + ${seen}, kept_count = kept_count + ${kept}, left_count = ${left},
      asked_at = now(), last_message_at = greatest(last_message_at, ${last}::timestamptz),
      lag_ms = coalesce(${lag}::bigint, lag_ms)
    where firm_id = ${db.firm} and mailbox_id = ${mailboxId}
  `
}

/** Weeks that nobody looks at any more; or all. */
export const forgetHours = (db: Db, mailboxId: string, { all = false } = {}) => db`
  delete from mail_hour where firm_id = ${db.firm} and mailbox_id = ${mailboxId}
    and (${all} or hour < now() - interval '70 days')
`

const AN_HOUR = 3_600_000
