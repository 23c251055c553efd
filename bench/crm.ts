/**
 * A CRM's export checked, taken in, brought again without a change and taken back, in a firm that has accounts and
 * people already. Beside it, in the same run, the same rows put into their tables by one plain statement each: what
 * writing them costs at the least.
 *
 *     node bin/node24.mjs node bench/crm.ts [--companies 2000] [--contacts 6000] [--activities 12000] [--standing 5000]
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { crmJobs } from '../src/gather/crm.jobs.ts'
import { addCrm, changeCrm, crmOf } from '../src/gather/crm.store.ts'
import { checkCrm, type CrmImport, reverseCrm, takeCrm } from '../src/gather/crm.ts'
import { addCrmFile } from '../src/gather/crmFile.store.ts'
import { guessKind } from '../src/gather/crmKind.ts'
import { openDatabase } from '../src/platform/database.ts'
import { type Db, inFirm } from '../src/platform/db.ts'
import { openLog } from '../src/platform/log.ts'
import { readSettings } from '../src/platform/settings.ts'
import { crmTargets } from '../src/shell/crm.ts'

const { values: options } = parseArgs({
  options: {
    companies: { type: 'string', default: '2000' },
    contacts: { type: 'string', default: '6000' },
    activities: { type: 'string', default: '12000' },
    standing: { type: 'string', default: '5000' },
  },
})
const size = (name: keyof typeof options) => Number(options[name])
const folder = mkdtempSync(join(tmpdir(), 'clave-bench-'))
const log = openLog('warn')
const settings = readSettings({ CLAVE_DATA: folder, CLAVE_LOG: 'error' })
const database = await openDatabase({ ...settings, log })
const firmId = randomUUID()
const personId = randomUUID()
const inside = <T>(work: (db: Db) => Promise<T>) =>
  inFirm(database.sql, { firmId, id: personId }, work)

try {
  const rows = size('companies') + size('contacts') + size('activities')
  console.log(`${cpus()[0]!.model}, ${cpus().length} cores, node ${process.version}`)
  console.log(`${rows} lines, beside ${size('standing')} accounts\n`)
  await database.owner.query(
    `insert into access.firm (firm_id, name, home_currency) values ($1, 'Bench', 'EUR')`,
    [firmId],
  )
  await inside(
    (db) => db`
    insert into account (code, name)
    select 'S' || n, 'Cliente ' || md5(n::text) from generate_series(1, ${size('standing')}) n
  `,
  )
  const plain = await timed('plain statements of the same rows', writePlain)
  const first = await aRun()
  await timed('checked', () => step(first, checkCrm.name, 'checking'), plain)
  await timed('taken in', () => step(first, takeCrm.name, 'taking'), plain)
  const again = await aRun()
  await timed('the same again, checked', () => step(again, checkCrm.name, 'checking'), plain)
  await timed('taken back', () => step(first, reverseCrm.name, 'reversing'), plain)
  const { counts } = (await inside((db) => crmOf(db, again)))!
  console.log(
    `\nagain: ${counts.map(({ kind, same, read }) => `${kind} ${same} of ${read}`).join(', ')}`,
  )
} finally {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
}

async function timed(what: string, work: () => Promise<unknown>, base?: number): Promise<number> {
  const begun = performance.now()
  await work()
  const took = performance.now() - begun
  const ratio = base ? `${(took / base).toFixed(1)} ×` : ''
  console.log(`${what.padEnd(40)}${took.toFixed(0).padStart(7)} ms${ratio.padStart(10)}`)
  return took
}

async function aRun(): Promise<string> {
  return inside(async (db) => {
    const crmImportId = await addCrm(db, { id: personId })
    for (const { file, columns, cells } of files()) {
      const told = columns.map((name, at) => ({
        name,
        examples: cells.slice(0, 20).map((row) => row[at]!),
      }))
      const rows = cells.map((row, at) => ({ line: at + 2, cells: row }))
      await addCrmFile(db, crmImportId, { file, columns: told, rows, ...guessKind(told) })
    }
    await changeCrm(db, crmImportId, { system: 'hubspot' })
    return crmImportId
  })
}

async function step(crmImportId: string, name: string, state: CrmImport['state']) {
  await inside((db) => changeCrm(db, crmImportId, { state }))
  const job = crmJobs(crmTargets).find(({ task }) => task.name === name)!
  await job.carryOut({
    sql: database.sql,
    log,
    dataFolder: folder,
    today: () => '2026-11-20',
    mail: { send: () => Promise.resolve() },
    publicUrl: () => '',
    payload: { crmImportId, personId },
    firmId,
    firm: inside,
    stopping: new AbortController().signal,
  } as never)
  const { problem } = (await inside((db) => crmOf(db, crmImportId)))!
  if (problem) throw new Error(problem.code)
}

function files() {
  const many = (count: number, row: (at: number) => string[]) =>
    Array.from({ length: count }, (_, at) => row(at))
  const of = (at: number) => at % size('companies')
  return [
    {
      file: 'companies.csv',
      columns: ['Company ID', 'Company Name', 'Company Domain Name', 'City', 'Company Owner'],
      cells: many(size('companies'), (at) => [
        `c${at}`,
        `Firma ${word(at)}`,
        `f${at}.example`,
        `Villa ${at % 50}`,
        `o${at}@x.example`,
      ]),
    },
    {
      file: 'contacts.csv',
      columns: [
        'Contact ID',
        'First Name',
        'Last Name',
        'Email',
        'Job Title',
        'Associated Company ID',
      ],
      cells: many(size('contacts'), (at) => [
        `p${at}`,
        'Ana',
        `Ruiz ${word(at)}`,
        `p${at}@f${of(at)}.example`,
        'Compras',
        `c${of(at)}`,
      ]),
    },
    {
      file: 'activities.csv',
      columns: [
        'Activity ID',
        'Activity Type',
        'Activity Date',
        'Subject',
        'Notes/Description',
        'Associated Contact Email',
      ],
      cells: many(size('activities'), (at) => [
        `a${at}`,
        'Call',
        '2026-03-01',
        `Hablar ${at}`,
        'Lo que se habló de precios y plazos',
        `p${at % size('contacts')}@f${of(at % size('contacts'))}.example`,
      ]),
    },
  ]
}

/** Names that aren't alike. */
function word(at: number): string {
  return String(at * 7919 + 104_729).replace(/\d/g, (digit) => `${'bdfgjklmpr'[Number(digit)]}a`)
}

