import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openDatabase, openRoof, pool } from '../database.ts'
import { openLog } from '../log.ts'
import { knownMigrations, migrate, migrationsDone } from '../migrate.ts'
import { startPostgres } from '../postgres/server.ts'
import { writeArchive } from './archive.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'
import { wipe } from './wipe.ts'
import { anotherPostgres, installed } from './testing.ts'

// Every test makes databases of its own.
vi.setConfig({ testTimeout: 60_000 })

test('everything comes back: rows, files and the secret, but nobody signed in', async () => {
  const ours = await aClave()
  // More than one part of the archive.
  const { firmId } = await aFirm(ours, 'Aceros Ibéricos', { lines: 60_000 })
  await aFirm(ours, 'Una segunda')
  mkdirSync(join(ours.dataFolder, 'files', firmId), { recursive: true })
  writeFileSync(join(ours.dataFolder, 'files', firmId, 'ventas.csv'), 'día;importe\n')
  writeFileSync(join(ours.dataFolder, 'secret'), 'sealed')
  const file = aFile()

  const saved = await backup({ ...ours, file })
  expect(saved).toMatchObject({ firms: ['Aceros Ibéricos', 'Una segunda'], files: 2 })
  expect(statSync(file).mode & 0o777).toBe(0o600)

  const theirs = await aClave()
  expect(await restore({ ...theirs, file })).toEqual({ ...saved, backup: null })
  expect(await digests(theirs)).toEqual(await digests(ours))
  expect(readFileSync(join(theirs.dataFolder, 'files', firmId, 'ventas.csv'), 'utf8')).toBe(
    'día;importe\n',
  )
  expect(readFileSync(join(theirs.dataFolder, 'secret'), 'utf8')).toBe('sealed')
  expect(await ask(theirs, 'select * from access.session')).toEqual([])
  await theirs.owner.query('insert into access.firm (name) values ($1)', ['A new one'])
})

test('one firm comes beside others, with its people, whose present passwords stay', async () => {
  const ours = await aClave()
  const { firmId, personId } = await aFirm(ours, 'Aceros Ibéricos')
  await aFirm(ours, 'Una segunda')
  const [all, one] = [aFile(), aFile()]
  await backup({ ...ours, file: all })
  await backup({ ...ours, file: one, firm: 'Aceros Ibéricos' })

  for (const file of [all, one]) {
    const theirs = await aClave()
    await aFirm(theirs, 'De la casa')
    await ask(
      theirs,
      `insert into access.person (id, name, email) values ('${personId}', 'Ana', 'ana@casa.es')`,
    )
    const restored = await restore({ ...theirs, file, firm: firmId })
    expect(restored).toMatchObject({ firms: ['Aceros Ibéricos'] })
    expect(await ask(theirs, 'select name from access.firm order by name')).toEqual([
      { name: 'Aceros Ibéricos' },
      { name: 'De la casa' },
    ])
    expect(await ask(theirs, `select email from access.person where id = '${personId}'`)).toEqual([
      { email: 'ana@casa.es' },
    ])
    expect(
      await ask(theirs, `select * from access.credential where person_id = '${personId}'`),
    ).toEqual([])
    expect(await rowsOf(theirs, firmId)).toEqual(await rowsOf(ours, firmId))
    await expect(restore({ ...theirs, file, firm: firmId })).rejects.toMatchObject({
      code: 'backup/firm-exists',
    })
  }
})

test('a firm that moves house takes its passwords along, and its people set up their second factor anew', async () => {
  const ours = await aClave()
  const { personId } = await aFirm(ours, 'Aceros Ibéricos')
  const file = aFile()
  await backup({ ...ours, file, firm: 'Aceros Ibéricos' })
  const theirs = await aClave()
  await restore({ ...theirs, file })
  expect(
    await ask(
      theirs,
      `select two_factor_enabled, password from access.person join access.credential
      on person_id = person.id where person_id = '${personId}'`,
    ),
  ).toEqual([{ two_factor_enabled: false, password: 'hash' }])

  const elsewhere = await aClave()
  await ask(
    elsewhere,
    `insert into access.person (name, email)
    select 'Otra', '${personId}@example.com'`,
  )
  await aFirm(elsewhere, 'De la casa')
  await expect(restore({ ...elsewhere, file })).rejects.toMatchObject({
    code: 'backup/person-differs',
    values: { email: `${personId}@example.com` },
  })
})

