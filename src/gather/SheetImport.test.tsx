// @vitest-environment jsdom
import { fireEvent } from '@testing-library/react'
import { expect, test } from 'vitest'
import { contractTarget } from '../accounts/contractSheet.store.ts'
import { aFirm, dataFolder } from '../platform/testing.ts'
import { workbook } from '../platform/xlsx.ts'
import { show } from '../ui/testing.tsx'
import { SheetImport } from './SheetImport.tsx'
import { sheetRoutes } from './sheet.routes.ts'

const routes = sheetRoutes({ dataFolder, targets: [contractTarget] })
const HEAD = 'Código cliente;Contrato;Inicio;Fin;Importe;Divisa;Renovable\n'
const ONE = `${HEAD}A1;C-1;01/01/2026;31/12/2026;12.000,50;EUR;sí\n`
const words = (element: HTMLElement) => element.textContent.replace(/[\u00a0\u202f]/g, ' ')

async function aPage(locale = 'es-ES') {
  const { lead, db } = aFirm(routes)
  await db((tx) => tx`insert into account (code, name) values ('A1', 'Aceros'), ('B2', 'Bajío')`)
  const contracts = () =>
    db(
      (tx) => tx`select c.code, a.code as account, trim_scale(c.recurring)::text as recurring
        from contract c join account a on a.firm_id = c.firm_id and a.account_id = c.account_id
        where c.firm_id = ${tx.firm} order by c.code`,
    )
  const page = await show(<SheetImport target="contracts" refreshes={[]} />, lead, { locale })
  const drop = async (text: BlobPart, name = 'acuerdos.csv') => {
    const place = await page.findByLabelText(/^(Suelta aquí el archivo|Drop the file here)/)
    fireEvent.change(place, { target: { files: [new File([text], name)] } })
  }
  const click = (name: string | RegExp) => fireEvent.click(page.getByRole('button', { name }))
  return { page, drop, click, contracts }
}

test('before it is kept a file says what is new, what changes from what to what, and that nothing does', async () => {
  const { page, drop, click, contracts } = await aPage()
  await drop(ONE)
  await page.findByText('Nuevas: 1. Cambian algo que ya está: 0. Ya están igual: 0.')
  click('Guardar 1 fila')
  await page.findByText(/acuerdos\.csv: 1 añadidas/)

  await drop(ONE.replace('12.000,50', '9.000').replace('31/12/2026', '').replace('sí', 'no'))
  const change = await page.findByText(/Importe: 12\.000,5 → 9\.000/)
  expect(words(change)).toBe(
    'Fila 2 C-1: Fin: 31 dic 2026 → vacío; Importe: 12.000,5 → 9.000; Renovable: sí → no',
  )
  click('Otro archivo')

  await drop(ONE)
  await page.findByText(/^No cambia nada/)
  expect(page.queryByRole('button', { name: /^Guardar/ })).toBeNull()
  click('Otro archivo')
  await page.findByText('Archivos guardados')
  expect([...(await contracts())]).toEqual([{ code: 'C-1', account: 'A1', recurring: '12000.5' }])
})

test('what the file has no column for is named, and stays as it is', async () => {
  const { page, drop, click } = await aPage()
  const kept = /^Sin columna en el archivo/
  await drop(ONE)
  await page.findByText(/^Nuevas: 1/)
  expect(page.queryByText(kept)).toBeNull()
  click('Guardar 1 fila')
  await page.findByText(/acuerdos\.csv: 1 añadidas/)
  await drop('Código cliente;Contrato;Descripción;Inicio;Importe\nA1;C-1;C-1;01/01/2026;9.000\n')
  const told = await page.findByText(kept)
  expect(told.textContent).toBe(
    'Sin columna en el archivo: Fin, Cuota única, Divisa, Renovable y Preaviso (días). En lo que ya está se quedan como están.',
  )
  const change = page.getByText(/Importe: 12\.000,5 → 9\.000/)
  expect(words(change)).toBe('Fila 2 C-1: Importe: 12.000,5 → 9.000')
})

test('in English too', async () => {
  const { page, drop, click } = await aPage('en')
  await drop(ONE)
  await page.findByText('New: 1. Change something that stands: 0. The same already: 0.')
  click('Keep 1 row')
  await page.findByText(/acuerdos\.csv: 1 added/)
  await drop(ONE.replace('12.000,50', '9.000'))
  await page.findByText(/Amount: 12,000\.5 → 9,000/)
})

test('a contract that stands under another client moves only if the box is ticked; else its row stays out', async () => {
  const { page, drop, click, contracts } = await aPage()
  await drop(ONE)
  await page.findByText(/^Nuevas: 1/)
  click('Guardar 1 fila')
  await page.findByText(/acuerdos\.csv: 1 añadidas/)

  const moving = ONE.replace('A1;', 'B2;')
  await drop(moving)
  const warning = await page.findByText(/^1 fila del archivo ya está con otro cliente/)
  expect(warning.getAttribute('role')).toBe('alert')
  const told = page.getByText(/pasa de/).closest('li')!
  expect(words(told)).toBe('Fila 2 C-1: pasa de Aceros (A1) a Bajío (B2)')
  const take = page.getByRole('button', { name: /^Guardar/ })
  expect(take.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(page.getByRole('checkbox', { name: 'Sí, que pase al cliente del archivo' }))
  click('Guardar 1 fila')
  await page.findByText(/acuerdos\.csv: 0 añadidas, 1 cambiadas/)
  expect([...(await contracts())]).toMatchObject([{ code: 'C-1', account: 'B2' }])

  await drop(`${ONE}A1;C-2;01/01/2026;31/12/2026;1,00;EUR;sí\n`, 'otros.csv')
  await page.findByText(/^1 fila del archivo ya está con otro cliente/)
  click('Guardar 1 fila')
  await page.findByText(/otros\.csv: 1 añadidas, 0 cambiadas/)
  expect([...(await contracts())]).toMatchObject([
    { code: 'C-1', account: 'B2' },
    { code: 'C-2', account: 'A1' },
  ])
})

test('of a workbook the sheet that was read is named, and another can be read instead', async () => {
  const { page, drop, click, contracts } = await aPage()
  const columns = ['Código cliente', 'Contrato', 'Inicio', 'Importe'].map((name) => ({
    name,
    kind: 'text' as const,
  }))
  const parts: Uint8Array[] = []
  for await (const part of workbook([
    { name: 'Viejos', columns, rows: [['A1', 'C-1', '2024-01-01', '10']] },
    { name: 'Nuevos', columns, rows: [['A1', 'C-2', '2026-01-01', '20']] },
  ])) {
    parts.push(part)
  }
  await drop(Buffer.concat(parts), 'libro.xlsx')
  await page.findByText('Se ha leído la hoja «Viejos».')
  fireEvent.click(page.getByRole('combobox', { name: 'Leer otra hoja' }))
  fireEvent.click(await page.findByRole('option', { name: 'Nuevos' }))
  await page.findByText('Se ha leído la hoja «Nuevos».')
  click('Guardar 1 fila')
  await page.findByText(/libro\.xlsx: 1 añadidas/)
  await page.findByText('libro.xlsx · Nuevos')
  expect([...(await contracts())]).toMatchObject([{ code: 'C-2' }])
})
