/** A ledger for tests, out of the text or the bytes of its files. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { z } from 'zod'
import { type Duck, openDuck } from '../platform/duck.ts'
import { checkLedger } from './check.store.ts'
import { checkedSql, keepChecked } from './checked.store.ts'
import { openFile } from './file.store.ts'
import { readLedger } from './ledger.store.ts'
import { type Mapping, suggestMapping } from './mapping.ts'
import type { Reading } from './reading.ts'
import { firstRejects, rejectsCsv } from './reject.store.ts'

const opened: (() => void)[] = []
afterEach(closeOpened)

/** A test that opens hundreds closes them as it goes. */
export function closeOpened(): void {
  for (const close of opened.splice(0)) close()
}

/** Where the reference data lie; tests that need them are skipped where they don't, and counted by scripts/test.ts. */
export const REFERENCE = process.env['CLAVE_REFERENCE_DATA']

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clave-ledger-'))
  opened.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function aFile(content: string | Buffer, name = 'ventas.csv', folder = aFolder()): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Opens what is given: content, or the path of a file that exists. */
export function open(
  content: string | Buffer,
  about: { name?: string; reading?: Partial<Reading>; maxBytes?: number } = {},
) {
  const { name = 'ventas.csv', ...rest } = about
  const folder = aFolder()
  return openFile({ path: aFile(content, name, folder), name, folder: aFolder(), ...rest })
}

export async function aDuck(): Promise<Duck> {
  const duck = await openDuck({ folder: aFolder(), threads: 2, memoryMb: 500 })
  opened.push(() => duck.close())
  return duck
}

type About = {
  mapping?: Mapping
  reading?: Partial<Reading>
  home?: string
  today?: string
  name?: string
}

const Line = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

/** Read and checked as `clave analyze` and the import do it. */
export async function read(content: string | Buffer, about: About = {}) {
  const file = await open(content, about)
  return readOpened([file], { mapping: suggestMapping(file.columns), ...about })
}

export async function readOpened(
  files: Awaited<ReturnType<typeof openFile>>[],
  {
    mapping,
    home = 'EUR',
    today = '2026-11-21',
    lookups = [],
    adds,
  }: About & {
    adds?: boolean | undefined
    mapping: Mapping
    lookups?: Parameters<typeof readLedger>[1]['lookups']
  },
) {
  const duck = await aDuck()
  const ledger = await readLedger(duck, {
    files,
    mapping,
    home,
    lookups: lookups ?? [],
    ...(adds === undefined ? {} : { adds }),
  })
  const checked = join(aFolder(), 'checked.parquet')
  await keepChecked(duck, ledger, checked)
  await duck.run(`create temp view ledger_line as ${checkedSql(checked)}`)
  const check = await checkLedger(duck, ledger, { today, checked })
  return {
    duck,
    ledger,
    check,
    /** Columns of the accepted lines, in their order. */
    lines: (columns: string) =>
      duck.rows(Line, `select ${columns} from ledger_line order by line_no`),
    ask: (sql: string) => duck.rows(Line, sql),
    rejects: (most = 100) => firstRejects(duck, ledger, most),
    csv: async () => {
      let text = ''
      for await (const piece of rejectsCsv(duck, ledger)) text += piece
      return text
    },
  }
}
