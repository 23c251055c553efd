/** A talk in the demonstration: told by keyboard with a next step and a promise, prepared, minuted; who was overdue leaves the list. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { eachIsSound, inDemo, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

eachIsSound(aPage, ['/settings/cadence'])

test('told by keyboard from anywhere: account, subject, how it went, next step, promise', async () => {
  const stamp = Date.now()
  const subject = `Plazos de enero ${stamp}`
  const page = await aPage('es')
  await page.goto('/portfolio')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const began = Date.now()
  await page.keyboard.press('i')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Con qué cuenta').waitFor()
  // The field of the account has the focus: from here on nothing but keys.
  await page.keyboard.type('Forjas Lev')
  await page.getByRole('option', { name: /^Forjas Levante/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const next = dialog.getByLabel('Siguiente paso', { exact: true })
  await next.waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await dialog.getByLabel('Asunto').focus()
  await page.keyboard.type(subject)
  await page.keyboard.press('Tab')
  await page.keyboard.type('Quieren las piezas antes de fin de mes.')
  await next.focus()
  await page.keyboard.type(`Mandar la lista ${stamp}`)
  await dialog.getByLabel('Les prometemos', { exact: true }).focus()
  await page.keyboard.type(`Piezas en planta ${stamp}`)
  // What axe looks at is none of a person's time.
  const looked = Date.now()
  expect(await violations(page)).toEqual([])
  const looking = Date.now() - looked
  await page.keyboard.press('Control+Enter')
  await page.getByText(`Anotado: ${subject}, y 2 cosas que salen de ahí`).waitFor()
  expect(Date.now() - began - looking).toBeLessThan(20_000)

  await page.goto('/portfolio')
  await page.getByRole('link', { name: 'Forjas Levante', exact: true }).first().click()
  await page.locator('.TabLinks').getByRole('link', { name: 'Compromisos', exact: true }).click()
  await page.getByText(`Piezas en planta ${stamp}`).first().waitFor()
  await page.locator('.TabLinks').getByRole('link', { name: 'Actividad', exact: true }).click()
  await page.getByText(`Mandar la lista ${stamp}`).first().waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: subject }).click()
  await page.getByRole('heading', { name: subject, level: 1 }).waitFor()
  const made = page.locator('.Card', { hasText: 'Qué sale de ahí' })
  await made.getByText(`Piezas en planta ${stamp}`).waitFor()
})

test('a planned talk is prepared, minuted line by line with keys, and its lines become what they are', async () => {
  const stamp = Date.now()
  const page = await aPage('es')
  await page.goto('/portfolio')
  await page.getByRole('link', { name: 'Forjas Levante', exact: true }).first().click()
  await page.getByRole('button', { name: /^Anotar conversación/ }).click()
  const dialog = page.getByRole('dialog')
  const subject = `Reunión de diciembre ${stamp}`
  await dialog.getByLabel('Asunto').fill(subject)
  await dialog.getByLabel('Día', { exact: true }).fill('2031-03-01')
  await dialog.getByText('Aún no ha pasado: queda prevista.').waitFor()
  await dialog.getByText('Hora, zona horaria y para qué').click()
  await dialog.getByLabel(/^Hora/).fill('16:00')
  await dialog.getByLabel(/^Zona horaria/).fill('America/Mexico_City')
  await page.getByRole('option', { name: 'America/Mexico_City' }).click()
  await dialog.getByText(/23:00 en Madrid · 16:00 en Mexico City/).waitFor()
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText(`Anotado: ${subject}`).waitFor()

  await page.locator('.TabLinks').getByRole('link', { name: 'Actividad', exact: true }).click()
  await page.getByRole('link', { name: subject }).click()
  await page.getByRole('heading', { name: 'Preparar la reunión' }).waitFor()
  await page.getByLabel('Otro punto').fill('Precio del acero')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Quitar «Precio del acero»' }).waitFor()
  expect(await violations(page)).toEqual([])

  await page
    .getByLabel('Qué se dijo, una cosa por línea')
    .fill(`- Mandar la tarifa ${stamp}\n- Muestra en diciembre ${stamp}\n- Hace frío en planta`)
  const lines = page.getByRole('radiogroup')
  await lines.first().getByRole('radio', { name: /^Nada/ }).focus()
  await page.keyboard.press('a')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('c')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Guardar el acta' }).click()
  await page.getByText(`Acta guardada: ${subject}, con 2 cosas que hacer o cumplir`).waitFor()
  const made = page.locator('.Card', { hasText: 'Qué sale de ahí' })
  await made.getByText(`Mandar la tarifa ${stamp}`).waitFor()
  await made.getByText(`Muestra en diciembre ${stamp}`).waitFor()
  expect(await made.getByText('Hace frío').count()).toBe(0)
})

test('who waits too long is on Hoy with why, and leaves once spoken with', async () => {
  const page = await aPage('es')
  await page.goto('/today?by=topic')
  const panel = page.locator('.Card', {
    has: page.getByRole('heading', { name: 'A quién llamar' }),
  })
  await panel.waitFor()
  const first = panel.locator('.Known-rows > li').first()
  await first.getByText(/días? tarde|en silencio/).waitFor()
  expect(await violations(page)).toEqual([])
  const button = first.getByRole('button', { name: /^Anotar conversación con/ })
  const label = (await button.getAttribute('aria-label'))!
  await button.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Asunto').fill('Puesta al día')
  await dialog.getByLabel('Siguiente paso', { exact: true }).waitFor()
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Anotado: Puesta al día').waitFor()
  await page.getByRole('button', { name: label, exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await page.getByRole('button', { name: label, exact: true }).waitFor()

  const phone = await aPage('es', PHONE)
  await phone.goto('/today?by=topic')
  await phone.getByRole('heading', { name: 'A quién llamar' }).waitFor()
  expect(await violations(phone)).toEqual([])
  expect(await phone.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
})
