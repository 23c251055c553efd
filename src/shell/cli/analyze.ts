/** `clave analyze`: a ledger in, a ranked portfolio out; no server, no database. */
import type { Command } from 'commander'
import { Problem } from '../../platform/problem.ts'
import { type Words, wordsFor, wordsOfCode } from '../../platform/words.ts'

export type AnalyzeOptions = {
  home?: string
  rates?: string
  asOf?: string
  map: string[]
  json?: boolean
  xlsx?: string
  html?: string
  lang?: string
}

/** What was typed is wrong: 2. What was typed can't be done: 1. */
const USAGE = 2
const FAILED = 1

export function analyzeCommand(program: Command, t: Words, locale: string): void {
  program
    .command('analyze')
    .argument('<file...>', t('cli:analyze.files'))
    .description(t('cli:analyze.about'))
    .option('--home <currency>', t('cli:analyze.home'))
    .option('--rates <file>', t('cli:analyze.rates'))
    .option('--as-of <day>', t('cli:analyze.asOf'))
    .option('--map <field=column>', t('cli:analyze.map'), (one, all: string[]) => [...all, one], [])
    .option('--json', t('cli:analyze.json'))
    .option('--xlsx <file>', t('cli:analyze.xlsx'))
    .option('--html <file>', t('cli:analyze.html'))
    .option('--lang <es|en>', t('cli:analyze.lang'))
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : USAGE))
    .action(async (files: string[], options: AnalyzeOptions) => {
      const spoken = options.lang ?? locale
      const words = options.lang ? wordsFor(options.lang) : t
      // The stream tells it as an event too; whoever writes hears it as well.
      process.stdout.on('error', () => {})
      try {
        const { analyze } = await import('./analyzeRun.ts')
        await analyze(files, options, { t: words, locale: /^en/i.test(spoken) ? 'en' : 'es-ES' })
      } catch (error) {
        if (isReaderGone(error)) return
        if (!(error instanceof Problem)) throw error
        console.error(whyNot(words, error))
        process.exitCode = error.status === 400 ? USAGE : FAILED
      }
    })
}

/** What is wrong and, where there are words for it, what to do. */
function whyNot(t: Words, { code, values }: Problem): string {
  const [room, reason] = code.split('/')
  const todo = `${room}:todo.${reason}` as never
  const says = t(todo, { ...values, defaultValue: '' } as never) as unknown as string
  return [wordsOfCode(t, code, values), says].filter(Boolean).join(' ')
}

/** Whoever reads may have seen enough (`| head`): that is no failure. */
function isReaderGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EPIPE'
}
