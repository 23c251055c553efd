/** `clave import` and `clave accounts`: a ledger into a running Clave, and the ranked accounts out of it. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import {
  makeImport,
  planImport,
  previewImport,
  publishImport,
  readImport,
  sendFile,
} from '../../gather/import.api.ts'
import { type Import, isBusy } from '../../gather/import.ts'
import { listAccounts, readPortfolio } from '../../identify/portfolio.api.ts'
import { CallFailed, streamAddress } from '../../kernel/call.ts'
import { formats } from '../../kernel/format.ts'
import type { Words } from '../../platform/words.ts'
import { reaching, type Remote, type RemoteOptions, remote, send } from './remote.ts'

const LOOK_EVERY_MS = 400

type ImportOptions = RemoteOptions & {
  source?: string
  overlap?: 'replace' | 'add'
  home?: string
  json?: boolean
}

export function importCommands(program: Command, t: Words, locale: string): void {
  const format = formats({ locale: locale.startsWith('en') ? 'en' : 'es-ES' })

  reaching(program.command('import'), t)
    .argument('<file...>', t('shell:cli.importFile'))
    .option('--source <name>', t('shell:cli.importSource'))
    .option('--overlap <replace|add>', t('shell:cli.importOverlap'))
    .option('--home <currency>', t('shell:cli.importHome'))
    .option('--json', t('shell:cli.json'))
    .description(t('shell:cli.import'))
    .action(async (paths: string[], options: ImportOptions) => {
      const there = remote(options)
      const checked = await checkThere(there, await sendAll(there, paths), options)
      const { lines, period } = checked.report!.check
      const told = {
        accepted: format.number(lines.accepted),
        rejected: format.number(lines.rejected),
        from: period?.from,
        to: period?.to,
      }
      if (!options.json) console.log(t('shell:cli.importChecked', told))
      const { importId } = checked
      await there.ask(publishImport, { importId })
      const published = await finished(there, importId)
      if (published.state !== 'published') throw failureOf(published)
      const { lines: stored = 0, accounts = 0, made = 0 } = published.outcome ?? {}
      if (options.json) console.log(JSON.stringify(published, null, 2))
      else console.log(t('shell:cli.importDone', { lines: format.number(stored), accounts, made }))
    })

  reaching(program.command('accounts'), t)
    .option('--text <words>', t('shell:cli.accountsText'))
    .option('--segment <name...>', t('shell:cli.accountsSegment'))
    .option('--size <count>', t('shell:cli.accountsSize'), '30')
    .option('--json', t('shell:cli.json'))
    .description(t('shell:cli.accounts'))
    .action(async (options: AccountOptions) => {
      const { text = '', segment = [], size } = options
      const there = remote(options)
      const { portfolio } = await there.ask(readPortfolio, {})
      const page = await there.ask(listAccounts, {
        q: text,
        segment: segment as never,
        size: Number(size),
      })
      if (options.json) return console.log(JSON.stringify(page, null, 2))
      for (const row of page.rows) {
        const sales = format.money(row.sales, portfolio?.valuation ?? 'EUR')
        console.log(`${sales.padStart(18)}  ${(row.code ?? '').padEnd(12)} ${row.name}`)
      }
      console.log(t('shell:cli.accountsOf', { shown: page.rows.length, total: page.total }))
    })
}

type AccountOptions = RemoteOptions & {
  text?: string
  segment?: string[]
  size: string
  json?: boolean
}

async function sendAll(there: Remote, paths: string[]): Promise<Import> {
  const files = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), bytes: (await stat(path)).size })),
  )
  const one = await there.ask(makeImport, { files })
  for (const [at, path] of paths.entries()) {
    const address = streamAddress(sendFile, { importId: one.importId, fileNo: at + 1 })
    const body = Readable.toWeb(createReadStream(path)) as never
    await send(there, address, { method: 'PUT', body, duplex: 'half' } as RequestInit)
  }
  return one
}

async function checkThere(
  there: Remote,
  { importId }: Import,
  { source, overlap, home }: ImportOptions,
): Promise<Import> {
  const preview = await there.ask(previewImport, { importId })
  const refused = preview.files.find(({ refusal }) => refusal !== null)?.refusal
  if (refused) throw new CallFailed({ status: 422, code: refused.code, values: refused.values })
  await there.ask(planImport, {
    importId,
    files: preview.files.map(({ fileNo, role, reading, mapping, key }) => ({
      fileNo,
      role,
      reading,
      mapping,
      key,
    })),
    source: source ?? preview.source,
    overlap: overlap ?? null,
    home: home ?? preview.home,
  })
  const checked = await finished(there, importId)
  if (checked.state !== 'checked' || !checked.report) throw failureOf(checked)
  return checked
}

async function finished(there: Remote, importId: number): Promise<Import> {
  for (;;) {
    const one = await there.ask(readImport, { importId })
    if (!isBusy(one)) return one
    await pause(LOOK_EVERY_MS)
  }
}

function failureOf({ problem }: Import): CallFailed {
  return new CallFailed({ status: 409, code: 'server/failure', ...problem })
}
