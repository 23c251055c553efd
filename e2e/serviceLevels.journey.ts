/** A service level in the demonstration: from the policy to a clock that is paused, explained, breached and stopped. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { eachIsSound, inDemo } from './inDemo.ts'

const { aPage } = inDemo()

eachIsSound(aPage, ['/commitments/levels', '/commitments/calendars'])

const ACCOUNT = 'Forjas Levante'

test('a level with its example, a clock paused and told minute by minute, and one that runs out', async () => {
  const page = await aPage('es')
  await page.goto('/portfolio')
  await page.getByRole('link', { name: ACCOUNT, exact: true }).first().click()
  await page.locator('.TabLinks').getByRole('link', { name: 'Compromisos', exact: true }).click()
  const dialog = page.getByRole('dialog')

  // A level of this account alone, whose example follows what is typed.
  await page.getByRole('button', { name: 'Añadir nivel propio' }).click()
  await dialog.getByRole('combobox', { name: 'Qué se mide' }).click()
  await page.getByRole('option', { name: 'Novedades' }).click()
  await dialog.getByLabel('En cuánto tiempo').fill('24h')
  await dialog
    .getByText(/Abierto el lunes .* a las 10:00 → vence el martes .* a las 10:00\./)
    .waitFor()
  await dialog.getByLabel('En cuánto tiempo').fill('2h')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText('Nivel guardado: Novedades en 2h').waitFor()

  const title = `Novedades del rodamiento ${Date.now()}`
  await startClock(title, null)
  const row = page.locator('.Clock', { hasText: title })
  await row.getByText('a tiempo', { exact: true }).waitFor()
  await row.getByRole('button', { name: /^Pausar/ }).click()
  await dialog.getByLabel('Por qué se para').fill('Esperamos una muestra suya')
  await dialog.getByRole('button', { name: 'Pausar', exact: true }).click()
  await row.getByText('en pausa', { exact: true }).waitFor()
  await row.getByRole('button', { name: /^Ver la cuenta/ }).click()
  await dialog.getByText('En total').waitFor()
  await dialog.getByText(/en pausa: Esperamos una muestra suya/).waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await row.getByRole('button', { name: /^Reanudar/ }).click()
  await row.getByRole('button', { name: /^Pausar/ }).waitFor()
  await row.getByRole('button', { name: /^Parar/ }).click()
  await dialog.getByLabel('Con qué se cumplió').fill('Informe enviado')
  await dialog.getByRole('button', { name: 'Parar', exact: true }).click()
  await page.getByText(`Parado: ${title}`).waitFor()

  // One that began long ago has run out, which Hoy tells whoever leads.
  const late = `Novedades que nadie dio ${Date.now()}`
  await startClock(late, '2026-01-05T10:00')
  await page.locator('.Clock', { hasText: late }).getByText('incumplido', { exact: true }).waitFor()
  await page.getByText('Cumplido por periodo').waitFor()
  expect(await violations(page)).toEqual([])
  await page.goto('/today?by=topic')
  const mine = page.locator('.Clock', { hasText: late })
  await mine.getByRole('button', { name: /^Parar/ }).click()
  await dialog.getByRole('button', { name: 'Parar', exact: true }).click()
  await mine.waitFor({ state: 'hidden' })
  expect(await violations(page)).toEqual([])
  await page.context().close()

  async function startClock(about: string, at: string | null) {
    await page.getByRole('button', { name: 'Poner un reloj en marcha' }).click()
    await dialog.getByLabel('De qué').fill(about)
    await dialog.getByRole('combobox', { name: 'Qué se mide' }).click()
    await page.getByRole('option', { name: 'Novedades en 2h' }).click()
    if (at) await dialog.getByLabel('Cuándo empezó').fill(at)
    await dialog.getByRole('button', { name: 'Poner un reloj en marcha', exact: true }).click()
    await page.getByText(`Reloj en marcha: ${about}`).waitFor()
  }
}, 240_000)
