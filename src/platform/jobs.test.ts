/** What a server holds that lives is nobody else's; what a dead one held is freed. */
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { task } from '../kernel/task.ts'
import { standGuard } from './guard.ts'
import { enqueue, job, startWorker, unlockDead } from './jobs.ts'
import { aFirm, jobWorld, owner } from './testing.ts'

// The guard, the worker and the test each take some.
const wide = new pg.Pool({ ...owner.options, max: 6 })
wide.on('error', () => {})
afterAll(() => wide.end())

const slow = task('platform.slow', z.object({}))

test('a job under way is not freed while its server lives, and is once it is gone', async () => {
  const guard = (await standGuard(wide, 'jobs.test'))!
  let begun = 0
  const over = Promise.withResolvers<void>()
  const carriesOut = job(slow, async () => {
    begun += 1
    await over.promise
  })
  let told = Promise.resolve()
  const runner = await startWorker(wide, [carriesOut], jobWorld, (holders) => {
    told = guard.tellWorkers(holders)
  })
  const held = async () => {
    const { rows } = await wide.query(
      `select locked_by from graphile_worker.jobs where task_identifier = 'platform.slow'`,
    )
    return rows.map(({ locked_by: by }) => by !== null)
  }
  try {
    const firm = aFirm([])
    await firm.anAccount()
    await firm.db((db) => enqueue(db, slow, {}))
    await expect.poll(() => begun, { timeout: 20_000 }).toBe(1)
    await told
    await unlockDead(wide)
    expect(await held()).toEqual([true])
    await guard.release()
    await unlockDead(wide)
    expect(await held()).toEqual([false])
    await pause(50)
  } finally {
    over.resolve()
    await runner.stop()
    await guard.release()
  }
})

test('what someone waits for stands behind nothing else', async () => {
  const over = Promise.withResolvers<void>()
  const done: string[] = []
  const study = job(task('platform.study', z.object({})), () => over.promise)
  const asked = job(task('platform.asked', z.object({}), { awaited: true }), async () => {
    done.push('asked')
  })
  const worker = await startWorker(wide, [study, asked], jobWorld)
  try {
    const firm = aFirm([])
    await firm.anAccount()
    for (const key of ['one', 'two', 'three']) {
      await firm.db((db) => enqueue(db, study.task, {}, { key }))
    }
    await firm.db((db) => enqueue(db, asked.task, {}))
    await expect.poll(() => done, { timeout: 20_000 }).toEqual(['asked'])
  } finally {
    over.resolve()
    await worker.stop()
  }
})
