/** The report of `clave analyze` for a terminal: sentences, bars, and why each account stands where it does. */
import { styleText } from 'node:util'
import { formats } from '../../kernel/format.ts'
import type { Words } from '../../platform/words.ts'
import type { AnalysedLedger } from '../../identify/analysis.ts'
import { findingsOf } from '../../identify/findings.ts'
import { openingOf } from '../../identify/opening.ts'
import { rankedAccounts } from '../../identify/portfolio.ts'
import { retentionLines, valueLines } from './analyzeValue.ts'
import { factsOf, notesOf, reasonsOf, saying, topsOf } from './analyzeWords.ts'

export type Manner = {
  t: Words
  locale: string
  /** Columns of the terminal. */
  width: number
  colour: boolean
}

const ACCOUNTS_SHOWN = 20
const BAR = 24

export function reportOf(ledger: AnalysedLedger, manner: Manner): string {
  const sections = [
    head(ledger, manner),
    openings(ledger, manner),
    findings(ledger, manner),
    pareto(ledger, manner),
    concentration(ledger, manner),
    segments(ledger, manner),
    value(ledger, manner),
    retention(ledger, manner),
    accounts(ledger, manner),
    notes(ledger, manner),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function head(ledger: AnalysedLedger, { t, colour, locale }: Manner): string[] {
  const asOf = formats({ locale }).day(ledger.analysis.asOf)
  const [total = '', ...facts] = factsOf(ledger, { t, locale })
  return [
    bold(t('cli:analyze.title', { day: asOf }), colour),
    total,
    ...facts.map((fact) => dim(fact, colour)),
  ]
}

function openings(ledger: AnalysedLedger, { t, colour }: Manner): string[] {
  const { portfolio, analysis } = ledger
  const sentences = openingOf(portfolio, { ledgerFrom: analysis.period.from })
  return sentences.map((one) => bold(saying(ledger, t)([one]), colour))
}

function findings(ledger: AnalysedLedger, { t, colour }: Manner): string[] {
  const { portfolio, analysis, groups } = ledger
  const found = findingsOf(portfolio, { ledgerFrom: analysis.period.from, groups })
  return [
    heading(t('cli:analyze.findings'), colour),
    ...found.map((one, at) => `  ${at + 1}. ${saying(ledger, t)([one])}`),
  ]
}

function pareto(
  { analysis, portfolio }: AnalysedLedger,
  { t, colour, ...manner }: Manner,
): string[] {
  const write = formats(manner)
  const { top20Share, accountsFor80, shareOfAccountsFor80 } = analysis.pareto
  const top20 = Math.ceil(analysis.accounts / 5)
  const classes = (['A', 'B', 'C'] as const).map((abc) => {
    const share = portfolio.pareto.share.reduce(
      (sum, one, at) => sum + ('ABC'[portfolio.pareto.abc[at]!] === abc ? one : 0),
      0,
    )
    return `  ${abc}  ${bar(share, colour)}  ${t('cli:analyze.class', { count: analysis.abc[abc], share })}`
  })
  return [
    heading(t('cli:analyze.pareto'), colour),
    `  ${bar(top20Share, colour)}  ${t('cli:analyze.top20', { count: top20, share: top20Share })}`,
    `  ${bar(shareOfAccountsFor80, colour)}  ${t('cli:analyze.for80', {
      count: accountsFor80,
      share: write.percent(shareOfAccountsFor80),
    })}`,
    ...classes,
  ]
}

function concentration({ analysis }: AnalysedLedger, { t, colour, ...manner }: Manner): string[] {
  const { hhi, effective } = analysis.concentration
  const write = formats(manner)
  return [
    heading(t('cli:analyze.concentration'), colour),
    ...topsOf(analysis).map(
      ({ count, share }) =>
        `  ${bar(share, colour)}  ${write.percent(share, 2)} ${t('cli:analyze.top', { count })}`,
    ),
    `  ${t('cli:analyze.hhi', { count: Math.round(effective * 10) / 10, hhi: write.number(hhi), effective: write.number(effective, 1) })}`,
  ]
}

function segments({ analysis }: AnalysedLedger, { t, colour, ...manner }: Manner): string[] {
  const write = formats(manner)
  const counts = Object.entries(analysis.rfm.segments)
  const largest = Math.max(...counts.map(([, count]) => count))
  const rows = counts.map(([segment, count]) => {
    const name = String(t(`identify:segment.${segment}` as never))
    return `  ${name.padEnd(20)} ${bar(count / largest, colour)}  ${write.number(count)}`
  })
  return [heading(t('cli:analyze.segments'), colour), ...rows]
}

function value(ledger: AnalysedLedger, { t, locale, colour, width }: Manner): string[] {
  const lines = valueLines(ledger, { t, locale }).flatMap((line) => wrapped(line, width - 2))
  if (lines.length === 0) return []
  return [heading(t('cli:analyze.value.title'), colour), ...lines.map((line) => `  ${line}`)]
}

function retention({ analysis }: AnalysedLedger, { t, locale, colour, width }: Manner): string[] {
  const lines = retentionLines(analysis, { t, locale }).flatMap((line) => wrapped(line, width - 2))
  if (lines.length === 0) return []
  return [heading(t('cli:analyze.retention.title'), colour), ...lines.map((line) => `  ${line}`)]
}

function accounts(ledger: AnalysedLedger, { t, colour, width, ...manner }: Manner): string[] {
  const { portfolio, analysis } = ledger
  const shown = rankedAccounts(portfolio, ACCOUNTS_SHOWN)
  const write = formats(manner)
  const reason = reasonsOf(ledger, t)
  const money = shown.map(({ sales }) => write.money(sales, analysis.home))
  const moneyWidth = Math.max(0, ...money.map((one) => one.length))
  const nameWidth = Math.min(34, Math.max(0, ...shown.map(({ name }) => name.length)))
  const rows = shown.flatMap((account, at) => {
    const name = account.name.slice(0, nameWidth).padEnd(nameWidth)
    const first = `${String(account.rank).padStart(4)}  ${name}  ${money[at]!.padStart(moneyWidth)}  ${account.abc}  ${bar(account.sales / shown[0]!.sales, colour)}`
    return [
      first,
      ...wrapped(reason(account), width - 6).map((line) => dim(`      ${line}`, colour)),
    ]
  })
  const left = analysis.accounts - shown.length
  return [
    heading(t('cli:analyze.accounts', { count: shown.length }), colour),
    ...rows,
    ...(left > 0 ? [dim(`      ${t('cli:analyze.moreAccounts', { count: left })}`, colour)] : []),
  ]
}

function notes(ledger: AnalysedLedger, { t, colour, width }: Manner): string[] {
  return notesOf(ledger, t)
    .flatMap((note) => wrapped(`· ${note}`, width))
    .map((line) => dim(line, colour))
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** A bar of a share 0..1, to an eighth of a character. */
export function bar(share: number, colour: boolean): string {
  const eighths = Math.round(Math.max(0, Math.min(1, share || 0)) * BAR * 8)
  const full = '█'.repeat(eighths >> 3) + EIGHTHS[eighths % 8]!
  return (
    (colour ? styleText('cyan', full, { validateStream: false }) : full) +
    '·'.repeat(BAR - full.length)
  )
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!
    if (last && last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines
}

function heading(text: string, colour: boolean): string {
  return colour ? styleText(['bold', 'cyan'], text, { validateStream: false }) : text.toUpperCase()
}

function bold(text: string, colour: boolean): string {
  return colour ? styleText('bold', text, { validateStream: false }) : text
}

function dim(text: string, colour: boolean): string {
  return colour ? styleText('dim', text, { validateStream: false }) : text
}
