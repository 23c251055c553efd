/** `clave import-table`: contracts or sales targets from a file into a running Clave, told before they are kept. */
import { Argument, type Command, Option } from 'commander'
import { sendSheet, takeSheet } from '../../gather/sheet.api.ts'
import { SheetCheck } from '../../gather/sheet.ts'
import { SheetMoves } from '../../gather/sheetMoves.ts'
import { streamAddress } from '../../kernel/call.ts'
import { formats } from '../../kernel/format.ts'
import type { Words } from '../../platform/words.ts'
import { type Remote, send } from '../importing.ts'
import { sheetTargets } from '../sheets.ts'
import { fileGiven } from './given.ts'
import { tableReport } from './importTableReport.ts'
import { print, printLine } from './print.ts'
import { reaching, type RemoteOptions, remote } from './remote.ts'

type Options = RemoteOptions & {
  dryRun?: boolean
  sheet?: string
  moves?: SheetMoves
  json?: boolean
}

export function importTableCommand(program: Command, t: Words, locale: string): void {
  const format = formats({ locale: locale.startsWith('en') ? 'en' : 'es-ES' })
  const table = new Argument('<table>', t('shell:cli.tableOf'))

  reaching(program.command('import-table'), t)
    .addArgument(table.choices(sheetTargets.map(({ target }) => target)))
    .argument('<file>', t('shell:cli.tableFile'))
    .option('--dry-run', t('shell:cli.tableDryRun'))
    .option('--sheet <name>', t('shell:cli.tableSheet'))
    .addOption(
      new Option('--moves <take|leave>', t('shell:cli.tableMoves')).choices(SheetMoves.options),
    )
    .option('--json', t('shell:cli.json'))
    .description(t('shell:cli.importTable'))
    .action(async (name: string, path: string, options: Options) => {
      const { dryRun = false, json = false, moves } = options
      const target = sheetTargets.find((one) => one.target === name)!
      const there = remote(options)
      const check = await looked(there, name, path, options.sheet)
      const says = (value: unknown) => printLine(JSON.stringify(value, null, 2))
      if (json && dryRun) return says(check)
      if (!json) await print(tableReport({ t, format, target, check }))
      if (dryRun) return printLine(t('shell:cli.tableDry'))
      // There is nothing to keep, and no need to say so twice.
      if (!json && check.accepted > 0 && check.added + check.changed === 0) return
      const { sheetImportId } = check
      const taken = await there.ask(takeSheet, { sheetImportId, moves })
      if (json) return says(taken)
      await printLine(t('gather:sheet.taken', { file: taken.file, ...taken.outcome! }))
    })
}

async function looked(there: Remote, target: string, path: string, sheet?: string) {
  const { name, body } = await fileGiven(path)
  const address = streamAddress(sendSheet, { target, name, sheet })
  const sent = { method: 'POST', body: body(), duplex: 'half' } as RequestInit
  return SheetCheck.parse(await (await send(there, address, sent)).json())
}
