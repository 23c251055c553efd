/** `clave analyze`: a ledger in, a ranked portfolio out; no server, no database. */
import type { Command } from 'commander'
import { type Words, wordsFor } from '../../platform/words.ts'
import { failureOf } from './failure.ts'
import {
  currencyGiven,
  dayGiven,
  discountGiven,
  horizonGiven,
  languageGiven,
  type ModelChoice,
  modelGiven,
  timeUnitGiven,
} from './given.ts'
import { isReaderGone } from './print.ts'

export type AnalyzeOptions = {
  home?: string
  rates?: string
  asOf?: string
  map: string[]
  json?: boolean
  xlsx?: string
  html?: string
  lang?: string
  model: ModelChoice
  horizon: number
  discount: number
  timeUnit: 1 | 7
  calibrationTo?: string
}

export function analyzeCommand(program: Command, t: Words, locale: string): void {
  program
    .command('analyze')
    .argument('<file...>', t('cli:analyze.files'))
    .description(t('cli:analyze.about'))
    .option('--home <currency>', t('cli:analyze.home'), currencyGiven)
    .option('--rates <file>', t('cli:analyze.rates'))
    .option('--as-of <day>', t('cli:analyze.asOf'), dayGiven)
    .option('--map <field=column>', t('cli:analyze.map'), (one, all: string[]) => [...all, one], [])
    .option('--model <name>', t('cli:analyze.model'), modelGiven, 'auto')
    .option('--horizon <days>', t('cli:analyze.horizon'), horizonGiven, 365)
    .option('--discount <yearly>', t('cli:analyze.discount'), discountGiven, 0.1)
    .option('--time-unit <unit>', t('cli:analyze.timeUnit'), timeUnitGiven, 1)
    .option('--calibration-to <day>', t('cli:analyze.calibrationTo'), dayGiven)
    .option('--json', t('cli:analyze.json'))
    .option('--xlsx <file>', t('cli:analyze.xlsx'))
    .option('--html <file>', t('cli:analyze.html'))
    .option('--lang <es|en>', t('cli:analyze.lang'), languageGiven)
    .action(async (files: string[], options: AnalyzeOptions) => {
      const spoken = options.lang ?? locale
      const words = options.lang ? wordsFor(options.lang) : t
      try {
        const { analyze } = await import('./analyzeRun.ts')
        await analyze(files, options, { t: words, locale: /^en/i.test(spoken) ? 'en' : 'es-ES' })
      } catch (error) {
        if (isReaderGone(error)) return
        const failure = failureOf(error, words)
        if (!failure) throw error
        console.error(failure.says)
        process.exitCode = failure.exit
      }
    })
}
