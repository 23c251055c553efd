/** What `clave analyze` does with what was typed: reads, works out, prints and saves. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRateTable } from '../../gather/rateTable.ts'
import type { Analysis, AnalysedLedger } from '../../identify/analysis.ts'
import { analyseLedger } from '../../identify/analysis.store.ts'
import { Problem } from '../../platform/problem.ts'
import type { Words } from '../../platform/words.ts'
import type { AnalyzeOptions } from './analyze.ts'
import { assumptionsOf } from './analyzeWords.ts'
import { mustBeReadable } from './given.ts'
import { print } from './print.ts'

const WIDTH_WITHOUT_TERMINAL = 100

export async function analyze(
  files: string[],
  options: AnalyzeOptions,
  manner: { t: Words; locale: string },
) {
  const { t } = manner
  const { home = null, asOf = null } = options
  for (const file of [...files, ...(options.rates ? [options.rates] : [])]) {
    await mustBeReadable(file)
  }
  const folder = await mkdtemp(join(tmpdir(), 'clave-'))
  try {
    const ledger = await analyseLedger({
      files,
      home,
      rates: options.rates ? ratesIn(options.rates, await readFile(options.rates, 'utf8')) : null,
      asOf,
      mapping: mappingOf(options.map),
      today: new Date().toLocaleDateString('sv-SE'),
      folder,
      models: modelsAsked(options),
      isBrief: options.json === true && !options.xlsx && !options.html,
    })
    const saved = await save(ledger, options, manner)
    if (options.json) {
      await printJson(ledger.analysis)
      for (const one of assumptionsOf(ledger, t)) console.error(one)
    } else {
      const { reportOf } = await import('./analyzeReport.ts')
      const { isTTY, columns } = process.stdout
      const width = isTTY ? columns : WIDTH_WITHOUT_TERMINAL
      await print(reportOf(ledger, { ...manner, width, colour: isTTY && !process.env['NO_COLOR'] }))
    }
    for (const file of saved) console.error(t('cli:analyze.saved', { file }))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function modelsAsked({ model, horizon, discount, timeUnit, calibrationTo }: AnalyzeOptions) {
  if (model === 'none') return null
  const asked = { horizonDays: horizon, yearlyDiscount: discount, unitDays: timeUnit }
  return { model, ...asked, calibrationTo }
}

/** The table is read once the home currency is known: a list of rates is against it. */
function ratesIn(file: string, text: string) {
  return (home: string) => {
    const table = readRateTable(text, { home })
    if (!table) throw new Problem(422, 'cli/no-rates-file', { values: { file } })
    return table.rates
  }
}

function mappingOf(pairs: string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((given) => {
      const at = given.indexOf('=')
      if (at < 1 || at === given.length - 1) {
        throw new Problem(400, 'cli/wrong-map', { values: { given } })
      }
      return [given.slice(0, at).trim(), given.slice(at + 1).trim()]
    }),
  )
}

async function save(
  ledger: AnalysedLedger,
  { html, xlsx }: AnalyzeOptions,
  manner: { t: Words; locale: string },
): Promise<string[]> {
  const writing = async (file: string, write: () => Promise<void>) => {
    await write().catch((error: Error) => {
      throw new Problem(422, 'cli/not-written', { values: { file, reason: error.message } })
    })
  }
  if (html) {
    const { htmlOf } = await import('./analyzeHtml.ts')
    await writing(html, () => writeFile(html, htmlOf(ledger, manner)))
  }
  if (xlsx) {
    const { writeXlsx } = await import('./analyzeXlsx.ts')
    await writing(xlsx, () => writeXlsx(ledger, xlsx, manner))
  }
  return [html, xlsx].filter((file) => file !== undefined)
}

const ROWS_AT_ONCE = 5000

/** One object; a line per account, so that a million of them need not be one text. */
async function printJson({ accountRows, ...head }: Analysis): Promise<void> {
  await print(`${JSON.stringify(head).slice(0, -1)},"accountRows":[\n`)
  for (let at = 0; at < accountRows.length; at += ROWS_AT_ONCE) {
    const rows = accountRows.slice(at, at + ROWS_AT_ONCE).map((row) => JSON.stringify(row))
    await print(`${rows.join(',\n')}${at + ROWS_AT_ONCE < accountRows.length ? ',' : ''}\n`)
  }
  await print(']}\n')
}
