/** The cell for which a line was rejected, so that nobody has to look for it in the line. */
import type { Reject } from './check.ts'
import type { FilePreview } from './import.ts'
import { takeRecord } from './record.ts'

type Planned = Pick<FilePreview, 'reading' | 'mapping' | 'columns'>

/** Null where the cell is empty, the line as a whole is wrong, or nobody knows its columns. */
export function wrongCell({ reason, text }: Reject, plan: Planned | undefined): string | null {
  if ((reason !== 'day' && reason !== 'amount') || !plan) return null
  const { delimiter, quote, format } = plan.reading
  const place = plan.columns.findIndex(({ name }) => name === plan.mapping[reason])
  if (place < 0 || format === 'jsonl') return null
  const cells =
    format === 'csv' ? takeRecord(text, 0, { delimiter, quote }).cells : text.split('\t')
  return cells[place]?.trim() || null
}
