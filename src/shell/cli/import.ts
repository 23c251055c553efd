/** `clave import` and `clave accounts`: a ledger into a running Clave, and the ranked accounts out of it. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { Command } from 'commander'
import { listAccounts, readPortfolio } from '../../identify/portfolio.api.ts'
import { formats } from '../../kernel/format.ts'
import type { Words } from '../../platform/words.ts'
import { checkLedger, type FileToSend, publishLedger } from '../importing.ts'
import { reaching, type RemoteOptions, remote } from './remote.ts'

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
      const files = await Promise.all(paths.map(fileAt))
      const checked = await checkLedger(there, files, options)
      const { lines, period } = checked.report!.check
      const told = {
        accepted: format.number(lines.accepted),
        rejected: format.number(lines.rejected),
        from: period?.from,
        to: period?.to,
      }
      if (!options.json) console.log(t('shell:cli.importChecked', told))
      const published = await publishLedger(there, checked)
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

async function fileAt(path: string): Promise<FileToSend> {
  return {
    name: basename(path),
    bytes: (await stat(path)).size,
    body: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
  }
}
