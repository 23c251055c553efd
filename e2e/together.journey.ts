/** Two browsers on one plan: they see each other, write one text, one goes offline, and nothing of either is lost. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { address } from './address.ts'
import { violations } from './axe.ts'
import { openBrowser } from './browser.ts'

const PASSWORD = 'rodamiento-azul-9'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function aPage(about: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address(),
    locale: 'es-ES',
    timezoneId: 'Europe/Madrid',
    viewport: { width: 1200, height: 900 },
    ...about,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

type Answer = {
  accountId: string
  person: { personId: string }
  now: { planId: string }
}

/** As the page itself asks. */
const ask = (page: Page, verb: string, path: string, body?: object): Promise<Answer> =>
  page.evaluate(
    async ([method, address, sent]) => {
      const response = await fetch(`/api${address}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(sent ? { body: JSON.stringify(sent) } : {}),
      })
      if (!response.ok) throw new Error(await response.text())
      return (await response.json()) as never
    },
    [verb, path, body] as const,
  )

async function sound(page: Page) {
  await page.waitForLoadState('networkidle')
  expect(await violations(page)).toEqual([])
}

/** Lucía's firm with an account, its plan and an objective; Marta joins her. */
async function twoOnAPlan() {
  const stamp = Date.now()
  const lucia = await aPage()
  await lucia.goto('/')
  await lucia.getByRole('button', { name: 'Empezar' }).click()
  await lucia.getByLabel('Nombre de la empresa').fill('Aceros del Ebro')
  await lucia.getByLabel('Tu nombre').fill('Lucía Ferrer')
  await lucia.getByLabel('Correo').fill(`lucia-${stamp}@aceros.example`)
  await lucia.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await lucia.getByRole('button', { name: 'Crear empresa' }).click()
  await lucia.waitForURL('**/data')
  await lucia.goto('/settings/people')
  await lucia.getByRole('button', { name: 'Invitar' }).click()
  await lucia.getByRole('button', { name: 'Crear invitación' }).click()
  const link = await lucia.getByLabel('Enlace de invitación').inputValue()
  const { person } = await ask(lucia, 'GET', '/session')
  const marta = await aPage()
  await marta.goto(link)
  await marta.getByLabel('Tu nombre').fill('Marta Soler')
  await marta.getByLabel('Correo').fill(`marta-${stamp}@aceros.example`)
  await marta.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await marta.getByRole('button', { name: 'Unirme' }).click()
  await marta.waitForURL('**/today')
  const { person: second } = await ask(marta, 'GET', '/session')
  const { accountId } = await ask(lucia, 'POST', '/accounts', {
    name: 'Forjas Levante',
    managerId: second.personId,
  })
  const { now: plan } = await ask(lucia, 'PUT', '/plans', {
    accountId,
    title: 'Plan de Forjas',
    template: 'industrial',
    fromOn: '2026-11-01',
    untilOn: '2028-10-31',
    ownerId: person.personId,
  })
  await ask(lucia, 'PUT', `/plans/${plan.planId}/items`, {
    item: { kind: 'objective', title: 'Duplicar las ventas', body: {} },
  })
  for (const page of [lucia, marta]) await page.goto(`/accounts/${accountId}/plan`)
  return { lucia, marta }
}

test('two browsers edit one objective; one goes offline for a while, and both are told', async () => {
  const { lucia, marta } = await twoOnAPlan()
  await lucia.getByText('Marta Soler tiene este plan abierto.').waitFor()
  await marta.getByText('Lucía Ferrer tiene este plan abierto.').waitFor()
  const line = (page: Page) => page.locator('.Line', { hasText: 'Duplicar las ventas' })
  const text = (page: Page) =>
    page.getByRole('textbox', { name: 'Texto sobre: Duplicar las ventas' })

  await line(lucia)
    .getByRole('button', { name: /^Escribir juntos/ })
    .click()
  await text(lucia).click()
  await lucia.keyboard.type('Su director de compras pide un plan de entregas.')
  await line(lucia).getByText('Guardado.').waitFor()
  await line(marta).getByText('Lucía Ferrer está editando').waitFor()
  await line(marta).getByText('pide un plan de entregas').waitFor()
  await line(marta)
    .getByRole('button', { name: /^Seguir escribiendo/ })
    .click()
  await text(marta).getByText('pide un plan de entregas').waitFor()
  await text(marta).click()
  await marta.keyboard.press('Control+End')
  await lucia.locator('.Caret', { hasText: 'Marta Soler' }).waitFor()
  await sound(lucia)
  await sound(marta)

  await marta.context().setOffline(true)
  await line(marta)
    .getByText(/^Sin conexión: lo que escribas/)
    .waitFor()
  await sound(marta)
  await marta.keyboard.press('Enter')
  await marta.keyboard.type('Marta, en el tren: también piden trazabilidad.')
  await text(lucia).click()
  await lucia.keyboard.press('Control+End')
  await lucia.keyboard.type(' Y lo quieren por escrito.')
  await line(lucia).getByText('Guardado.').waitFor()
  await marta.context().setOffline(false)
  await line(marta).getByText('lo que escribiste sin conexión se ha unido al texto').waitFor()
  await line(lucia)
    .getByText(/^Marta Soler ha vuelto/)
    .waitFor()
  for (const page of [lucia, marta]) {
    await text(page).getByText('también piden trazabilidad').waitFor()
    await text(page).getByText('Y lo quieren por escrito').waitFor()
  }
  await sound(lucia)

  // A field of the same line, while the other has its form open.
  await line(marta)
    .getByRole('button', { name: /^Cerrar el texto/ })
    .click()
  await line(marta).getByText('también piden trazabilidad').waitFor()
  await line(marta)
    .getByRole('button', { name: /^Cambiar/ })
    .click()
  const dialog = marta.getByRole('dialog')
  await dialog.getByLabel('Con qué recursos').fill('Ana, dos días al mes')
  await line(lucia)
    .getByRole('button', { name: /^Cambiar/ })
    .click()
  await lucia.getByRole('dialog').getByLabel('Qué queremos lograr').fill('Triplicar las ventas')
  await lucia.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click()
  await dialog.getByText('Lucía Ferrer cambió esto mientras lo tenías abierto.').waitFor()
  await sound(marta)
  await dialog.getByRole('button', { name: /^Unir/ }).click()
  expect(await dialog.getByLabel('Qué queremos lograr').inputValue()).toBe('Triplicar las ventas')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.waitFor({ state: 'detached' })
  await lucia.locator('.Line', { hasText: 'Triplicar las ventas' }).waitFor()
  await lucia.context().close()
  await marta.context().close()
}, 240_000)

test('what was written offline is there after the page was closed', async () => {
  const { lucia, marta } = await twoOnAPlan()
  const situation = (page: Page) =>
    page.getByRole('textbox', { name: 'Texto sobre: Situación de la cuenta' })
  await marta.getByRole('button', { name: /Escribir juntos sobre: Situación/ }).click()
  await situation(marta).click()
  await marta.keyboard.type('Compran cada trimestre.')
  await marta.getByText('Guardado.').waitFor()
  await marta.context().setOffline(true)
  await marta.getByText(/^Sin conexión: lo que escribas/).waitFor()
  await marta.keyboard.type(' Y dudan del precio.')
  // On the device, as it is kept there.
  await marta.waitForFunction(() =>
    Object.entries(localStorage).some(
      ([name, kept]) =>
        name.startsWith('clave:text:') && atob(String(kept)).includes('del precio.'),
    ),
  )
  const again = await marta.context().newPage()
  await marta.close()
  await marta.context().setOffline(false)
  await again.goto(lucia.url())
  await again.getByText('Y dudan del precio.').waitFor()
  await lucia.getByText('Y dudan del precio.').waitFor()
  await lucia.context().close()
  await again.context().close()
}, 240_000)
