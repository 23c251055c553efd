/** Taking everything away: the page, the files that it hands out, the way to it by keyboard; and what waits on Hoy. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { eachIsSound, inDemo } from './inDemo.ts'

const { aPage } = inDemo()

eachIsSound(aPage, ['/data/exports'])

async function taken(page: Page, link: string) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).press('Enter'),
  ])
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

test('by keyboard from anywhere: the palette leads there, and every kind of file comes whole', async () => {
  const page = await aPage('es')
  await page.goto('/today')
  await page.locator('h1').waitFor()
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Una cuenta, una persona, una nota, un lugar…').fill('portabilidad')
  await page.locator('.mantine-Spotlight-action', { hasText: 'Llevarse los datos' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/data/exports')
  const row = page.getByRole('row', { name: /^Necesidades/ })
  await row.waitFor()
  const told = Number((await row.getByRole('cell').first().innerText()).replace(/\D/g, ''))
  expect(told).toBeGreaterThan(20)

  const csv = await taken(page, 'CSV: Necesidades')
  expect(csv.name).toMatch(/^necesidades-\d{4}-\d\d-\d\d\.csv$/)
  expect(csv.bytes.toString('utf8')).toMatch(/^\ufeffId de la cuenta;Código;Cuenta;Título;/)
  const json = await taken(page, 'JSON: Necesidades')
  const rows = JSON.parse(json.bytes.toString('utf8')) as { account: string; urgency: number }[]
  expect(rows).toHaveLength(told)
  expect(rows[0]).toMatchObject({ account: expect.any(String), urgency: expect.any(Number) })

  const all = await taken(page, 'XLSX: Todo de una vez')
  const sheets = (await readXlsxFile(all.bytes)) as unknown as {
    sheet: string
    data: unknown[][]
  }[]
  expect(sheets.find(({ sheet }) => sheet === 'Necesidades')!.data).toHaveLength(told + 1)
  for (const { sheet, data } of sheets) expect([sheet, data.length > 1]).toEqual([sheet, true])
  await page.context().close()
})

test('a list goes out from its own page', async () => {
  const page = await aPage('en')
  await page.goto('/notes')
  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /CSV/ }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^notes-.*\.csv$/)
  expect(await violations(page)).toEqual([])
  await page.context().close()
})
