/** A workbook with several sheets: the first that fits is read, or the one that is named. */
import { expect, test } from 'vitest'
import { checkSheetImport, listSheetImports, takeSheet } from '../gather/sheet.api.ts'
import { workbook } from '../platform/xlsx.ts'
import { aFirmWithFiles, TWO } from './sheet.testing.ts'

const NOTES = [['Notas'], ['Revisado por dirección'], ['Falta el norte']]
const OLD = [
  ['Código cliente', 'Contrato', 'Inicio', 'Importe'],
  ['A1', 'C-1', '2024-01-01', '10'],
]
const NEW = [
  ['Código cliente', 'Contrato', 'Inicio', 'Importe'],
  ['A1', 'C-1', '2026-01-01', '99'],
  ['A1', 'C-2', '2026-01-01', '98'],
]
const TARGETS = [
  ['Periodo', 'Importe'],
  ['2026', '1000'],
]

async function book(sheets: Record<string, string[][]>) {
  const parts: Uint8Array[] = []
  const all = Object.entries(sheets).map(([name, [head, ...rows]]) => ({
    name,
    columns: head!.map((column) => ({ name: column, kind: 'text' as const })),
    rows,
  }))
  for await (const part of workbook(all)) parts.push(part)
  return Buffer.concat(parts)
}

const BOOK = { Notas: NOTES, 'Año 2024': OLD, 'Año 2026': NEW, Objetivos: TARGETS, Vacía: [['x']] }

test('the first sheet with the needed columns is read, of each table its own, and the check names them all', async () => {
  const { send, accounts } = aFirmWithFiles()
  await accounts(['A1'])
  const bytes = await book(BOOK)
  expect(await send('contracts', bytes)).toMatchObject({
    sheet: 'Año 2024',
    sheets: Object.keys(BOOK),
    read: 1,
    accepted: 1,
  })
  expect(await send('targets', bytes)).toMatchObject({ sheet: 'Objetivos', accepted: 1 })
})

test('the sheet that is named is read, stays so when its columns are said anew, and is told in the list', async () => {
  const { send, accounts, lead, contracts } = aFirmWithFiles()
  await accounts(['A1'])
  const { sheetImportId, mapping, ...check } = await send(
    'contracts',
    await book(BOOK),
    lead,
    'Año 2026',
  )
  expect(check).toMatchObject({ sheet: 'Año 2026', accepted: 2 })
  expect(await lead.ask(checkSheetImport, { sheetImportId, mapping })).toMatchObject({
    sheet: 'Año 2026',
    sheets: Object.keys(BOOK),
  })
  await lead.ask(takeSheet, { sheetImportId })
  expect((await contracts()).map(({ recurring }) => recurring)).toEqual(['99', '98'])
  const { rows } = await lead.ask(listSheetImports, { target: 'contracts' })
  expect(rows).toMatchObject([{ sheet: 'Año 2026' }])
})

test('where none fits the longest is read, and what lacks is said', async () => {
  const { send } = aFirmWithFiles()
  const check = await send('contracts', await book({ Objetivos: TARGETS, Notas: NOTES }))
  expect(check).toMatchObject({ sheet: 'Notas', accepted: 0 })
  expect(check.lacking).toContain('code')
})

test('a sheet that is not there, has no rows, or is asked of a text file is refused', async () => {
  const { send, lead } = aFirmWithFiles()
  const bytes = await book(BOOK)
  await expect(send('contracts', bytes, lead, 'Otra')).rejects.toMatchObject({
    code: 'gather/no-sheet',
    values: { sheet: 'Otra' },
  })
  await expect(send('contracts', bytes, lead, 'Vacía')).rejects.toMatchObject({
    code: expect.stringMatching(/^gather\/(header-only|empty-file)$/),
  })
  await expect(send('contracts', TWO, lead, 'Hoja1')).rejects.toMatchObject({
    code: 'gather/no-sheet',
  })
  expect(await send('contracts', TWO)).toMatchObject({ sheet: null, sheets: [] })
})