test('what is there is replaced only when told, and kept in a backup', async () => {
  const ours = await aClave()
  await aFirm(ours, 'Aceros Ibéricos')
  const file = aFile()
  await backup({ ...ours, file })
  const theirs = await aClave()
  await aFirm(theirs, 'De la casa')
  await expect(restore({ ...theirs, file })).rejects.toMatchObject({ code: 'backup/not-empty' })

  const { backup: kept } = await restore({ ...theirs, file, overwrite: true })
  expect(await digests(theirs)).toEqual(await digests(ours))
  await restore({ ...theirs, file: kept!, overwrite: true })
  expect(await ask(theirs, 'select name from access.firm')).toEqual([{ name: 'De la casa' }])
})

test('a backup of an older Clave is brought to the shape of today', async () => {
  const [first] = knownMigrations()
  const beforeLedger = knownMigrations().findIndex((name) => name.includes('ledger')) - 1
  const ours = await aClave({ upTo: knownMigrations()[beforeLedger]! })
  const firmId = randomUUID()
  await ask(ours, `insert into access.firm (firm_id, name) values ('${firmId}', 'De antes')`)
  await ask(
    ours,
    `insert into happening (actor_id, what, about) values ('${firmId}', 'a.b', '{}')`,
    firmId,
  )
  const file = aFile()
  await backup({ ...ours, file })

  const theirs = await aClave()
  await restore({ ...theirs, file })
  expect((await migrationsDone(theirs.owner))[0]).toBe(first)
  expect(await migrationsDone(theirs.owner)).toEqual(knownMigrations())
  expect(await ask(theirs, 'select what from happening', firmId)).toEqual([{ what: 'a.b' }])

  const full = await aClave()
  await aFirm(full, 'De la casa')
  await expect(restore({ ...full, file, firm: firmId })).rejects.toMatchObject({
    code: 'backup/other-state',
  })
})

test('a damaged backup changes nothing, and a whole one can follow', async () => {
  const ours = await aClave()
  await aFirm(ours, 'Aceros Ibéricos', { lines: 20_000 })
  const [file, cut] = [aFile(), aFile()]
  await backup({ ...ours, file })
  const theirs = await aClave()
  for (const share of [0.3, 0.6, 0.99]) {
    writeFileSync(cut, readFileSync(file))
    truncateSync(cut, Math.floor(statSync(file).size * share))
    await expect(restore({ ...theirs, file: cut })).rejects.toMatchObject({
      code: 'backup/damaged',
    })
  }
  expect(await ask(theirs, 'select * from access.firm')).toEqual([])
  await restore({ ...theirs, file })
  expect(await digests(theirs)).toEqual(await digests(ours))
})

test('other files, newer backups and taken names are refused', async () => {
  const ours = await aClave()
  const file = aFile()
  writeFileSync(file, 'día;importe\n')
  await expect(restore({ ...ours, file })).rejects.toMatchObject({ code: 'backup/not-a-backup' })
  await expect(backup({ ...ours, file })).rejects.toMatchObject({ code: 'backup/exists' })
  await expect(backup({ ...ours, file: aFile(), firm: 'Nadie' })).rejects.toMatchObject({
    code: 'backup/no-such-firm',
  })
  const newer = aFile()
  await writeArchive(newer, (archive) => archive.text('manifest.json', { format: 99 }))
  await expect(restore({ ...ours, file: newer })).rejects.toMatchObject({ code: 'backup/newer' })
})

test('what was queued goes on where it is restored, once, and only for the firm that came', async () => {
  const ours = await aClave()
  const { firmId } = await aFirm(ours, 'Aceros Ibéricos')
  const second = await aFirm(ours, 'Una segunda')
  const told = { importId: 7, note: 'Ñ "\\' }
  await queue(ours, firmId, told)
  await queue(ours, second.firmId, told)
  const [all, one] = [aFile(), aFile()]
  await backup({ ...ours, file: all })
  await backup({ ...ours, file: one, firm: firmId })

  const theirs = await aClave()
  await restore({ ...theirs, file: all })
  expect(await queued(theirs)).toEqual(await queued(ours))

  for (const file of [one, all]) {
    const third = await aClave()
    await aFirm(third, 'De la casa')
    await restore({ ...third, file, firm: firmId })
    expect(await queued(third)).toEqual([
      { task: 'gather.check', payload: { firmId, told }, key: `${firmId}:check`, runAt: LATER },
    ])
  }
})

