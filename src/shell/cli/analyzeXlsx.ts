/** The accounts of `clave analyze` as an Excel workbook; text stays text, so no cell is a formula. */
import writeExcelFile, { type Column, getSheetData } from 'write-excel-file/node'
import type { AnalysedLedger } from '../../identify/analysis.ts'
import { type RankedAccount, rankedAccounts } from '../../identify/portfolio.ts'
import { toCents } from '../../kernel/money.ts'
import type { Words } from '../../platform/words.ts'
import { factsOf, notesOf, reasonsOf, tellingOf } from './analyzeWords.ts'

const MONEY = '#,##0.00'
const PERCENT = '0.0%'
const DAY = 'yyyy-mm-dd'

type Cell = { value: string | number | Date | null; format?: string }

export async function writeXlsx(
  ledger: AnalysedLedger,
  file: string,
  { t, locale }: { t: Words; locale: string },
): Promise<void> {
  const { portfolio } = ledger
  const reason = reasonsOf(ledger, t)
  const column = (
    name: string,
    width: number,
    cell: (account: RankedAccount) => Cell,
  ): Column<RankedAccount> => ({
    header: { value: String(t(`cli:analyze.column.${name}` as never)), fontWeight: 'bold' },
    width,
    cell: (account) => typed(cell(account)),
  })
  const day = (one: string | null) => ({
    value: one === null ? null : new Date(`${one}T00:00:00Z`),
    format: DAY,
  })
  const money = (value: number) => ({ value: toCents(value), format: MONEY })
  const columns = [
    column('rank', 8, ({ rank }) => ({ value: rank })),
    column('code', 14, ({ code }) => ({ value: code })),
    column('name', 34, ({ name }) => ({ value: name })),
    column('total', 16, ({ sales }) => money(sales)),
    column('share', 9, ({ share }) => ({ value: share, format: PERCENT })),
    column('cumulativeShare', 11, (one) => ({ value: one.cumulativeShare, format: PERCENT })),
    column('abc', 6, ({ abc }) => ({ value: abc })),
    column('segment', 20, ({ segment }) => ({
      value: String(t(`identify:segment.${segment}` as never)),
    })),
    column('r', 5, ({ r }) => ({ value: r })),
    column('f', 5, ({ f }) => ({ value: f })),
    column('m', 5, ({ m }) => ({ value: m })),
    column('orders', 10, ({ orders }) => ({ value: orders })),
    column('purchaseDays', 14, ({ purchaseDays }) => ({ value: purchaseDays })),
    column('first', 14, ({ first }) => day(first)),
    column('last', 14, ({ last }) => day(last)),
    column('recencyDays', 14, ({ recencyDays }) => ({ value: recencyDays })),
    column('salesLast12', 16, ({ salesLast12 }) => money(salesLast12)),
    column('salesPrevious12', 16, ({ salesPrevious12 }) => money(salesPrevious12)),
    column('reason', 90, (account) => ({ value: reason(account) })),
  ]
  const sentences = [
    ...factsOf(ledger, { t, locale }),
    ...tellingOf(ledger, t),
    ...notesOf(ledger, t),
  ]
  await writeExcelFile([
    {
      sheet: t('cli:analyze.sheet.accounts'),
      data: getSheetData(rankedAccounts(portfolio), columns),
      columns: columns.map(({ width }) => ({ width: width! })),
      stickyRowsCount: 1,
    },
    {
      sheet: t('cli:analyze.sheet.summary'),
      data: sentences.map((sentence) => [typed({ value: sentence })]),
      columns: [{ width: 120 }],
    },
  ]).toFile(file)
}

/** Named types, so that text which looks like a number, or like a formula, stays text. */
function typed({ value, format }: Cell) {
  if (value === null) return null
  const type = typeof value === 'string' ? String : typeof value === 'number' ? Number : Date
  return format ? { value, type, format } : { value, type }
}
