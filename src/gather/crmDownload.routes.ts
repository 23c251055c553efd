/** What a run leaves out or can't place, as one file: which file and line, and why. */
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { exported } from '../platform/export.ts'
import { found } from '../platform/problem.ts'
import { type Route, stream } from '../platform/serve.ts'
import { wordsFor } from '../platform/words.ts'
import { downloadCrmLines } from './crm.api.ts'
import { insideOf } from './crm.store.ts'
import { type CrmImport, missAdvice, rejectAdvice } from './crm.ts'
import { crmFilesOf } from './crmFile.store.ts'

/** Of a cell, in a sentence. */
const TOLD = 120

type Given = { seen: (db: Db, actor: Actor, crmImportId: string) => Promise<CrmImport> }
type Left = {
  file: string
  line: number
  column: string
  why: string
  kept: string
  todo: string
  text: string
}

export function crmDownloads({ seen }: Given): Route[] {
  return [
    stream(downloadCrmLines, async ({ input: { crmImportId }, actor, caller, inFirm }) => {
      const { one, files, lines } = await inFirm(async (db) => ({
        one: await seen(db, actor, crmImportId),
        files: await crmFilesOf(db, crmImportId),
        ...found(await insideOf(db, crmImportId)),
      }))
      const t = wordsFor(caller.locale)
      const fileOf = (fileNo: number) =>
        one.files.find((file) => file.fileNo === fileNo)?.file ?? ''
      const nameOf = (field: string) => t(`gather:crm.field.${field}`)
      const columnOf = (fileNo: number, field: string | null) =>
        files.find((file) => file.fileNo === fileNo)?.mapping[field ?? ''] ?? ''
      const advised = ({ kept, todo }: { kept: string; todo: string }) => ({
        kept: t(`gather:crm.keptOf.${kept}`),
        todo: t(`gather:crm.todoOf.${todo}`),
      })
      const rows: Left[] = [
        ...lines.rejects.map(({ fileNo, line, reason, field, cell, cells }) => ({
          file: fileOf(fileNo),
          line,
          column: columnOf(fileNo, field),
          why: t(`gather:sheet.reject.${reason}`, {
            cell: cell.slice(0, TOLD),
            field: field ? nameOf(field) : '',
          }),
          ...advised(rejectAdvice(reason)),
          text: cells.join(' · '),
        })),
        ...lines.misses.map(({ fileNo, line, reason, text }) => ({
          file: fileOf(fileNo),
          line,
          column: '',
          why: t(`gather:crm.miss.${reason}`, { text: text.slice(0, TOLD) }),
          ...advised(missAdvice(reason)),
          text,
        })),
      ]
      return exported({
        format: 'csv',
        file: t('gather:crm.leftFile'),
        locale: caller.locale,
        columns: [
          { name: t('gather:crm.file'), cell: ({ file }: Left) => file },
          { name: t('gather:crm.line'), cell: ({ line }) => line },
          { name: t('gather:crm.column'), cell: ({ column }) => column },
          { name: t('gather:crm.why'), cell: ({ why }) => why },
          { name: t('gather:crm.kept'), cell: ({ kept }) => kept },
          { name: t('gather:crm.todo'), cell: ({ todo }) => todo },
          { name: t('gather:crm.told'), cell: ({ text }) => text },
        ],
        rows,
      })
    }),
  ]
}
