/** What small tables give back: the lines that were left out, and an empty table to begin with. */
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { exported } from '../platform/export.ts'
import { type Route, stream } from '../platform/serve.ts'
import type { SheetTarget } from '../platform/sheet.ts'
import { type Words, wordsFor } from '../platform/words.ts'
import { REJECT_COLUMNS } from './rejectFile.ts'
import { downloadSheetRejects, downloadSheetTemplate } from './sheet.api.ts'
import { KNOWN_REASONS, type SheetReject } from './sheet.ts'
import type { KeptSheet } from './sheet.store.ts'

type Given = {
  targetOf: (name: string) => SheetTarget
  sheetAnd: (
    db: Db,
    actor: Actor,
    sheetImportId: string,
  ) => Promise<{ sheet: KeptSheet; target: SheetTarget }>
  rejectsNow: (
    db: Db,
    target: SheetTarget,
    sheet: KeptSheet,
  ) => Promise<{ columns: string[]; rejects: SheetReject[] }>
}

export function sheetDownloads({ targetOf, sheetAnd, rejectsNow }: Given): Route[] {
  return [
    stream(downloadSheetRejects, async ({ input, actor, caller, inFirm }) => {
      const { columns, rejects, sheet, target } = await inFirm(async (db) => {
        const both = await sheetAnd(db, actor, input.sheetImportId)
        return { ...both, ...(await rejectsNow(db, both.target, both.sheet)) }
      })
      const t = wordsFor(caller.locale)
      const [line, reason] = REJECT_COLUMNS
      return exported({
        format: 'csv',
        file: `${sheet.file.replace(/\.\w+$/, '')}-${t('gather:template.rejects')}`,
        locale: caller.locale,
        columns: [
          ...columns.map((name, place) => ({
            name,
            cell: ({ cells }: SheetReject) => cells[place] ?? '',
          })),
          { name: line, cell: (one) => one.line },
          { name: reason, cell: (one) => whyLeft(t, target, one) },
        ],
        rows: rejects,
      })
    }),

    stream(downloadSheetTemplate, async ({ input }) => {
      const { words, fields } = targetOf(input.target)
      const t = wordsFor(input.language)
      return exported({
        format: input.format,
        file: t(`${words}.file` as never),
        locale: input.language === 'en' ? 'en' : 'es-ES',
        columns: fields.map(({ field }) => ({
          name: t(`${words}.field.${field}` as never),
          cell: () => '',
        })),
        rows: [],
      })
    }),
  ]
}

/** In a sentence, for a file or a terminal. */
export function whyLeft(
  t: Words,
  { words }: SheetTarget,
  { reason, field, cell }: SheetReject,
): string {
  const says = (KNOWN_REASONS as readonly string[]).includes(reason)
    ? `gather:sheet.reject.${reason}`
    : `${words}.reject.${reason}`
  const name = field ? t(`${words}.field.${field}` as never) : ''
  return t(says as never, { field: name, cell })
}
