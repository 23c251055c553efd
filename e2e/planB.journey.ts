/** An indicator with its threshold in the demonstration: read by hand, it crosses, plan B is proposed and approved, and its actions stand on the timeline. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

const dialog = (page: Page) => page.getByRole('dialog')
const closed = (page: Page) => dialog(page).waitFor({ state: 'detached' })
const save = async (page: Page) => {
  await dialog(page).getByRole('button', { name: 'Guardar', exact: true }).click()
  await closed(page)
}
const sound = async (page: Page) => {
  await page.waitForLoadState('networkidle')
  expect(await violations(page)).toEqual([])
}
const dayIn = (page: Page, days: number) =>
  page.evaluate(
    (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10),
    days,
  )

/** A plan at work, with one objective. */
async function atWork(page: Page, account: string) {
  await page.goto('/accounts/new')
  await page.getByLabel('Nombre de la cuenta').fill(account)
  await page.getByRole('button', { name: 'Añadir', exact: true }).click()
  await page.waitForURL(/accounts\/[0-9a-f-]{36}/)
  await page.locator('.TabLinks').getByRole('link', { name: 'Plan', exact: true }).click()
  await page.getByRole('button', { name: 'Empezar el plan' }).click()
  await save(page)
  await page.getByRole('button', { name: 'Añadir objetivo' }).click()
  await dialog(page).getByLabel('Qué queremos lograr').fill('Reducir las paradas de prensa')
  await dialog(page).getByLabel('Qué se mide').fill('Paradas')
  await dialog(page).getByLabel('En qué unidad').fill('paradas')
  await dialog(page).getByLabel('Punto de partida').fill('9')
  await dialog(page).getByLabel('Meta (opcional)', { exact: true }).fill('2')
  await dialog(page)
    .getByLabel(/¿Para cuándo\?/)
    .fill(await dayIn(page, 150))
  await save(page)
  for (const step of ['Pedir revisión', 'Aprobar', 'Poner en marcha']) {
    await page.getByRole('button', { name: step, exact: true }).first().click()
    await dialog(page).getByRole('button', { name: step, exact: true }).click()
    await closed(page)
  }
  await page.locator('.Plan-states [aria-current]', { hasText: 'En marcha' }).waitFor()
}

async function readIt(page: Page, kpi: string, value: string) {
  const row = page.locator('.Known-rows > li', { hasText: kpi }).last()
  await row.getByRole('button', { name: /^Anotar lectura/ }).click()
  await dialog(page)
    .getByLabel(/^Cuánto/)
    .fill(value)
  await save(page)
}

test('a threshold is crossed, plan B is proposed and approved, and its actions stand', async () => {
  const page = await aPage('es')
  const stamp = Date.now()
  const kpi = `Pedidos a la semana ${stamp}`
  await atWork(page, `Cuenta con plan B ${stamp}`)

  await page.getByRole('button', { name: 'Añadir un indicador' }).click()
  await dialog(page).getByLabel('Qué vigilamos').fill(kpi)
  await dialog(page).getByLabel('Qué se mide').fill('Pedidos')
  await dialog(page).getByLabel('Unidad').fill('pedidos')
  await dialog(page).getByLabel('Umbral').fill('10')
  await sound(page)
  await save(page)

  await page.getByRole('button', { name: `Preparar plan B para «${kpi}»` }).click()
  await dialog(page).getByLabel('Qué plan B').fill('Volver a la mesa de compras')
  await dialog(page).getByLabel('Qué habrá pasado').fill('Otro les sirve antes')
  await dialog(page)
    .getByRole('textbox', { name: 'Acción 1', exact: true })
    .fill('Visita de dirección')
  await dialog(page).getByRole('button', { name: 'Otra acción' }).click()
  await dialog(page)
    .getByRole('textbox', { name: 'Acción 2', exact: true })
    .fill('Existencias en su planta')
  await dialog(page).getByLabel('A los cuántos días, la 2').fill('30')
  await sound(page)
  await save(page)
  await page.getByText('Visita de dirección').waitFor()

  await readIt(page, kpi, '12')
  expect(await page.getByText('Plan B propuesto').count()).toBe(0)
  await readIt(page, kpi, '8')
  const proposal = page.locator('.Firings li[data-state="proposed"]')
  await proposal.getByText(/bajó a 8 pedidos/).waitFor()
  await sound(page)

  // Whoever decides is told so in Hoy.
  await page.goto('/today?by=topic')
  await page
    .locator('.Firings li', { hasText: kpi })
    .getByRole('link', { name: `Cuenta con plan B ${stamp}` })
    .click()
  await page.waitForURL('**/plan')
  await proposal.getByRole('button', { name: /^Aprobar/ }).click()
  await page.getByText(/2 acciones en marcha/).waitFor()
  await proposal.waitFor({ state: 'detached' })

  // One waits for the other, and both are on the timeline.
  const action = page.locator('.Known-rows > li', { hasText: 'Existencias en su planta' }).last()
  await action.getByRole('button', { name: /^Cambiar/ }).click()
  await dialog(page)
    .getByRole('combobox', { name: /^Después de qué/ })
    .click()
  await page.getByRole('option', { name: 'Visita de dirección' }).click()
  await page.keyboard.press('Tab')
  await save(page)
  await page.getByText('Espera a: Visita de dirección').waitFor()
  const bar = page
    .locator('.Timeline-titles')
    .getByRole('button', { name: /^Existencias en su planta: espera a otra/ })
  await bar.focus()
  await page.keyboard.press('Enter')
  await page.locator('.Timeline-told', { hasText: 'después de: Visita de dirección' }).waitFor()
  await page.getByText('Ver el plan como tabla').click()
  await page.locator('.Timeline-table').waitFor()
  await sound(page)

  await page.getByRole('button', { name: `Probar con el último año: «${kpi}»` }).click()
  await dialog(page)
    .getByText(/habría saltado una vez/)
    .waitFor()
  await sound(page)
  await page.context().close()
}, 240_000)

test('a plan B of the demonstration on a phone', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await page.goto('/plans?q=Metalúrgica')
  await page.getByRole('link', { name: 'Metalúrgica Tajo', exact: true }).first().click()
  await page.locator('.Timeline').waitFor()
  await page.locator('.PlanB').first().waitFor()
  await sound(page)
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.context().close()
}, 120_000)
