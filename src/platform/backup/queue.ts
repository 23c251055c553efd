/** Work that was asked for and is not done yet goes with its firm: an import under way goes on where it is restored. */
import { z } from 'zod'
import type { Sql } from '../db.ts'
import { BackupProblem } from './problem.ts'

const Queued = z.array(
  z.object({
    firmId: z.uuid(),
    task: z.string(),
    told: z.json(),
    key: z.string().nullable(),
    /** Work that waits for a day; null where it may be done at once. */
    notBefore: z.string().nullable().default(null),
  }),
)
export type Queued = z.infer<typeof Queued>

type Reads = Pick<Sql, 'unsafe'>

/** In the order in which it was asked for. */
export async function queuedWork(db: Reads, firmIds: string[]): Promise<Queued> {
  const rows = await db.unsafe(
    `select j.payload ->> 'firmId' as firm_id, t.identifier as task, j.payload -> 'told' as told, j.key,
       case when j.run_at > now() then j.run_at::text end as not_before
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.payload ->> 'firmId' = any($1) and j.attempts < j.max_attempts
     order by j.run_at, j.id`,
    [firmIds],
  )
  return Queued.parse(rows)
}

export function readQueued(text: string): Queued {
  const read = Queued.safeParse(JSON.parse(text))
  if (!read.success) throw new BackupProblem('not-a-backup')
  return read.data
}

export async function queueAgain(db: Reads, queued: Queued): Promise<void> {
  for (const { firmId, task, told, key, notBefore } of queued) {
    await db.unsafe(
      `select graphile_worker.add_job(identifier => $1, payload => $2::text::json, job_key => $3, run_at => $4::text::timestamptz)`,
      [task, JSON.stringify({ firmId, told }), key, notBefore],
    )
  }
}
