/** The command `clave`: serve, look after the data, analyse a ledger, and everything the API does. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { Problem } from '../platform/problem.ts'
import { ROOT } from '../platform/root.ts'
import { readSettings, WrongSetting } from '../platform/settings.ts'
import { wordsFor, wordsOfCode } from '../platform/words.ts'
import { analyzeCommand } from './cli/analyze.ts'
import { backupCommands } from './cli/backup.ts'
import { callCommand } from './cli/call.ts'
import { importCommands } from './cli/import.ts'
import { wordsOfFailure } from './cli/remote.ts'
import { upkeepCommands } from './cli/upkeep.ts'
import { NotStarted } from './notStarted.ts'

async function allEndpoints() {
  const { roomRoutes } = await import('./routes.ts')
  return roomRoutes(readSettings(process.env)).map(({ endpoint }) => endpoint)
}

const locale = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || 'es'
const t = wordsFor(locale)

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string
}

const program = new Command('clave').version(version).description(t('shell:cli.about'))

program
  .command('serve')
  .description(t('shell:cli.serve'))
  .option('--no-pages', t('shell:cli.noPages'))
  .action(async ({ pages }: { pages: boolean }) => {
    const { serveClave } = await import('./main.ts')
    const serving = await serveClave(readSettings(process.env), { t, pages })
    console.log(t('shell:start.ready', { address: serving.address }))
    let stopping = false
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (stopping) return
        stopping = true
        console.log(t('shell:start.stopping'))
        void serving.stop().then(() => {
          console.log(t('shell:start.stopped'))
          process.exit(0)
        })
      })
    }
  })

analyzeCommand(program, t, locale)
backupCommands(program, t)
importCommands(program, t, locale)
callCommand(program, t, allEndpoints)
upkeepCommands(program, t)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof WrongSetting) {
    const { setting, given } = error
    const wanted = t(`shell:setting.${setting}` as never)
    console.error(t('shell:start.wrongSetting', { setting, given, wanted }))
  } else if (error instanceof Problem) {
    console.error(wordsOfCode(t, error.code, error.values))
  } else if (error instanceof NotStarted) {
    console.error(error.message)
  } else {
    console.error(wordsOfFailure(error, t) ?? error)
  }
  process.exit(1)
}
