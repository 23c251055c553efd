/** What the check of a small table's file says at the terminal: counts, what changes, what moves, what stays out. */
import type { SheetChange, SheetCheck } from '../../gather/sheet.ts'
import { whyLeft } from '../../gather/sheetDownload.routes.ts'
import { sheetValue, wordsOfChange } from '../../gather/sheetValue.ts'
import type { Formats } from '../../kernel/format.ts'
import type { SheetTarget } from '../../platform/sheet.ts'
import type { Words } from '../../platform/words.ts'

type About = { t: Words; format: Formats; target: SheetTarget; check: SheetCheck }

export function tableReport({ t, format, target, check }: About): string {
  const { file, read, accepted, rejected, lacking, kept, added, changed, same } = check
  const { sheet, changes, moves, moved, rejects } = check
  const nameOf = (field: string) => t(`${target.words}.field.${field}` as never) as string
  const line = (at: number, says: string) =>
    `  ${t('gather:sheet.line', { line: format.number(at) })}  ${says}`
  const change = ({ line: at, key, fields }: SheetChange) => {
    const words = (word: 'empty' | 'yes' | 'no') => t(`gather:sheet.${word}`)
    const value = (field: string, text: string | null) =>
      sheetValue({ fields: target.fields, format, words }, field, text)
    const all = fields.map(({ field, was, now }) => {
      const values = { field: nameOf(field), was: value(field, was), now: value(field, now) }
      return t(wordsOfChange(target.fields, field), values)
    })
    return line(
      at,
      `${key.map((one) => value(one.field, one.value)).join(' · ')}: ${all.join('; ')}`,
    )
  }
  const part = (title: string, lines: string[], count: number) => {
    if (lines.length === 0) return []
    const shown = { shown: lines.length, count }
    return [title, ...lines, ...(count > lines.length ? [t('gather:sheet.leftAll', shown)] : [])]
  }
  const isNothing = added + changed === 0
  const counts = isNothing
    ? t('gather:sheet.nothing')
    : t('gather:sheet.counts', { added, changed, same })
  return [
    accepted === 0
      ? t('gather:sheet.none', { file })
      : t('gather:sheet.opening', { file, count: read, accepted }),
    ...(sheet === null ? [] : [t('gather:sheet.sheetRead', { sheet })]),
    ...(lacking.length > 0 ? [t('gather:sheet.lacking', { fields: lacking.map(nameOf) })] : []),
    ...(accepted === 0 ? [] : [counts]),
    ...(changed > 0 && kept.length > 0
      ? [t('gather:sheet.kept', { fields: kept.map(nameOf) })]
      : []),
    ...part(t('gather:sheet.changes'), changes.map(change), changed - moved),
    ...part(t('gather:sheet.moving', { count: moved }), moves.map(change), moved),
    ...part(
      t('gather:sheet.left'),
      rejects.map((one) => line(one.line, whyLeft(t, target, one))),
      rejected,
    ),
  ]
    .map((says) => `${says}\n`)
    .join('')
}
