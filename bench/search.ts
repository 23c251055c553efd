/**
 * The one box over 50,000 accounts, 100,000 people and 500,000 notes: asked over HTTP's own road (who asks,
 * transaction, search, names, shape), by someone who sees all and by someone who sees thirty accounts.
 *
 *     node bin/node24.mjs node bench/search.ts [--notes 500000] [--accounts 50000] [--times 40] [--data FOLDER]
 *
 * With a folder that was filled before, it only asks.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Actor } from '../src/kernel/actor.ts'
import { call } from '../src/kernel/call.ts'
import { noteRoutes } from '../src/know/note.routes.ts'
import { writeNote } from '../src/know/note.api.ts'
import { bodyOf } from '../src/know/noteBody.ts'
import { searchEverything } from '../src/know/search.api.ts'
import { searchRoutes } from '../src/know/search.routes.ts'
import { openDatabase } from '../src/platform/database.ts'
import { inFirm } from '../src/platform/db.ts'
import { openLog } from '../src/platform/log.ts'
import { serve, type World } from '../src/platform/serve.ts'
import { randomFrom } from '../samples/random.ts'

const { values: options } = parseArgs({
  options: {
    notes: { type: 'string', default: '500000' },
    accounts: { type: 'string', default: '50000' },
    times: { type: 'string', default: '40' },
    data: { type: 'string' },
  },
})
const [NOTES, ACCOUNTS, TIMES] = [options.notes, options.accounts, options.times].map(Number) as [
  number,
  number,
  number,
]
const PEOPLE = ACCOUNTS * 2
const BATCH = 5_000
const SEES = 30

/** What people type, and what each tries. */
const SOUGHT: Record<string, string> = {
  'a common name': 'forjas',
  'a name and a place': 'forjas levante 12',
  'two letters': 'fo',
  'a person': 'garcia peña',
  'a name, mistyped': 'forgas lebante',
  'a word of most notes': 'reuniones',
  'a word of some notes': 'prórroga',
  'a rare word': 'palabra19337',
  'three words': 'reunion precio palabra12',
  'a word being typed': 'negociac',
  'a word, mistyped': 'reunoin',
  'two words, mistyped': 'calidda prorogga',
  'nothing like it': 'xqzzwv',
  'a preposition': 'de',
}

const folder = options.data ?? mkdtempSync(join(tmpdir(), 'clave-bench-search-'))
const marker = join(folder, 'search.json')
const database = await openDatabase({
  databaseUrl: null,
  dataFolder: folder,
  log: openLog('error'),
})
const { sql, owner } = database
type Filled = { firmId: string; all: string; own: string; accountId: string }
const filled: Filled = existsSync(marker)
  ? (JSON.parse(readFileSync(marker, 'utf8')) as Filled)
  : await fill()