test('where a file can not be written, none is left half written', async () => {
  const ours = await aClave()
  const file = join(tmpdir(), randomUUID(), 'copy.clave')
  await expect(backup({ ...ours, file })).rejects.toMatchObject({
    code: 'backup/not-written',
  })
  expect(existsSync(file)).toBe(false)
})

test('wiping leaves nothing of ours', async () => {
  const ours = await aClave()
  await wipe(ours.owner)
  // Extensions stay: nobody knows who else in the database counts on them.
  const left = `select pg_describe_object(d.classid, d.objid, 0) as thing from pg_depend d
    where d.refclassid = 'pg_namespace'::regclass and d.refobjid = 'public'::regnamespace
      and d.classid <> 'pg_extension'::regclass and not exists (
        select from pg_depend e
        where e.classid = d.classid and e.objid = d.objid and e.deptype = 'e')`
  expect(await ask(ours, left)).toEqual([])
})

const older = installed(15)
if (!older)
  console.log('PostgreSQL 15 is not installed: the test across major versions is skipped.')
test.runIf(older)('a backup crosses major versions of PostgreSQL, there and back', async () => {
  const ours = await aClave()
  await aFirm(ours, 'Aceros Ibéricos')
  const [there, back] = [aFile(), aFile()]
  await backup({ ...ours, file: there })

  const other = await anotherPostgres(older!)
  clean.push(() => other.stop())
  const fifteen = await aClave({ databaseUrl: other.url })
  await restore({ ...fifteen, file: there })
  expect((await ask(fifteen, 'show server_version'))[0]?.['server_version']).toMatch(/^15/)
  expect(await digests(fifteen)).toEqual(await digests(ours))
  await backup({ ...fifteen, file: back })

  const again = await aClave()
  await restore({ ...again, file: back })
  expect(await digests(again)).toEqual(await digests(ours))
})

const clean: (() => unknown)[] = []
afterEach(async () => {
  for (const step of clean.splice(0).toReversed()) await step()
})

type Clave = Awaited<ReturnType<typeof aClave>>

async function aClave({ databaseUrl = null as string | null, upTo = '' } = {}) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'clave-backup-'))
  clean.push(() => rmSync(dataFolder, { recursive: true, force: true }))
  const options = { databaseUrl, dataFolder, log: openLog('error') }
  if (!databaseUrl) {
    execFileSync('cp', ['-a', `${fresh}/postgres`, dataFolder])
    const server = await startPostgres({ dataFolder, fast: true })
    clean.push(() => server.stop())
  }
  const roof = await openRoof(options)
  const owner = pool(roof.owner, 3)
  clean.push(async () => {
    await owner.end()
    await roof.stop()
  })
  if (upTo) {
    await wipe(owner)
    await migrate(owner, { upTo })
  }
  return { ...options, owner }
}

// Made once and copied for each: quicker than making it each time.
let fresh = ''
beforeAll(async () => {
  fresh = mkdtempSync(join(tmpdir(), 'clave-fresh-'))
  const server = await startPostgres({ dataFolder: fresh, fast: true })
  await (
    await openDatabase({ databaseUrl: null, dataFolder: fresh, log: openLog('error') })
  ).close()
  await server.stop()
})
afterAll(() => rmSync(fresh, { recursive: true, force: true }))

