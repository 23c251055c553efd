/** A plan is read with the client in the demonstration: meeting, decision, one page by link, signed on a phone, taken away as a PDF. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

test('meeting, decision, link, signed by the client, and on the pages that go out', async () => {
  const mark = Date.now()
  const page = await aPage('es')
  await page.goto('/plans?state=active')
  await page.locator('tbody a').first().click()
  await page.locator('.Plan-head').waitFor()
  const dialog = page.getByRole('dialog')

  await page.getByRole('button', { name: 'Anotar decisión' }).click()
  await dialog.getByLabel('Qué se decidió').fill(`Visita conjunta ${mark}`)
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText(`Visita conjunta ${mark}`, { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Anotar reunión' }).click()
  await dialog.getByLabel('Preguntas y respuestas').fill(`¿Quién avisa ${mark}?\nEl turno`)
  await dialog.getByLabel('Notas nuestras').fill(`Apunte ${mark}`)
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const meeting = page.locator('.Agreement', { hasText: `¿Quién avisa ${mark}?` })
  await meeting.getByRole('button', { name: 'Que lo firme el cliente' }).click()
  await dialog.getByText(`Visita conjunta ${mark}`).waitFor()
  expect(await dialog.getByText(`Apunte ${mark}`).count()).toBe(0)
  await dialog.getByLabel('Quién lo acepta').fill('Ana Ruiz')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Crear el enlace' }).click()
  const link = await dialog.getByRole('textbox', { name: 'El enlace' }).inputValue()
  await page.keyboard.press('Escape')

  // Someone who has never been here, on a phone.
  const client = await aPage('es', { ...PHONE, storageState: { cookies: [], origins: [] } })
  await client.goto(link)
  await client.getByText(`Visita conjunta ${mark}`).waitFor()
  expect(await client.getByText(`Apunte ${mark}`).count()).toBe(0)
  expect(await client.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await client.getByLabel('Tu nombre y apellidos').fill('Ana Ruiz Gil')
  await client.getByRole('button', { name: 'Acepto este texto' }).tap()
  await client.getByText(/Aceptado por Ana Ruiz Gil/).waitFor()
  await client.context().close()

  await page.reload()
  await meeting.getByText('Firmado por ambas partes').waitFor()
  await page.getByRole('button', { name: 'Descargar', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'PDF, en español' }).first().click()
  expect((await download).suggestedFilename()).toMatch(/^plan .*\.pdf$/)
  expect(await violations(page)).toEqual([])
  await page.context().close()
}, 240_000)
