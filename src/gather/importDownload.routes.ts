/** What imports give back: the files as they came, rejected lines to be mended, and an empty ledger to begin with. */
import { exported } from '../platform/export.ts'
import { found } from '../platform/problem.ts'
import { type Route, stream } from '../platform/serve.ts'
import { wordsFor } from '../platform/words.ts'
import { FIELDS } from './field.ts'
import { downloadFile, downloadRejects, downloadTemplate } from './import.api.ts'
import { importOf } from './import.store.ts'
import { asSeenBy } from './import.ts'
import { asDownload, fileOf, rejectsOf, type Storage } from './upload.store.ts'

export function downloads({ dataFolder }: Pick<Storage, 'dataFolder'>): Route[] {
  return [
    stream(downloadFile, async ({ input, actor, inFirm }) => {
      const { importId, fileNo } = input
      const one = found(await inFirm((db) => importOf(db, importId)))
      const { name } = found(one.files.find((file) => file.fileNo === fileNo && file.sent))
      const place = { dataFolder, firmId: actor.firmId, importId }
      return asDownload(fileOf(place, fileNo), { name, type: 'application/octet-stream' })
    }),

    stream(downloadRejects, async ({ input, actor, caller, inFirm }) => {
      const { importId } = input
      const one = asSeenBy(actor, found(await inFirm((db) => importOf(db, importId))))
      found(one.report ?? undefined)
      const [first] = one.files
      const word = wordsFor(caller.locale)('gather:template.rejects')
      const name = `${first!.name.replace(/\.\w+$/, '')}-${word}.csv`
      const place = { dataFolder, firmId: actor.firmId, importId }
      return asDownload(rejectsOf(place), { name, type: 'text/csv; charset=utf-8' })
    }),

    stream(downloadTemplate, async ({ input }) => {
      const t = wordsFor(input.language)
      return exported({
        format: input.format,
        file: t('gather:template.file'),
        locale: input.language === 'en' ? 'en' : 'es-ES',
        columns: FIELDS.map((field) => ({ name: t(`gather:template.${field}`), cell: () => '' })),
        rows: [],
      })
    }),
  ]
}
