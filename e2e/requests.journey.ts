/** In the demonstration: an extra is asked, found unfair and cured; it is taken higher, becomes critical, and ends with what was learnt and what changes. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { eachIsSound, inDemo } from './inDemo.ts'

const { aPage } = inDemo()
const ACCOUNT = 'Forjas Levante'

eachIsSound(aPage, [
  '/requests',
  '/requests/escalations',
  '/requests/goodwill',
  '/requests/settings',
])

async function activityPage() {
  const page = await aPage('es')
  await page.goto('/portfolio')
  await page.getByRole('link', { name: ACCOUNT, exact: true }).first().click()
  await page.locator('.TabLinks').getByRole('link', { name: 'Actividad', exact: true }).click()
  return page
}

test('a request: whom it takes from, a cure, an escalation, a critical situation, a post-mortem with an action', async () => {
  const page = await activityPage()
  const dialog = page.getByRole('dialog')
  const title = `Técnico de guardia ${Date.now()}`

  await page.getByRole('button', { name: 'Anotar una petición' }).click()
  await dialog.getByLabel('Qué piden').fill(title)
  await dialog.getByRole('switch', { name: /^Fuera del contrato/ }).click()
  await dialog.getByLabel(/^soporte/).fill('45')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText(`Petición anotada: ${title}`).waitFor()
  await page.getByRole('link', { name: title, exact: true }).click()

  // Whom it takes hours from, with the figures and the cures.
  await page.getByRole('heading', { name: '¿Es justo con las demás cuentas?' }).waitFor()
  await page.getByText('Quita a otras cuentas', { exact: true }).waitFor()
  await page.getByText(/están prometidas a otras \d+ cuentas/).waitFor()
  await page.getByRole('heading', { name: /cuentas pierden horas$/ }).waitFor()
  await page.getByRole('heading', { name: 'Remedios, el más barato primero' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Decidir', exact: true }).click()
  await dialog.getByRole('radio', { name: /el cliente paga/ }).check()
  await dialog.getByLabel('Motivo').fill('Lo pagan ellos')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Decidir', exact: true }).click()
  await page.getByText(`Concedida con remedio: ${title}`).waitFor()
  await page.getByText('Lo que se veía al decidir').click()
  await page.getByText(/están prometidas a otras \d+ cuentas/).waitFor()

  // It waits for the client, then it is taken higher.
  await page.getByRole('button', { name: 'Espera al cliente' }).click()
  await page.getByText('Espera por el cliente', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Escalar', exact: true }).click()
  await dialog.getByLabel('Qué está en juego').fill('La parada de agosto')
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText(`Escalado: ${title}`).waitFor()
  await page.getByRole('link', { name: 'Su escalado' }).click()
  await page.getByText('Gestor', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Subir de nivel' }).click()
  await dialog.getByLabel('Por qué').fill('No contesta nadie')
  await dialog.getByRole('button', { name: 'Subir de nivel' }).click()
  await page.getByText('Jefatura de servicio', { exact: true }).waitFor()
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: 'Situación crítica' }).click()
  await dialog.getByLabel('Poner al día cada').fill('2')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Situación crítica' }).click()
  await page.getByRole('button', { name: 'Poner al día' }).click()
  await dialog.getByLabel('Cómo está ahora').fill('El técnico sale a las ocho')
  await dialog.getByRole('button', { name: 'Poner al día' }).click()
  await page.getByText('El técnico sale a las ocho').waitFor()

  // The account says so above all of its tabs.
  await page.getByRole('link', { name: ACCOUNT, exact: true }).first().click()
  await page.getByRole('status').filter({ hasText: 'Situación crítica:' }).first().waitFor()
  expect(await violations(page)).toEqual([])
  await page.locator('.Engage-critical').getByRole('link', { name: title }).click()

  // What was critical ends with what was learnt.
  const close = page.locator('#page').getByRole('button', { name: 'Cerrar', exact: true })
  expect(await close.getAttribute('aria-disabled')).toBe('true')
  await page.getByRole('button', { name: 'Escribir el análisis' }).click()
  await dialog.getByLabel('Qué ocurrió').fill('Nadie estaba de guardia.')
  await dialog.getByLabel('Por qué', { exact: true }).fill('El turno no tenía suplente.')
  const lesson = `Cada guardia tiene suplente ${Date.now()}`
  await dialog.getByLabel('Qué aprendemos').fill(lesson)
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText(lesson).first().waitFor()
  await page.getByRole('button', { name: 'Añadir un cambio' }).click()
  const change = `Nombrar suplentes ${Date.now()}`
  await dialog.getByLabel('Qué se hará').fill(change)
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.locator('.Known-rows').getByText(change).waitFor()
  await close.click()
  await dialog.getByLabel('Cómo se resolvió').fill('Técnico en planta')
  await dialog.locator('button[type=submit]').click()
  await page.getByText(`Escalado cerrado: ${title}`).waitFor()
  expect(await violations(page)).toEqual([])

  // The lesson is found again.
  await page.goto('/requests/escalations')
  await page.getByLabel('Buscar en las lecciones').fill(lesson)
  await page.getByText(lesson, { exact: true }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
}, 240_000)

test('an idea beyond the contract is noted with what came of it, and a conflict with what was agreed', async () => {
  const page = await activityPage()
  const dialog = page.getByRole('dialog')
  const title = `Visita a la acería ${Date.now()}`
  await page.getByRole('button', { name: 'Anotar una idea' }).click()
  await dialog.getByLabel('Qué es').fill(title)
  await dialog.getByLabel('Qué efecto tuvo').fill('Vino su director')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText(`Anotado: ${title}`).waitFor()
  await page.locator('.Known-rows').getByText(title).waitFor()
  const about = `Quién paga los portes ${Date.now()}`
  await page.getByRole('button', { name: 'Anotar un conflicto' }).click()
  await dialog.getByLabel('Por qué', { exact: true }).fill(about)
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText('Conflicto anotado').waitFor()
  await page.locator('.Known-rows').getByText(about).waitFor()
  await page.context().close()
}, 120_000)
