/** A document as a workbook: its facts and texts on the first sheet, then a sheet for each table; a spreadsheet runs nothing of it. */
import { type ExportColumn, sheetOf } from '../platform/export.ts'
import { type Sheet, workbook } from '../platform/xlsx.ts'
import type { Cell, PlanDocument, Table } from './document.ts'

export async function xlsxOf(document: PlanDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of workbook(sheetsOf(document))) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function sheetsOf({ title, mark, madeOn, facts, sections, sheet }: PlanDocument): Sheet[] {
  const told = [
    [title, mark],
    ['', madeOn],
    ...facts.map(({ name, value }) => [name, value]),
    ...sections.flatMap(({ title: part, blocks }) =>
      blocks.flatMap((block) => {
        if (block.as === 'text') return [[part, block.text]]
        return block.as === 'facts'
          ? block.facts.map(({ name, value }) => [`${part}: ${name}`, value])
          : []
      }),
    ),
  ]
  const names = new Set<string>()
  const first = named(names, sheet.title)
  const columns = [sheet.name, sheet.value].map((name, at) => column(name, at, 'text'))
  return [
    sheetIn({ name: first, columns, rows: told }),
    ...sections.flatMap(({ blocks }) =>
      blocks
        .filter((block): block is Table => block.as === 'table')
        .map(({ name, columns: all, rows }) =>
          sheetIn({
            name: named(names, name),
            columns: all.map((one, at) => column(one.name, at, one.kind)),
            rows,
          }),
        ),
    ),
  ]
}

type Row = readonly Cell[]

const column = (
  name: string,
  at: number,
  kind: ExportColumn<Row>['kind'] & string,
): ExportColumn<Row> => ({
  name,
  kind,
  cell: (row) => row[at] ?? null,
})

const sheetIn = (about: { name: string; columns: ExportColumn<Row>[]; rows: readonly Row[] }) =>
  sheetOf<Row>({ ...about, file: about.name, format: 'xlsx', locale: 'es' })

/** A workbook's sheets differ in their first 31 letters, whichever case they are in. */
function named(taken: Set<string>, name: string): string {
  const short = name.replaceAll(/[\\/*?:[\]]/g, ' ').slice(0, 27)
  for (let at = 1; ; at += 1) {
    const one = at === 1 ? short : `${short} ${at}`
    if (taken.has(one.toLowerCase())) continue
    taken.add(one.toLowerCase())
    return one
  }
}
