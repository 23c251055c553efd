/** An import that is disturbed: nothing is lost, nothing is stored by halves. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, inject, test } from 'vitest'
import { jobWorld, sql } from '../platform/testing.ts'
import { adminPool } from '../platform/testing.setup.ts'
import { publishImport } from './import.api.ts'
import { importJobs } from './import.jobs.ts'
import { aGatheringFirm } from './import.testing.ts'
import { publishLedger } from './import.ts'

/** Enough to be still at it when something happens. */
const LINES = 40_000
const large = {
  name: 'grande.csv',
  content: `Factura;Línea;Fecha;Cliente;Importe\n${Array.from(
    { length: LINES },
    (_, i) =>
      `F${i >> 2};${i % 4};${String(1 + (i % 28)).padStart(2, '0')}/0${1 + (i % 9)}/2025;C${i % 500};${i % 90},25`,
  ).join('\n')}`,
}
const small = {
  name: 'ventas.csv',
  content: 'Factura;Línea;Fecha;Cliente;Importe\nF1;1;25/01/2026;C1;10,00\n',
}

type Firm = ReturnType<typeof aGatheringFirm>

async function until(firm: Firm, importId: number, step: string) {
  for (let tries = 0; tries < 600; tries++) {
    const { progress, state } = await firm.read(importId)
    if (progress?.step === step) return
    if (state === 'published') throw new Error('too late')
    await sleep(20)
  }
}

async function stored(firm: Firm) {
  const [found] = await firm.db(
    (db) => db`
    select (select count(*)::int from sale_line) as lines, (select count(*)::int from account) as accounts,
      (select count(*)::int from account_day) as days, (select count(*)::int from ledger_day) as ledger_days
  `,
  )
  return found
}

test('cancelled before it begins: it is back where it was, with nothing stored', async () => {
  const firm = aGatheringFirm()
  const { importId } = await firm.checked([small])
  await firm.publish(importId)
  await firm.cancel(importId)
  await firm.work()
  expect(await firm.read(importId)).toMatchObject({
    state: 'checked',
    problem: null,
    progress: null,
  })
  expect(await firm.sales()).toEqual({})

  await firm.publish(importId)
  await firm.work()
  expect(await firm.sales()).toEqual({ C1: '10' })
})

test('cancelled in the middle: the statement under way ends, and nothing is stored', async () => {
  const firm = aGatheringFirm()
  const { importId } = await firm.checked([large])
  await firm.publish(importId)
  const work = firm.work()
  await until(firm, importId, 'lines')
  await firm.cancel(importId)
  await work
  expect(await firm.read(importId)).toMatchObject({ state: 'checked', problem: null })
  expect(await stored(firm)).toMatchObject({ lines: 0, accounts: 0, days: 0 })
}, 120_000)

test('a check that is cancelled goes back to the draft', async () => {
  const firm = aGatheringFirm()
  const importId = await firm.draft(small)
  await firm.plan(importId)
  await firm.cancel(importId)
  await firm.work()
  expect(await firm.read(importId)).toMatchObject({ state: 'draft', report: null })
})

test('the database goes away in the middle: the work begins again and ends well', async () => {
  const firm = aGatheringFirm()
  const { importId } = await firm.checked([large])
  await firm.publish(importId)
  const work = firm.work()
  await until(firm, importId, 'lines')
  const [here] = await sql`select current_database() as name`
  const root = adminPool(inject('testServer'), 'postgres')
  const ended = await root.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = $1 and application_name = 'clave' and xact_start < now() - interval '100 ms'`,
    [here!['name']],
  )
  await root.end()
  expect(ended.rowCount).toBeGreaterThan(0)
  await work
  expect(await firm.read(importId)).toMatchObject({ state: 'published', problem: null })
  expect(await stored(firm)).toMatchObject({ lines: LINES, accounts: 500 })
}, 120_000)

test('the server stops in the middle: the next one begins the step again', async () => {
  const firm = aGatheringFirm()
  const { importId } = await firm.checked([large])
  await firm.publish(importId)
  const stopping = new AbortController()
  const publishing = importJobs.find(({ task }) => task === publishLedger)!
  const carried = publishing.carryOut({
    ...jobWorld,
    payload: { importId, personId: firm.lead.id },
    firmId: firm.firmId,
    firm: firm.db,
    stopping: stopping.signal,
  })
  await until(firm, importId, 'lines')
  stopping.abort(new Error('stopping'))
  await expect(carried).rejects.toThrow()
  expect(await stored(firm)).toMatchObject({ lines: 0, accounts: 0 })
  expect((await firm.read(importId)).state).toBe('publishing')

  await firm.work()
  expect((await firm.read(importId)).state).toBe('published')
  expect(await stored(firm)).toMatchObject({ lines: LINES, accounts: 500 })
}, 120_000)

test('carried out twice, it is published once', async () => {
  const firm = aGatheringFirm()
  const { importId } = await firm.published([small])
  const publishing = importJobs.find(({ task }) => task === publishLedger)!
  await publishing.carryOut({
    ...jobWorld,
    payload: { importId, personId: firm.lead.id },
    firmId: firm.firmId,
    firm: firm.db,
    stopping: new AbortController().signal,
  })
  expect(await stored(firm)).toMatchObject({ lines: 1 })
})

test('two imports do not change one ledger at a time', async () => {
  const firm = aGatheringFirm()
  const first = await firm.checked([small])
  const second = await firm.checked([
    { name: 'otra.csv', content: small.content.replace('C1', 'C2') },
  ])
  await firm.publish(first.importId)
  await expect(firm.lead.ask(publishImport, { importId: second.importId })).rejects.toThrow(
    'gather/another-running',
  )
})

test('a file that is no ledger goes back to the draft with the reason', async () => {
  const firm = aGatheringFirm()
  const importId = await firm.draft(small)
  await firm.plan(importId, {
    files: [
      {
        fileNo: 1,
        role: 'ledger',
        reading: {},
        mapping: { clientCode: 'Cliente', day: 'Nada', amount: 'Importe' },
        key: null,
      },
    ],
  })
  await firm.work()
  expect(await firm.read(importId)).toMatchObject({
    state: 'draft',
    problem: { code: 'gather/column-missing', values: { column: 'Nada' } },
  })
})