async function fill(): Promise<Filled> {
  const [firmId, all, own] = [randomUUID(), randomUUID(), randomUUID()]
  const random = randomFrom(7)
  await owner.query(`insert into access.firm (firm_id, name) values ($1, 'Aceros')`, [firmId])
  const first = ['Forjas', 'Talleres', 'Aceros', 'Hierros', 'Mecánicas', 'Fundiciones', 'Laminados']
  const second = ['Levante', 'Nervión', 'Duero', 'Ebro', 'Norte', 'Garona', 'Turia', 'Miño', 'Tajo']
  const given = ['Ana', 'Luis', 'Marta', 'Íñigo', 'Begoña', 'Nuria', 'Óscar', 'Elena', 'Andrés']
  const family = ['García', 'Ibarra', 'Núñez', 'Peña', 'Muñoz', 'Zubiri', 'Castaño', 'Álvarez']
  const words = [
    'reunión',
    'cliente',
    'oferta',
    'precio',
    'plazo',
    'entrega',
    'calidad',
    'contrato',
  ]
  words.push('prórroga', 'visita', 'planta', 'negociación', 'competidor', 'garantía', 'válvula')
  while (words.length < 20_000) words.push(`palabra${words.length}`)
  const word = () => words[Math.floor(words.length * random.next() ** 5)]!

  let begun = performance.now()
  const accountIds: string[] = []
  await inFirm(sql, { firmId }, async (db) => {
    const rows = Array.from({ length: ACCOUNTS }, (_, at) => ({
      name: `${random.pick(first)} ${random.pick(second)} ${at}`,
      code: `C${at}`,
    }))
    const made = await db<{ accountId: string }[]>`
      insert into account (name, code)
      select name, code from unnest(${rows.map(({ name }) => name)}::text[], ${rows.map(({ code }) => code)}::text[])
        as told (name, code)
      returning account_id`
    accountIds.push(...made.map(({ accountId }) => accountId))
    await db`insert into account_carer (account_id, person_id, part)
      select account_id, ${own}, 'manager' from unnest(${accountIds.slice(0, SEES)}::uuid[]) as a (account_id)`
  })
  console.log(`${ACCOUNTS} accounts, search with them: ${seconds(begun)} s`)
  begun = performance.now()
  const client = await owner.connect()
  const add = async (kind: string, texts: string[], isText: boolean, from: number) =>
    client.query(
      `insert into search_entry (firm_id, kind, thing_id, account_ids, title, text, tags, at, is_text, words)
       select $1, $2, gen_random_uuid(), array[a], left(t, 60), case when $5 then t else '' end, '{}',
         now() - make_interval(mins => $6::int - n::int), $5, search_words(t)
       from unnest($3::text[], $4::uuid[]) with ordinality as told (t, a, n)`,
      [firmId, kind, texts, texts.map(() => random.pick(accountIds)), isText, from],
    )
  for (let at = 0; at < PEOPLE; at += BATCH) {
    const names = Array.from(
      { length: BATCH },
      () => `${random.pick(given)} ${random.pick(family)} ${random.pick(family)}`,
    )
    await add('contact', names, false, PEOPLE - at)
  }
  for (let at = 0; at < NOTES; at += BATCH) {
    const texts = Array.from({ length: BATCH }, () =>
      Array.from({ length: random.whole(20, 60) }, word).join(' '),
    )
    await add('note', texts, true, NOTES - at)
  }
  await client.query(
    `insert into search_word (firm_id, word, kind, thing_id)
     select $1, w, e.kind, e.thing_id
     from unnest($2::text[]) w, (select kind, thing_id from search_entry where is_text limit 1) e`,
    [
      firmId,
      [...words.filter((one) => !/\d/.test(one)).map(plain), ...[...given, ...family].map(plain)],
    ],
  )
  client.release()
  await owner.query('vacuum analyze search_entry')
  await owner.query('vacuum analyze search_word')
  console.log(`${PEOPLE} people and ${NOTES} notes: ${seconds(begun)} s`)
  const told = { firmId, all, own, accountId: accountIds[0]! }
  writeFileSync(marker, JSON.stringify(told))
  return told
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
function seconds(begun: number): string {
  return ((performance.now() - begun) / 1000).toFixed(1)
}

function asker(id: string, sees: Actor['sees']) {
  const actor: Actor = { id, firmId: filled.firmId, role: 'manager', sees }
  const world: World = {
    sql,
    whoIs: async () => ({ personId: id, actor, timeZone: 'UTC', locale: 'es-ES', sessionId: null }),
    today: () => '2026-11-27',
    publicUrl: () => 'http://localhost',
    addressOf: () => 'bench',
    limits: { caller: 1_000_000, stranger: 1 },
  }
  const app = serve([...searchRoutes, ...noteRoutes], world)
  return (path: string, init: RequestInit) => app.request(path, init)
}

const size = await owner.query(`select pg_size_pretty(pg_total_relation_size('search_entry')) as s`)
console.log(
  `search_entry: ${size.rows[0].s}; ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}\n`,
)
for (const [who, fetch] of [
  ['sees all', asker(filled.all, 'all')],
  [`sees ${SEES} accounts`, asker(filled.own, 'own')],
] as const) {
  console.log(
    `${who.padEnd(26)}${'found'.padStart(7)}${'median'.padStart(9)}${'p95'.padStart(9)}${'worst'.padStart(9)}  ms`,
  )
  for (const [what, q] of Object.entries(SOUGHT)) {
    const times: number[] = []
    let found = 0
    for (let at = 0; at < TIMES; at++) {
      const begun = performance.now()
      found = (await call(fetch, searchEverything, { q })).length
      times.push(performance.now() - begun)
    }
    times.sort((a, b) => a - b)
    const at = (share: number) => times[Math.min(TIMES - 1, Math.floor(TIMES * share))]!
    const cells = [at(0.5), at(0.95), at(1)].map((one) => one.toFixed(1).padStart(9)).join('')
    console.log(`${what.padEnd(26)}${String(found).padStart(7)}${cells}`)
  }
  console.log()
}
const write = asker(filled.all, 'all')
const written: number[] = []
for (let at = 0; at < TIMES; at++) {
  const begun = performance.now()
  const body = bodyOf(`Nota ${at} de la prueba\ncon unas palabras más sobre la entrega y el plazo`)
  await call(write, writeNote, {
    noteId: randomUUID(),
    body,
    accountIds: [filled.accountId],
    tags: [],
  })
  written.push(performance.now() - begun)
}
written.sort((a, b) => a - b)
console.log(`a note written, search with it: median ${written[TIMES >> 1]!.toFixed(1)} ms`)
await database.close()
if (!options.data) rmSync(folder, { recursive: true, force: true })
