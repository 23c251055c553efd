/** A workbook with several sheets: each is a file of its own among the files of a run. */
import { expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { checkCrmImport, dropCrmFile, makeCrmImport } from '../gather/crm.api.ts'
import { aBringingFirm } from '../gather/crm.testing.ts'
import { crmTargets } from './crm.ts'

type Sheets = Record<string, (string | number | Date)[][]>

async function aBook(name: string, sheets: Sheets) {
  const book = await writeXlsx(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) =>
        row.map((value) =>
          value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : { value },
        ),
      ),
    })) as never,
  ).toBuffer()
  return { name, content: book as Buffer }
}

const SHEETS: Sheets = {
  Portada: [['Exportación de clientes'], ['Hecha el lunes']],
  Empresas: [
    ['Código', 'Razón social', 'CIF'],
    [1001, 'Forjas Levante', 'B12345678'],
    [1002, 'Talleres Ruiz', 'B22345678'],
  ],
  Contactos: [
    ['Código cliente', 'Nombre', 'Apellidos', 'Correo'],
    [1001, 'Ana', 'Ruiz', 'ana@forjas.example'],
  ],
  Visitas: [
    ['Código cliente', 'Tipo de actividad', 'Fecha', 'Asunto', 'Contacto'],
    [1001, 'Visita', new Date(Date.UTC(2026, 9, 12)), 'Demostración', 'Ana Ruiz'],
  ],
  Vacía: [],
  'Solo cabecera': [['Nombre del negocio', 'Etapa']],
}

test('each sheet is recognised by itself, can be left out, and all come in together', async () => {
  const firm = aBringingFirm(crmTargets)
  const { crmImportId } = await firm.lead.ask(makeCrmImport, {})
  const files = await firm.send(crmImportId, await aBook('clientes.xlsx', SHEETS))
  expect(files.map(({ file, kind, lines }) => [file, kind, lines])).toEqual([
    ['clientes.xlsx › Portada', null, expect.any(Number)],
    ['clientes.xlsx › Empresas', 'company', 2],
    ['clientes.xlsx › Contactos', 'contact', 1],
    ['clientes.xlsx › Visitas', 'activity', 1],
  ])
  await expect(firm.lead.ask(checkCrmImport, { crmImportId })).rejects.toMatchObject({
    code: 'gather/crm-kind',
  })
  await firm.lead.ask(dropCrmFile, { crmImportId, fileNo: files[0]!.fileNo })
  await firm.lead.ask(checkCrmImport, { crmImportId })
  await firm.work()
  const taken = await firm.take({ crmImportId })
  expect(taken).toMatchObject({
    state: 'taken',
    problem: null,
    counts: [
      { kind: 'company', added: 2 },
      { kind: 'contact', added: 1, missed: 0 },
      { kind: 'activity', added: 1, missed: 0 },
    ],
  })
  const [visit] = await firm.db(
    (db) => db`
    select i.happened_on, a.code, k.name
    from interaction i join account a using (firm_id, account_id)
      join interaction_contact c using (firm_id, interaction_id)
      join contact k using (firm_id, contact_id)
  `,
  )
  expect(visit).toEqual({ happenedOn: '2026-10-12', code: '1001', name: 'Ana Ruiz' })
})

test('of a workbook with one sheet the file has its own name', async () => {
  const firm = aBringingFirm(crmTargets)
  const { crmImportId } = await firm.lead.ask(makeCrmImport, {})
  const book = await aBook('empresas.xlsx', { Hoja1: SHEETS['Empresas']! })
  expect((await firm.send(crmImportId, book)).map(({ file }) => file)).toEqual(['empresas.xlsx'])
})

test('a workbook without anything in it says so, and too many sheets at once too', async () => {
  const firm = aBringingFirm(crmTargets)
  const { crmImportId } = await firm.lead.ask(makeCrmImport, {})
  const only = await aBook('cabecera.xlsx', { Uno: [['Código', 'Razón social']], Dos: [] })
  await expect(firm.send(crmImportId, only)).rejects.toMatchObject({ code: 'gather/header-only' })
  const many = Object.fromEntries(
    Array.from({ length: 21 }, (_, at) => [`Hoja ${at}`, SHEETS['Empresas']!]),
  )
  await expect(firm.send(crmImportId, await aBook('muchas.xlsx', many))).rejects.toMatchObject({
    code: 'gather/crm-files',
  })
})