/** Written, and left undone. */
async function writePlain() {
  class Undone extends Error {}
  await inside(async (db) => {
    await db`
      with made as (
        insert into account (code, name)
        select 'P' || n, 'Firma ' || n from generate_series(1, ${size('companies')}) n returning account_id
      )
      insert into account_told (account_id, town) select account_id, 'Villa' from made
    `
    // Who they are comes last, as a run does it: what is found by search is then made once.
    await db`
      create temporary table bench_contact on commit drop as
      select gen_random_uuid() as contact_id, n, (select account_id from account where firm_id = ${db.firm}
        order by code offset n % ${size('companies')} limit 1) as account_id
      from generate_series(1, ${size('contacts')}) n
    `
    await db`insert into contact_place (contact_id, account_id) select contact_id, account_id from bench_contact`
    await db`
      insert into contact_reach (contact_id, kind, value, place)
      select contact_id, 'mail', 'p' || n || '@f.example', 1 from bench_contact
    `
    await db`insert into contact (contact_id, name) select contact_id, 'Ana ' || n from bench_contact`
    await db`
      insert into interaction (account_id, kind, happened_on, subject, text)
      select (select account_id from account where firm_id = ${db.firm} limit 1), 'call', '2026-03-01', 'Hablar ' || n,
        'Lo que se habló de precios y plazos'
      from generate_series(1, ${size('activities')}) n
    `
    throw new Undone()
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
}
