/** `clave select`: criteria, scores and capacity in, a proposed list of key accounts out; no server, no database. */
import { type Command, Option } from 'commander'
import type { Words } from '../../platform/words.ts'
import { runsGiven, seedGiven } from './given.ts'

export type SelectOptions = {
  criteria?: string
  scores?: string
  capacity?: string
  runs: number
  seed?: number
  json?: boolean
  schema?: 'criteria' | 'scores' | 'capacity' | 'list'
}

export function selectCommand(program: Command, t: Words, locale: string): void {
  program
    .command('select')
    .description(t('cli:select.about'))
    .option('--criteria <file>', t('cli:select.criteria'))
    .option('--scores <file>', t('cli:select.scores'))
    .option('--capacity <file>', t('cli:select.capacity'))
    .option('--runs <number>', t('cli:select.runs'), runsGiven, 500)
    .option('--seed <number>', t('cli:select.seed'), seedGiven)
    .option('--json', t('cli:select.json'))
    .addOption(
      new Option('--schema <file>', t('cli:select.schema')).choices([
        'criteria',
        'scores',
        'capacity',
        'list',
      ]),
    )
    .action(async (options: SelectOptions) => {
      const { runSelect } = await import('./selectRun.ts')
      await runSelect(options, { t, locale: /^en/i.test(locale) ? 'en' : 'es-ES' })
    })
}
