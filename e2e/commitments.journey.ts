/** A promise in the demonstration: noted, put before the client by a link, accepted in another browser, and kept with its proof. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { eachIsSound, inDemo, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

eachIsSound(aPage, ['/commitments'])

test('promise, link, accepted by the client without sign-in, kept with its proof', async () => {
  const promise = `Entregar el plano acotado del bastidor ${Date.now()}`
  const page = await aPage('es')
  await page.goto('/portfolio')
  await page.getByRole('link', { name: 'Forjas Levante', exact: true }).first().click()
  await page.locator('.TabLinks').getByRole('link', { name: 'Compromisos', exact: true }).click()
  await page.getByRole('button', { name: 'Añadir compromiso' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Qué se promete').fill(promise)
  await dialog.getByLabel('Para cuándo').fill('2030-03-01')
  await dialog.getByLabel('Cómo se demostrará').fill('El plano firmado')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  const row = page.locator('.Known-rows > li', { hasText: promise })
  await row.waitFor()
  expect(await violations(page)).toEqual([])

  await row.getByRole('button', { name: /^Que lo acepte el cliente/ }).click()
  await dialog.getByLabel('Quién lo acepta').fill('Ana Ruiz')
  await dialog.getByRole('button', { name: 'Crear el enlace' }).click()
  const linkShown = () => dialog.getByRole('textbox', { name: 'El enlace' }).inputValue()
  const lost = await linkShown()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await row.getByText('pedido al cliente').waitFor()
  await row.getByRole('button', { name: /^Otro enlace/ }).click()
  await dialog.getByRole('button', { name: 'Hacer otro enlace' }).click()
  const link = await linkShown()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')

  // Someone who has never been here, on a phone.
  const client = await aPage('es', { ...PHONE, storageState: { cookies: [], origins: [] } })
  await client.goto(lost)
  await client.getByRole('heading', { name: 'Este enlace no abre nada' }).waitFor()
  await client.goto(link)
  await client.getByRole('heading', { name: promise }).waitFor()
  await client.getByText('El plano firmado').waitFor()
  expect(await client.getByText('Clave', { exact: true }).count()).toBe(0)
  expect(await violations(client)).toEqual([])
  expect(await client.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await client.getByLabel('Tu nombre y apellidos').fill('Ana Ruiz Gil')
  await client.getByRole('button', { name: 'Acepto este texto' }).tap()
  await client.getByText(/Aceptado por Ana Ruiz Gil/).waitFor()
  expect(await violations(client)).toEqual([])
  const download = client.waitForEvent('download')
  await client.getByRole('button', { name: 'Descargar el texto' }).tap()
  expect((await download).suggestedFilename()).toMatch(/^[0-9a-f]{12}\.txt$/)
  await client.reload()
  await client.getByText(/Aceptado por Ana Ruiz Gil/).waitFor()
  await client.context().close()

  await page.reload()
  await row.getByText('aceptado', { exact: true }).waitFor()
  await row.getByRole('button', { name: /^Cumplido/ }).click()
  await dialog.getByLabel('Qué lo demuestra').fill('Plano firmado el lunes')
  await dialog.getByRole('button', { name: 'Cumplido', exact: true }).click()
  await page.getByText(`Cumplido: ${promise}`).waitFor()
  await row.waitFor({ state: 'hidden' })
  await page.context().close()
}, 180_000)

test('a link that opens nothing says so, without any of the product', async () => {
  const page = await aPage('en', { storageState: { cookies: [], origins: [] } })
  await page.goto(`/accept?token=${'x'.repeat(43)}`)
  await page.getByRole('heading', { name: 'This link opens nothing' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
}, 60_000)
