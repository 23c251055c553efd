/**
 * `clave analyze --json` against DuckDB running one SQL that makes the same account rows from the
 * same UTF-8 file, with the bare group-by beside it: `node bench/analyze.ts [LINES ...]`.
 * Each run is a process of its own; the runs take turns, and the median of each counts.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { generateLedger } from './generate.ts'

const RUNS = 3
const FOLDER = join(tmpdir(), 'clave-bench')
const HOOK = join(import.meta.dirname, 'peak.ts')
const CLAVE = join(import.meta.dirname, '..', 'bin', 'clave.mjs')

/** Day and amount may be unreadable, the client may lack; a line with a cell too many is passed over. */
const lines = (file: string) => `
  select trim("Customer code") as code, "Customer name" as name, nullif(Invoice, '') as invoice,
    try_cast("Date" as date) as day, try_cast(Amount as decimal(18, 4)) as amount
  from read_csv('${file}', header = true, delim = ',', quote = '"', all_varchar = true, ignore_errors = true)
  where day is not null and amount is not null and code <> ''`

const SQL = {
  bare: (file: string) =>
    `select "Customer code" as code, sum(try_cast(Amount as decimal(18, 4))) as total
     from read_csv('${file}', header = true, delim = ',', quote = '"', all_varchar = true, ignore_errors = true)
     group by 1 order by 2 desc`,
  rows: (file: string) => `
    with line as (${lines(file)}),
    as_of as (select max(day) as day, max(day) - interval 24 month + interval 1 day as window_from from line),
    account as (
      select code, max(name) as name, sum(amount) as total,
        count(distinct invoice) filter (amount > 0) as orders,
        count(distinct day) filter (amount > 0) as purchase_days,
        min(day) filter (amount > 0) as first, max(day) filter (amount > 0) as last
      from line group by code
    )
    select code, name, round(total, 2) as total, orders, purchase_days, first, last,
      (select day from as_of) - last as recency_days,
      total / sum(greatest(total, 0)) over () as share,
      sum(total) over (order by total desc, code) / sum(greatest(total, 0)) over () as cumulative_share
    from account order by total desc, code`,
}

type Run = { seconds: number; cpuSeconds: number; peakMb: number }

async function run(args: string[]): Promise<Run> {
  const start = performance.now()
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: `--import ${HOOK}` },
  })
  let peak = ''
  child.stdout.resume()
  child.stderr.on('data', (text: Buffer) => (peak += text))
  const code = await new Promise<number | null>((done) => child.on('close', done))
  if (code !== 0) throw new Error(`${args.join(' ')}: ${peak}`)
  const seconds = (performance.now() - start) / 1000
  // The launcher and what it launched say one line each.
  const all = [...peak.matchAll(/peak (\d+) cpu (\d+)/g)]
  return {
    seconds,
    peakMb: Math.max(...all.map(([, kilobytes]) => Number(kilobytes))) / 1024,
    cpuSeconds: all.reduce((sum, [, , microseconds]) => sum + Number(microseconds) / 1e6, 0),
  }
}

async function compare(count: number): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const file = join(FOLDER, `ledger-${count}.csv`)
  if (!existsSync(file)) await generateLedger({ out: file, lines: count, badEvery: 5000 })
  const ways = {
    'bare group-by': [import.meta.filename, '--sql', 'bare', file],
    'one SQL, account rows': [import.meta.filename, '--sql', 'rows', file],
    'clave analyze --json': [CLAVE, 'analyze', file, '--json', '--model', 'none'],
  }
  const runs = new Map<string, Run[]>()
  for (let turn = 0; turn < RUNS; turn += 1) {
    for (const [name, args] of Object.entries(ways)) {
      runs.set(name, [...(runs.get(name) ?? []), await run(args)])
    }
  }
  const median = (name: string) =>
    runs.get(name)!.toSorted((a, b) => a.seconds - b.seconds)[RUNS >> 1]!
  const base = median('one SQL, account rows').seconds
  console.log(`\n${count.toLocaleString('en')} lines, ${cpus().length} cores, median of ${RUNS}`)
  console.table(
    Object.fromEntries(
      Object.keys(ways).map((name) => {
        const { seconds, cpuSeconds, peakMb } = median(name)
        const row = {
          seconds: seconds.toFixed(2),
          ratio: (seconds / base).toFixed(2),
          'cpu seconds': cpuSeconds.toFixed(2),
          'peak MB': Math.round(peakMb),
        }
        return [name, row]
      }),
    ),
  )
}

async function oneSql(which: keyof typeof SQL, file: string): Promise<void> {
  const duck = await (await DuckDBInstance.create(':memory:')).connect()
  const rows = (await duck.runAndReadAll(SQL[which](file))).getRowObjectsJson()
  console.log(JSON.stringify(rows).length)
}

const [first, ...rest] = process.argv.slice(2)
if (first === '--sql') await oneSql(rest[0] as keyof typeof SQL, rest[1]!)
else {
  const counts = process.argv.slice(2).map(Number)
  for (const count of counts.length > 0 ? counts : [1_000_000, 10_000_000]) await compare(count)
}
