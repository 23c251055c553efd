/** In the demonstration, from a survey to a closed loop: a round goes out, a client answers on a phone, a bad answer is put right. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { eachIsSound, inDemo, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

eachIsSound(aPage, [
  '/portfolio/satisfaction',
  '/portfolio/satisfaction/rounds',
  '/portfolio/satisfaction/loops',
  '/portfolio/satisfaction/complaints',
  '/portfolio/satisfaction/reviews',
])

test('a round goes out, a client answers by link on a phone, and what was bad is closed with what came of it', async () => {
  const page = await aPage('es')
  const dialog = page.getByRole('dialog')
  const title = `Ronda ${Date.now()}`
  await page.goto('/portfolio/satisfaction/rounds')
  await page.getByRole('button', { name: 'Preparar una ronda' }).click()
  await dialog.getByLabel('Nombre').fill(title)
  await dialog.getByLabel('Días de descanso').fill('0')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText(`Guardada: ${title}`).waitFor()
  const card = page.locator('.Card', { hasText: title })
  await card.getByRole('button', { name: 'Enviar', exact: true }).click()
  await card.getByRole('button', { name: /no se puede deshacer/ }).click()
  await page.getByText(new RegExp(`${title}: sale a`)).waitFor()
  await card.getByRole('link', { name: /A quién se preguntó|no lleg/ }).click()
  await page.getByRole('heading', { name: title }).waitFor()
  const row = page.locator('tbody tr').last()
  const name = (await row.locator('th').textContent())!
  await row.getByRole('button', { name: /^Dar el enlace/ }).click()
  const link = await dialog.getByRole('textbox').inputValue()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')

  const client = await aPage('es', { ...PHONE, storageState: { cookies: [], origins: [] } })
  await client.goto(link)
  await client.getByRole('heading', { level: 1 }).waitFor()
  expect(await violations(client)).toEqual([])
  expect(await client.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  const marks = (question: number) => client.locator('fieldset').nth(question).getByRole('radio')
  await marks(0).nth(3).check({ force: true })
  await marks(1).nth(0).check({ force: true })
  const said = `<b>Nadie avisa</b> ${Date.now()}`
  await client.getByRole('textbox').fill(said)
  await client.locator('button[type="submit"]').tap()
  await client.getByRole('status').waitFor()
  expect(await violations(client)).toEqual([])
  await client.reload()
  await client.getByRole('status').waitFor()
  await client.context().close()

  await page.goto('/portfolio/satisfaction/loops')
  const loop = page.locator('.Known-rows > li', { hasText: said })
  await loop.getByText(name).waitFor()
  await loop.getByRole('button', { name: /^Cerrar/ }).click()
  await dialog.getByLabel('Qué salió de hablar').fill('Aviso el mismo día, acordado')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Cerrar', exact: true }).last().click()
  await loop.getByText(/resuelto: Aviso el mismo día/).waitFor()
  await page.goto('/portfolio/satisfaction')
  await page.getByText(/Han contestado/).waitFor()
  await page
    .getByRole('button', { name: /^Ver tabla/ })
    .first()
    .click()
  expect(await violations(page)).toEqual([])
  await page.context().close()
}, 240_000)
