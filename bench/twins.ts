/**
 * Which of 50,000 accounts and 100,000 people may be the same one: the pass of all of the night, and what one
 * changed name takes. Beside it, in the same run, reading what they are compared by and nothing else.
 *
 *     node bin/node24.mjs node bench/twins.ts [--accounts 50000] [--people 100000] [--twins 500]
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { twinJobs } from '../src/accounts/twin.jobs.ts'
import { comparedAccounts } from '../src/accounts/twinCompared.store.ts'
import { contactTwinJobs } from '../src/know/contactTwin.jobs.ts'
import { comparedContacts } from '../src/know/contactTwinCompared.store.ts'
import { openDatabase } from '../src/platform/database.ts'
import { type Db, inFirm } from '../src/platform/db.ts'
import { openLog } from '../src/platform/log.ts'
import { randomFrom } from '../samples/random.ts'

const { values: options } = parseArgs({
  options: {
    accounts: { type: 'string', default: '50000' },
    people: { type: 'string', default: '100000' },
    twins: { type: 'string', default: '500' },
  },
})
const [ACCOUNTS, PEOPLE, TWINS] = [options.accounts, options.people, options.twins].map(Number) as [
  number,
  number,
  number,
]
const DAY = '2026-11-27'
const folder = mkdtempSync(join(tmpdir(), 'clave-bench-twins-'))
const log = openLog('error')
const database = await openDatabase({ databaseUrl: null, dataFolder: folder, log })
const firmId = randomUUID()
const firm = <T>(work: (db: Db) => Promise<T>) => inFirm(database.sql, { firmId }, work)

try {
  await fill()
  console.log(`${cpus()[0]!.model}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`)
  console.log(`${ACCOUNTS} accounts, ${PEOPLE} people, ${TWINS} of each there twice\n`)
  console.log(`${''.padEnd(44)}       s  processor s  ratio  longest turn`)
  const base = await timed('read what accounts are compared by', () =>
    firm((db) => comparedAccounts(db, null, DAY)),
  )
  const others = await timed('read what people are compared by', () =>
    firm((db) => comparedContacts(db, null, DAY)),
  )
  await timed('all accounts compared and kept', () => pass('accounts', { all: true }), base)
  await timed('all people compared and kept', () => pass('people', { all: true }), others)
  await timed('again, with the pairs there', () => pass('accounts', { all: true }), base)
  await firm(
    (db) => db`update account set name = name || 's' where firm_id = ${firmId} and code = '7'`,
  )
  await timed('one account that changed', () => pass('accounts', { all: false }), base)
  await firm(
    (db) => db`update contact set name = name || 's' where firm_id = ${firmId} and contact_id = (
      select contact_id from contact where firm_id = ${firmId} limit 1)`,
  )
  await timed('one person who changed', () => pass('people', { all: false }), others)
  const [found] = await firm(
    (db) => db`select (select count(*) from account_twin where firm_id = ${firmId}) as accounts,
      (select count(*) from contact_twin where firm_id = ${firmId}) as people`,
  )
  console.log(`\nfound: ${found!['accounts']} pairs of accounts, ${found!['people']} of people`)
} finally {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
}

function pass(of: 'accounts' | 'people', payload: { all: boolean }): Promise<void> {
  const [{ carryOut }] = (of === 'accounts' ? twinJobs : contactTwinJobs) as typeof twinJobs & [any]
  return carryOut({
    sql: database.sql,
    log,
    dataFolder: folder,
    today: () => DAY,
    mail: { send: () => {} },
    publicUrl: () => '',
    payload,
    firmId,
    firm,
    stopping: new AbortController().signal,
  })
}

async function timed(what: string, work: () => Promise<unknown>, base?: number): Promise<number> {
  const turns = monitorEventLoopDelay({ resolution: 1 })
  turns.enable()
  const [begun, before] = [performance.now(), process.cpuUsage()]
  await work()
  const took = (performance.now() - begun) / 1000
  const { user, system } = process.cpuUsage(before)
  turns.disable()
  const cells = [
    took.toFixed(2).padStart(8),
    ((user + system) / 1e6).toFixed(2).padStart(13),
    (base ? `${(took / base).toFixed(2)} ×` : '').padStart(7),
    `${(turns.max / 1e6).toFixed(0)} ms`.padStart(14),
  ]
  console.log(what.padEnd(44) + cells.join(''))
  return took
}

/** Names of three words, domains, telephones and people with mailboxes; some accounts and people twice, slightly otherwise. */
async function fill(): Promise<void> {
  const random = randomFrom(7)
  const syllables = 'ba ce di fo gu la me ni po ru sa te vi xo zu bra cli dro fle gra'.split(' ')
  const word = () =>
    Array.from({ length: random.whole(2, 4) }, () => random.pick(syllables)).join('')
  const kinds = ['Forjas', 'Talleres', 'Aceros', 'Hierros', 'Mecánicas', 'Fundiciones', 'Bombas']
  const given = ['Ana', 'Luis', 'Marta', 'Íñigo', 'Begoña', 'Nuria', 'Óscar', 'Elena', 'Andrés']
  const words = Array.from({ length: 4_000 }, word)
  const slip = (name: string) => name.replace(/(.)(.)$/, '$2$1')
  const names = Array.from(
    { length: ACCOUNTS - TWINS },
    () => `${random.pick(kinds)} ${random.pick(words)} ${random.pick(words)}`,
  )
  names.push(...names.slice(0, TWINS).map(slip))
  const people = Array.from({ length: PEOPLE - TWINS }, (_, at): readonly [string, number] => [
    `${random.pick(given)} ${random.pick(words)} ${random.pick(words)}`,
    at,
  ])
  people.push(...people.slice(0, TWINS).map(([name, at]) => [slip(name), at] as const))
  await database.owner.query(`insert into access.firm (firm_id, name) values ($1, 'Aceros')`, [
    firmId,
  ])
  await firm(async (db) => {
    await db`
      insert into account (name, code)
      select name, at::text from unnest(${names}::text[]) with ordinality as told (name, at)`
    await db`
      insert into account_domain (account_id, domain)
      select account_id, 'd' || (code::int % ${ACCOUNTS - TWINS}) || '.example' from account where firm_id = ${firmId}`
    await db`
      create temporary table told on commit drop as
      select gen_random_uuid() as contact_id, name, mail, at
      from unnest(${people.map(([name]) => name)}::text[], ${people.map(([, at]) => at)}::int[])
        with ordinality as told (name, mail, at)`
    await db`
      insert into contact_place (contact_id, account_id)
      select t.contact_id, a.account_id from told t
      join account a on a.firm_id = ${firmId} and a.code = (t.mail % ${ACCOUNTS} + 1)::text`
    await db`insert into contact (contact_id, name) select contact_id, name from told`
    await db`
      insert into contact_reach (contact_id, kind, value, place)
      select contact_id, 'mail', 'p' || mail || '@d' || (mail % ${ACCOUNTS} + 1) || '.example', 1 from told
      union all
      select contact_id, 'phone', '+34 ' || (600000000 + mail), 2 from told`
    // What is due of all that is told by the pass of all.
    await db`delete from account_twin_due where firm_id = ${firmId}`
    await db`delete from contact_twin_due where firm_id = ${firmId}`
  })
  await database.owner.query('vacuum analyze')
}
