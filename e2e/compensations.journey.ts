/** In the demonstration, from a broken promise to what is owed for it: chosen by the client by link, delivered, told by its ledger; and a reward. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

test('a month in which a promise was broken owes something; the client chooses by link, and it is delivered', async () => {
  const page = await aPage('es')
  await page.goto('/portfolio')
  await page.getByRole('link', { name: 'Forjas Levante', exact: true }).first().click()
  await page.locator('.TabLinks').getByRole('link', { name: 'Compromisos', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const now = Date.now()
  const target = `${61 + (now % 900)}m`

  await page.getByRole('button', { name: 'Añadir nivel propio' }).click()
  await choose('Qué se mide', 'Respuesta siguiente')
  await dialog.getByLabel('En cuánto tiempo').fill(target)
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText(/Nivel guardado: Respuesta siguiente/).waitFor()
  await page.getByRole('button', { name: 'Poner un reloj en marcha' }).click()
  await dialog.getByLabel('De qué').fill(`Respuesta que nadie dio ${now}`)
  await choose('Qué se mide', /^Respuesta siguiente/)
  await dialog.getByLabel('Cuándo empezó').fill(`${lastMonth()}-05T10:00`)
  await dialog.getByRole('button', { name: 'Poner un reloj en marcha', exact: true }).click()
  await page.getByText(/Reloj en marcha/).waitFor()

  await page.getByRole('button', { name: 'Acordar compensación' }).click()
  await choose('Qué se mide', 'Respuesta siguiente')
  await choose('Se calcula', 'cada mes')
  await dialog.getByLabel('Sobre qué importe por periodo').fill('2000')
  await dialog.getByLabel('Tope por periodo').fill('25')
  await choose('En qué consiste', 'abono o acción, lo elige el cliente')
  await dialog.getByLabel('Qué acción').fill(`Visita de un técnico ${now}`)
  await dialog.getByLabel('Desde').fill(`${lastMonth()}-01`)
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText('Compensación acordada').waitFor()

  // The period is over: it is worked out at once, in the background.
  const owed = page.locator('.Known-rows > li', { hasText: `esto: Visita de un técnico ${now}` })
  await expect
    .poll(
      async () => {
        await page.reload({ waitUntil: 'networkidle' })
        return owed.getByText('se debe', { exact: true }).count()
      },
      { timeout: 60_000, interval: 1500 },
    )
    .toBe(1)
  await owed.getByText(/Sin el tope serían 600,00\s€/).waitFor()
  expect(await violations(page)).toEqual([])
  await owed.getByRole('button', { name: /^Aprobar/ }).click()
  await owed.getByText('aprobada', { exact: true }).waitFor()
  await owed.getByRole('button', { name: /^Que elija el cliente/ }).click()
  await dialog.getByLabel('Su nombre').fill('Ana Ruiz')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Crear el enlace' }).click()
  const link = await dialog.getByRole('textbox', { name: 'El enlace' }).inputValue()
  await page.keyboard.press('Escape')

  const client = await aPage('es', { ...PHONE, storageState: { cookies: [], origins: [] } })
  await client.goto(link)
  await client.getByRole('heading', { name: /^Elegir compensación/ }).waitFor()
  await client.getByLabel('Tu nombre y apellidos').fill('Ana Ruiz Gil')
  await client.getByRole('button', { name: 'Elijo esto y lo acepto' }).tap()
  await client.getByRole('radio', { name: new RegExp(`técnico ${now}`) }).check()
  expect(await violations(client)).toEqual([])
  expect(await client.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await client.getByRole('button', { name: 'Elijo esto y lo acepto' }).tap()
  await client.getByText(new RegExp(`Eligió: .*técnico ${now}`)).waitFor()
  expect(await violations(client)).toEqual([])
  await client.context().close()

  await page.reload()
  const chosen = page.locator('.Known-rows > li', { hasText: `eligió Visita de un técnico ${now}` })
  await chosen.getByRole('button', { name: /^Entregar/ }).click()
  await dialog.getByLabel('Qué lo demuestra').fill('Acta de la visita')
  await dialog.getByRole('button', { name: 'Entregar', exact: true }).click()
  await page.getByText('Entrega anotada').waitFor()
  await page
    .getByText(/cerradas?$/)
    .last()
    .waitFor()
  for (const closed of await page.locator('details.Known-before > summary').all())
    await closed.click()
  await chosen.getByText('entregada', { exact: true }).waitFor()
  await chosen.getByRole('button', { name: /^Movimientos/ }).click()
  await dialog.getByText('aprobado → cambiado por una acción').waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()

  async function choose(name: string, option: string | RegExp) {
    await dialog.getByRole('combobox', { name }).click()
    await page.getByRole('option', { name: option, exact: true }).first().click()
  }
}, 240_000)

test('a reward is offered, chosen and earned, and Hoy asks for its delivery', async () => {
  const page = await aPage('es')
  await page.goto('/portfolio')
  await page.getByRole('link', { name: 'Forjas Levante', exact: true }).first().click()
  await page.locator('.TabLinks').getByRole('link', { name: 'Compromisos', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const title = `Por crecer ${Date.now()}`
  await page.getByRole('button', { name: 'Añadir recompensa' }).click()
  await dialog.getByLabel('Qué recompensa').fill(title)
  await dialog.getByLabel('Con qué condición se gana').fill('Comprar 1,2 M€ este año')
  for (const at of [1, 2]) {
    await dialog.getByLabel(`Opción ${at}`, { exact: true }).fill(`Formación ${at}`)
    await dialog.getByLabel(`Qué es exactamente la opción ${at}`).fill('Dos días en su planta')
  }
  await dialog.getByLabel('Hasta cuándo puede cumplirse').fill('2035-12-31')
  await dialog.getByLabel('Se entrega antes del').fill('2036-02-28')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  const row = page.locator('.Known-rows > li', { hasText: title })
  await row.getByRole('button', { name: /^Ya eligió/ }).click()
  await dialog.getByRole('radio', { name: 'Formación 2' }).check()
  await dialog.getByLabel('Dónde lo dijo').fill('Por teléfono')
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await row.getByText(/Eligió «Formación 2»/).waitFor()
  await row.getByRole('button', { name: /^Ganada/ }).click()
  await dialog.getByRole('button', { name: 'Ganada', exact: true }).click()
  await row.getByText('ganada', { exact: true }).waitFor()
  expect(await violations(page)).toEqual([])

  await page.goto('/today?by=topic')
  const due = page.locator('.Known-rows > li', { hasText: title })
  await due.getByRole('button', { name: /^Entregar/ }).click()
  await dialog.getByLabel('Qué lo demuestra').fill('Hoja de asistencia')
  await dialog.getByRole('button', { name: 'Entregar', exact: true }).click()
  await due.waitFor({ state: 'hidden' })
  expect(await violations(page)).toEqual([])
  await page.context().close()
}, 180_000)

/** `2026-10`: the last month that is over. */
function lastMonth(): string {
  const today = new Date()
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 15))
    .toISOString()
    .slice(0, 7)
}
