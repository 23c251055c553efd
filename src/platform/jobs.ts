/** Work done later: queued in the transaction of the change that asks for it, carried out once. */
import { EventEmitter } from 'node:events'
import {
  Logger,
  run,
  runOnce,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import type pg from 'pg'
import type { z } from 'zod'
import type { Task } from '../kernel/task.ts'
import { type Db, inFirm, type Sql } from './db.ts'
import type { Log } from './log.ts'
import type { Mail } from './mail.ts'
import type { Settings } from './settings.ts'

export type JobWorld = {
  sql: Sql
  log: Log
  dataFolder: string
  today: () => string
  mail: Pick<Mail, 'send' | 'deliver'>
  /** Where people reach us: links in mails. */
  publicUrl: () => string
  /** What seals others' passwords. */
  secret: () => Promise<string>
  /** How large files may be that come in, and how their names may end. */
  attachments: Settings['attachments']
}

export type JobAsk<P> = JobWorld & {
  payload: P
  firmId: string
  /** A transaction of the job's firm. A long job opens several. */
  firm: <T>(work: (db: Db) => Promise<T>) => Promise<T>
  /** Fires when the server stops: leave things so that the next run goes on. */
  stopping: AbortSignal
}

export type Job = { task: Task; carryOut: (ask: JobAsk<any>) => Promise<void> }

export function job<T extends z.ZodType>(
  task: Task<T>,
  carryOut: (ask: JobAsk<z.output<T>>) => Promise<void>,
): Job {
  return { task, carryOut }
}

/**
 * Queues a task for this firm. Tasks with one key are done once, with the latest payload.
 * @param notBefore an instant until which it waits
 */
export async function enqueue<T extends z.ZodType>(
  db: Db,
  { name, payload }: Task<T>,
  given: z.input<T>,
  { key, notBefore }: { key?: string; notBefore?: string } = {},
) {
  const told = payload.parse(given) as never
  const job = key ? `${db.firm}:${name}:${key}` : null
  await db`select enqueue(${name}, ${db.json(told)}::json, ${job}, ${notBefore ?? null})`
}

export type Worker = { stop: () => Promise<void> }

/**
 * Two jobs at a time, and a third where someone waits for it.
 * @param born hears the names under which jobs are held, before the first one is taken
 */
export async function startWorker(
  pool: pg.Pool,
  jobs: Job[],
  world: JobWorld,
  born: (holders: readonly string[]) => void = () => {},
): Promise<Worker> {
  const holders: string[] = []
  const events: WorkerEvents = new EventEmitter()
  // The pool holds the jobs, not the one of its workers that carries one out.
  events.on('pool:create', ({ workerPool }) => {
    holders.push(workerPool.id)
    born(holders)
  })
  const begin = (those: Job[], concurrency: number) =>
    run({
      events,
      pgPool: pool,
      taskList: taskList(those, world),
      concurrency,
      noHandleSignals: true,
      logger: quiet(world.log),
    })
  const runners: Runner[] = [await begin(jobs, 2)]
  const awaited = jobs.filter(({ task }) => task.awaited)
  if (awaited.length > 0) runners.push(await begin(awaited, 1))
  return {
    stop: async () => {
      await Promise.all(runners.map((runner) => runner.stop()))
    },
  }
}

/** Carries out what is queued now, for tests and the command line. */
export async function workOff(pool: pg.Pool, jobs: Job[], world: JobWorld): Promise<void> {
  await runOnce({
    pgPool: pool,
    taskList: taskList(jobs, world),
    noHandleSignals: true,
    logger: quiet(world.log),
  })
}

function taskList(jobs: Job[], world: JobWorld): TaskList {
  return Object.fromEntries(
    jobs.map(({ task, carryOut }) => [
      task.name,
      async (sent: unknown, helpers) => {
        const { firmId, told } = sent as { firmId: string; told: unknown }
        await carryOut({
          ...world,
          payload: task.payload.parse(told),
          firmId,
          firm: (work) => inFirm(world.sql, { firmId }, work),
          stopping: helpers.abortSignal ?? new AbortController().signal,
        })
      },
    ]),
  )
}

/** The worker's own chatter at debug; its warnings and errors as they are. */
function quiet(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error(meta ?? {}, message)
    else if (level === 'warning') log.warn(meta ?? {}, message)
    else log.debug(message)
  })
}

/** How a server's session is called that says which of its workers are alive, by the database's own list of sessions. */
export const WORKS = 'clave-works:'
/** A worker that began just now may not be on that list yet. */
const YOUNG = '30 seconds'

/**
 * Frees the jobs that killed processes held: at once where nobody else works on this database, else those of workers
 * that no living session names.
 */
export async function unlockDead(pool: pg.Pool): Promise<void> {
  await pool.query(
    `with server as (
      select split_part(application_name, ':', 2) as workers from pg_stat_activity
      where datname = current_database() and starts_with(application_name, $1)
    )
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from graphile_worker._private_jobs
    where locked_by is not null
      and locked_by not in (
        select 'pool-' || id from server, unnest(string_to_array(workers, ',')) as id where id <> '')
      and ((select count(*) from server) <= 1 or locked_at < now() - interval '${YOUNG}')
    having count(*) > 0`,
    [WORKS],
  )
}
