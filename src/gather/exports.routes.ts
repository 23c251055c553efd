/** Files to take away, over HTTP: each noun by itself, or all of them. Rooms hand in what they have. */
import type { Actor } from '../kernel/actor.ts'
import type { EXPORT_FORMATS } from '../kernel/list.ts'
import { downloaded, type Exporting, exportBytes, exported, sheetOf } from '../platform/export.ts'
import { columnsOf, countOf, type ExportPart, rowsOf } from '../platform/exportPart.ts'
import { record } from '../platform/history.ts'
import { found } from '../platform/problem.ts'
import { type Route, route, stream, type StreamAsk } from '../platform/serve.ts'
import { type Words, wordsFor } from '../platform/words.ts'
import { workbook } from '../platform/xlsx.ts'
import { zipped } from '../platform/zip.ts'
import { exportAll, exportNoun, listExports } from './exports.api.ts'

type Format = (typeof EXPORT_FORMATS)[number]

export function exportsRoutes(all: readonly ExportPart[]): Route[] {
  const partsFor = ({ role }: Pick<Actor, 'role'>) => all.filter(({ may }) => may.includes(role))
  return [
    route(listExports, async ({ actor, db }) => {
      const told = []
      for (const part of partsFor(actor)) {
        told.push({ noun: part.noun, rows: await countOf(part, db) })
      }
      return told
    }),

    stream(exportNoun, async ({ input: { noun, format }, ...ask }) => {
      const part = found(partsFor(ask.actor).find((one) => one.noun === noun))
      await ask.inFirm((db) => record(db, ask.actor, 'export.taken', { noun, format }))
      return exported(exporting(part, format, ask))
    }),

    stream(exportAll, async ({ input: { format }, ...ask }) => {
      const t = wordsFor(ask.caller.locale)
      const each = partsFor(ask.actor).map((part) => exporting(part, format, ask))
      await ask.inFirm((db) => record(db, ask.actor, 'export.taken', { noun: 'all', format }))
      const file = fileName(t('gather:exports.allFile'), ask)
      if (format === 'xlsx') return downloaded(workbook(each.map(sheetOf)), { file, type: 'xlsx' })
      const files = each.map((one) => ({ path: `${one.file}.${format}`, text: exportBytes(one) }))
      return downloaded(zipped(files), { file, type: 'zip' })
    }),
  ]
}

type Ask = Pick<StreamAsk<never>, 'caller' | 'inFirm' | 'today'>

function exporting(part: ExportPart, format: Format, ask: Ask): Exporting<Record<string, unknown>> {
  const t = wordsFor(ask.caller.locale)
  const name = nounName(t, part)
  return {
    format,
    file: fileName(name, ask),
    sheet: name,
    columns: columnsOf(part, t, format, ask.caller.locale),
    rows: rowsOf(part, ask.inFirm),
    locale: ask.caller.locale,
  }
}

const nounName = (t: Words, { noun }: ExportPart) => t(`gather:exports.noun.${noun}`)

const fileName = (name: string, { today }: Ask) =>
  `${name.toLowerCase().replaceAll(' ', '-')}-${today}`
