/** `clave import` and `clave accounts`: a ledger into a running Clave, and the ranked accounts out of it. */
import { type Command, Option } from 'commander'
import { listAccounts, readPortfolio } from '../../identify/portfolio.api.ts'
import { SEGMENTS } from '../../identify/rfm.ts'
import { formats } from '../../kernel/format.ts'
import type { Words } from '../../platform/words.ts'
import { checkLedger, publishLedger } from '../importing.ts'
import { currencyGiven, fileGiven } from './given.ts'
import { print, printLine } from './print.ts'
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
    .addOption(
      new Option('--overlap <replace|add>', t('shell:cli.importOverlap')).choices([
        'replace',
        'add',
      ]),
    )
    .option('--home <currency>', t('shell:cli.importHome'), currencyGiven)
    .option('--json', t('shell:cli.json'))
    .description(t('shell:cli.import'))
    .action(async (paths: string[], options: ImportOptions) => {
      const there = remote(options)
      const files = await Promise.all(paths.map(fileGiven))
      const checked = await checkLedger(there, files, options)
      const { lines, period } = checked.report!.check
      const told = {
        accepted: format.number(lines.accepted),
        rejected: format.number(lines.rejected),
        from: period?.from,
        to: period?.to,
      }
      if (!options.json && period) await printLine(t('shell:cli.importChecked', told))
      const published = await publishLedger(there, checked)
      const { lines: stored = 0, accounts = 0, made = 0 } = published.outcome ?? {}
      const done = { lines: stored, accounts, made }
      await printLine(
        options.json
          ? JSON.stringify(published, null, 2)
          : t('shell:cli.importDone', numbers(done, format.number)),
      )
    })

  reaching(program.command('accounts'), t)
    .option('--text <words>', t('shell:cli.accountsText'))
    .addOption(new Option('--segment <name...>', t('shell:cli.accountsSegment')).choices(SEGMENTS))
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
      if (options.json) return printLine(JSON.stringify(page, null, 2))
      const rows = page.rows.map((row) => {
        const sales = format.money(row.sales, portfolio?.valuation ?? 'EUR')
        return `${sales.padStart(18)}  ${(row.code ?? '').padEnd(12)} ${row.name}\n`
      })
      await print(rows.join(''))
      const counts = { shown: page.rows.length, total: page.total }
      await printLine(t('shell:cli.accountsOf', numbers(counts, format.number)))
    })
}

type AccountOptions = RemoteOptions & {
  text?: string
  segment?: string[]
  size: string
  json?: boolean
}

function numbers(values: Record<string, number>, write: (value: number) => string) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, write(value)]))
}
