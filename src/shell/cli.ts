/** The command `clave`: serve, look after the data, analyse a ledger, and everything the API does. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { ROOT } from '../platform/root.ts'
import { wordsFor } from '../platform/words.ts'
import { analyzeCommand } from './cli/analyze.ts'
import { backupCommands } from './cli/backup.ts'
import { callCommand } from './cli/call.ts'
import { FAILED, failureOf } from './cli/failure.ts'
import { importCommands } from './cli/import.ts'
import { importTableCommand } from './cli/importTable.ts'
import { isReaderGone } from './cli/print.ts'
import { selectCommand } from './cli/select.ts'
import { serveCommand } from './cli/serve.ts'
import { slaCommand } from './cli/sla.ts'
import { upkeepCommands } from './cli/upkeep.ts'
import { speaking } from './cli/usage.ts'

const locale = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || 'es'
const t = wordsFor(locale)

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string
}

const program = speaking(new Command('clave'), t)
  .version(version, '-V, --version', t('cli:help.version'))
  .description(t('shell:cli.about'))

serveCommand(program, t)
analyzeCommand(program, t, locale)
selectCommand(program, t, locale)
slaCommand(program, t, locale)
backupCommands(program, t)
importCommands(program, t, locale)
importTableCommand(program, t, locale)
callCommand(program, t)
upkeepCommands(program, t)

try {
  await program.parseAsync()
} catch (error) {
  if (isReaderGone(error)) process.exit(0)
  const failure = failureOf(error, t)
  console.error(failure?.says ?? error)
  process.exit(failure?.exit ?? FAILED)
}
