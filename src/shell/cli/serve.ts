/** `clave serve`: until Ctrl-C, or until a service manager says so. */
import type { Command } from 'commander'
import { readSettings } from '../../platform/settings.ts'
import type { Words } from '../../platform/words.ts'
import type { Serving } from '../main.ts'
import { FAILED } from './failure.ts'

/** A database elsewhere may not even answer. */
const START_ENDS_WITHIN_MS = 10_000

export function serveCommand(program: Command, t: Words): void {
  program
    .command('serve')
    .description(t('shell:cli.serve'))
    .option('--no-pages', t('shell:cli.noPages'))
    .action(async ({ pages }: { pages: boolean }) => {
      const settings = readSettings(process.env)
      const { serveClave } = await import('../main.ts')
      const told = new AbortController()
      const starting = serveClave(settings, { t, pages, stopping: told.signal })
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.on(signal, () => {
          if (told.signal.aborted) return
          told.abort()
          console.log(t('shell:start.stopping'))
          void stop(starting).then(() => {
            console.log(t('shell:start.stopped'))
            process.exit(0)
          })
        })
      }
      try {
        const { address } = await starting
        if (!told.signal.aborted) console.log(t('shell:start.ready', { address }))
      } catch (error) {
        if (!told.signal.aborted) throw error
      }
    })
}

/** Also while it starts: a database that runs already must not be left behind. */
async function stop(starting: Promise<Serving>): Promise<void> {
  const late = setTimeout(() => process.exit(FAILED), START_ENDS_WITHIN_MS)
  const serving = await starting.catch(() => null)
  clearTimeout(late)
  await serving?.stop()
}
