/** `clave sla check`: a policy and events in, clocks out; no server, no database. */
import { type Command, Option } from 'commander'
import { type Words, wordsFor } from '../../platform/words.ts'
import { failureOf } from './failure.ts'
import { instantGiven, languageGiven } from './given.ts'
import { isReaderGone } from './print.ts'

export type SlaOptions = {
  policy?: string
  events?: string
  asOf?: string
  json?: boolean
  lang?: string
  schema?: 'policy' | 'events' | 'clocks'
}

export function slaCommand(program: Command, t: Words, locale: string): void {
  program
    .command('sla')
    .description(t('cli:sla.about'))
    .command('check')
    .description(t('cli:sla.check'))
    .option('--policy <file>', t('cli:sla.policy'))
    .option('--events <file>', t('cli:sla.events'))
    .option('--as-of <instant>', t('cli:sla.asOf'), instantGiven)
    .option('--json', t('cli:sla.json'))
    .option('--lang <es|en>', t('cli:analyze.lang'), languageGiven)
    .addOption(
      new Option('--schema <file>', t('cli:select.schema')).choices(['policy', 'events', 'clocks']),
    )
    .action(async (options: SlaOptions) => {
      const words = options.lang ? wordsFor(options.lang) : t
      const language = /^en/i.test(options.lang ?? locale) ? 'en' : 'es'
      try {
        const { runSlaCheck } = await import('./slaRun.ts')
        await runSlaCheck(options, { t: words, language })
      } catch (error) {
        if (isReaderGone(error)) return
        const failure = failureOf(error, words)
        if (!failure) throw error
        console.error(failure.says)
        process.exitCode = failure.exit
      }
    })
}