/** A firm with something of every kind, text that is hard to carry among it. */
async function aFirm(clave: { owner: pg.Pool }, name: string, { lines = 500 } = {}) {
  const [firmId, personId, accountId] = [randomUUID(), randomUUID(), randomUUID()]
  const hard = String.raw`Señor\tÑ \\N ' " \. ` + '\ttab\nline\r\n€ 𝄞 \\'
  await clave.owner.query(`
    insert into access.firm (firm_id, name) values ('${firmId}', '${name}');
    insert into access.person (id, name, email, two_factor_enabled)
      values ('${personId}', 'Ana', '${personId}@example.com', true);
    insert into access.credential (person_id, provider_id, account_id, password)
      values ('${personId}', 'credential', '${personId}', 'hash');
    insert into access.second_factor (person_id, secret, backup_codes) values ('${personId}', 's', 'c');
    insert into access.session (person_id, token, expires_at) values ('${personId}', '${personId}', now());
    insert into access.membership (firm_id, person_id, role) values ('${firmId}', '${personId}', 'lead');
    insert into access.link (link_id, firm_id, token_hash, purpose, record_id, expires_at)
      values ('${accountId}', '${firmId}', '${firmId}', 'invitation', '${firmId}', now());
    insert into access.link_use (link_id, name, address) values ('${accountId}', 'Ana', '::1');
  `)
  const client = await clave.owner.connect()
  await client.query(
    `begin; set local clave.firm_id = '${firmId}'; set local clave.actor_id = '${personId}'`,
  )
  await client.query(`insert into account (account_id, code, name) values ($1, '00123', $2)`, [
    accountId,
    hard,
  ])
  await client.query(`
    insert into account_tag (account_id, tag) values ('${accountId}', 'a');
    insert into happening (actor_id, what, about) values ('${personId}', 'account.made', '{"a": "\\n"}');
    insert into label (label_id, kind, name) values (1, 'family', '');
    insert into product (product_id, code, name, family_id) values (1, 'p', 'P', 1);
    insert into import (import_id, made_by) values (1, '${personId}');
    insert into sale_line (account_id, import_id, line_no, day, currency, amount, invoice)
      select '${accountId}', 1, i, '2026-01-01', 'EUR', i / 7.0, repeat('f', i % 90)
      from generate_series(1, ${lines}) i;
    commit`)
  client.release()
  return { firmId, personId, accountId }
}

const LATER = '2199-01-01'

async function queue({ owner }: Clave, firmId: string, told: unknown) {
  await owner.query(
    `select graphile_worker.add_job('gather.check', $1::json, job_key => $2, run_at => $3)`,
    [JSON.stringify({ firmId, told }), `${firmId}:check`, LATER],
  )
}

function queued(clave: Clave) {
  return ask(
    clave,
    `select task_identifier as task, payload, j.key, j.run_at::date::text as "runAt"
      from graphile_worker.jobs j join graphile_worker._private_jobs using (id)
      where task_identifier = 'gather.check' order by payload ->> 'firmId'`,
  )
}

/** What each table holds, as one number per table and firm. */
async function digests(clave: Clave) {
  const firms = await ask(clave, 'select firm_id from access.firm order by firm_id')
  const found: Record<string, unknown> = {}
  for (const { firm_id: firmId } of firms)
    found[String(firmId)] = await rowsOf(clave, String(firmId))
  for (const name of await tableNames(clave, 'access')) {
    if (!['session', 'verification'].includes(name))
      found[name] = await digest(clave, `access.${name}`)
  }
  return found
}

async function rowsOf(clave: Clave, firmId: string) {
  const found: Record<string, unknown> = {}
  for (const name of await tableNames(clave, 'public')) {
    if (name !== 'migration') found[name] = await digest(clave, `public.${name}`, firmId)
  }
  return found
}

async function digest(clave: Clave, table: string, firmId?: string) {
  const [row] = await ask(
    clave,
    `select count(*)::int as rows, md5(string_agg(t::text, ',' order by t::text collate "C")) as sum from ${table} t ${firmId ? `where firm_id = '${firmId}'` : ''}`,
    firmId,
  )
  return row
}

async function tableNames(clave: Clave, schema: string): Promise<string[]> {
  const rows = await ask(
    clave,
    `select relname from pg_class
    where relnamespace = '${schema}'::regnamespace and relkind in ('r', 'p') order by relname`,
  )
  return rows.map(({ relname }) => String(relname))
}

async function ask({ owner }: { owner: pg.Pool }, statement: string, firmId?: string) {
  const client = await owner.connect()
  try {
    const id = firmId ?? randomUUID()
    await client.query(`set clave.firm_id = '${id}'; set clave.actor_id = '${id}'`)
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    client.release()
  }
}

function aFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clave-backup-file-'))
  clean.push(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'copy.clave')
}
