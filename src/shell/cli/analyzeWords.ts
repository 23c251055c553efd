/** What the reports of `clave analyze` say in words, whatever they are written on. */
import { formats } from '../../kernel/format.ts'
import type { Words } from '../../platform/words.ts'
import type { AnalysedLedger, Analysis } from '../../identify/analysis.ts'
import { findingsOf } from '../../identify/findings.ts'
import { openingOf } from '../../identify/opening.ts'
import type { RankedAccount } from '../../identify/portfolio.ts'
import { reasonsAt, type Said, sentenceOf } from '../../identify/reason.ts'

/** The words of what a rule says, money in the home currency of the ledger. */
export function saying({ analysis }: AnalysedLedger, t: Words) {
  const say = (key: never, values: object) =>
    t(key, { ...values, currency: analysis.home } as never)
  return (said: readonly Said[]) => sentenceOf(said, say)
}

/** Why an account of the ledger stands where it does, in words. */
export function reasonsOf(ledger: AnalysedLedger, t: Words) {
  const { asOf, period, accounts: count } = ledger.analysis
  const say = saying(ledger, t)
  const reasonFor = reasonsAt({ asOf, ledgerFrom: period.from, accounts: count })
  return (account: RankedAccount) => say(reasonFor(account))
}

/** What was read: accounts and total, period, lines and why some were rejected. */
export function factsOf(
  { analysis }: AnalysedLedger,
  { t, locale }: { t: Words; locale: string },
): string[] {
  const { lines, home, period } = analysis
  const { day } = formats({ locale })
  const rest =
    lines.rejected > 0
      ? t('cli:analyze.rejected', { count: lines.rejected })
      : t('cli:analyze.allValid')
  return [
    t('cli:analyze.total', { count: analysis.accounts, total: analysis.total, currency: home }),
    t('cli:analyze.period', { from: day(period.from), to: day(period.to) }),
    t('cli:analyze.read', { count: lines.read, rest }),
    ...lines.rejectedBy.map(({ reason, count }) =>
      t('cli:analyze.rejectedBy', { reason: t(`gather:reject.${reason}` as never), count }),
    ),
  ]
}

/** The sentences on top and the findings, in words. */
export function tellingOf(ledger: AnalysedLedger, t: Words): string[] {
  const { portfolio, analysis, groups } = ledger
  const context = { ledgerFrom: analysis.period.from, groups }
  const said = [...openingOf(portfolio, context), ...findingsOf(portfolio, context)]
  return said.map((one) => saying(ledger, t)([one]))
}

/** What a reader must know before trusting the figures. */
export function notesOf(ledger: AnalysedLedger, t: Words): string[] {
  const { portfolio, stale, through, linesAfter } = ledger
  const { negatives } = portfolio.pareto
  return [
    ...assumptionsOf(ledger, t),
    ...(negatives > 0 ? [t('cli:analyze.negatives', { count: negatives })] : []),
    ...(portfolio.scores.by === 'bands' ? [t('cli:analyze.bands')] : []),
    ...(through ? [t('cli:analyze.cross', { through })] : []),
    ...stale.map(({ currency, days }) =>
      t('cli:analyze.stale', { name: currency, count: days.length, first: days[0] }),
    ),
    ...(linesAfter > 0 ? [t('cli:analyze.after', { count: linesAfter })] : []),
  ]
}

/** What no cell of the ledger tells, and how it was read. */
export function assumptionsOf({ assumed }: AnalysedLedger, t: Words): string[] {
  return assumed.map(({ about, column, example, mark }) =>
    about === 'dateOrder'
      ? t('cli:analyze.assumedDates', { column, example })
      : t('cli:analyze.assumedDecimal', { column, example, mark }),
  )
}

/** The shares of the largest, as far as there are so many accounts. */
export function topsOf({ accounts, concentration }: Analysis): { count: number; share: number }[] {
  const { top1Share, top5Share, top10Share } = concentration
  const tops = [
    { count: 1, share: top1Share },
    { count: 5, share: top5Share },
    { count: 10, share: top10Share },
  ]
  return tops.filter(({ count }) => count === 1 || count <= accounts)
}
