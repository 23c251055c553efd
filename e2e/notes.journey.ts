/** Writing down at a client's door and finding it again, in the demonstration: a phone, a reload, no connection. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const field = (page: Page) => page.getByRole('textbox', { name: 'Qué apuntas' })
const fieldHasCaret = (page: Page) => page.locator('.NoteText:focus').waitFor()

test('on a phone: written down, found at once, and taken back', async () => {
  const page = await aPage('es', { ...PHONE, colorScheme: 'dark' })
  await page.goto('/portfolio')
  await page.getByRole('button', { name: 'Apuntar' }).tap()
  await field(page).click()
  await page.keyboard.type('El muelle nuevo abre en zeppelin de marzo @Arandia Auto')
  // Whom `@` means is proposed while it is typed; a space ends the search.
  for (let at = 0; at < ' Auto'.length; at++) await page.keyboard.press('Backspace')
  await page
    .locator('.NotePick')
    .getByRole('button', { name: /Arandia Automoción/ })
    .first()
    .tap()
  await page.getByText('Arandia Automoción', { exact: true }).first().waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.getByRole('dialog').getByRole('button', { name: 'Guardar', exact: true }).tap()
  await page.getByText('Apuntado').waitFor()
  const undo = page.locator('.Undoable button')
  await page.goto('/notes')
  await page.getByRole('searchbox', { name: 'Buscar en las notas' }).fill('muelles zepelin')
  const note = page.locator('.Note', { hasText: 'El muelle nuevo abre en zeppelin' }).first()
  await note.waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  const id = await note.getAttribute('id')
  await note.getByRole('button', { name: 'Borrar' }).tap()
  await page.getByText('Nota borrada').waitFor()
  await undo.waitFor()
  await page.locator(`[id="${id}"]`).waitFor({ state: 'detached' })
  await page.context().close()
}, 120_000)

test('a draft survives a reload and a closed box, and is sent when the connection is back', async () => {
  const page = await aPage('es')
  await page.goto('/portfolio')
  await page.locator('h1').waitFor()
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('n')
  await fieldHasCaret(page)
  await page.keyboard.type('Lo que dijo en el pasillo: cuarzo')
  expect(await violations(page)).toEqual([])
  await page.reload()
  await page.locator('h1').waitFor()
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('n')
  await field(page).getByText('Lo que dijo en el pasillo: cuarzo').waitFor()
  await page.keyboard.press('Escape')
  await field(page).waitFor({ state: 'detached' })
  await page.keyboard.press('n')
  await field(page)
    .getByText(/cuarzo/)
    .waitFor()
  await fieldHasCaret(page)
  await page.context().setOffline(true)
  await page.keyboard.press('Control+Enter')
  await page.getByText(/Sin conexión/).waitFor()
  await page.context().setOffline(false)
  await page.getByText('Enviada la nota que esperaba conexión').waitFor({ timeout: 40_000 })
  // The one box finds it, also mistyped, and leads to it.
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder(/Una cuenta, una persona/).fill('pasilo cuarzo')
  await page.getByRole('button', { name: /cuarzo/ }).click()
  await page.waitForURL('**/notes/*')
  await page.getByRole('button', { name: 'Borrar' }).click()
  await page.getByText('Nota borrada').waitFor()
  await page.context().close()
}, 120_000)

test('the account tells its notes, files and milestones', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await page.goto('/portfolio')
  await page.getByRole('link', { name: 'Forjas Levante', exact: true }).first().click()
  await page.locator('.TabLinks').getByRole('link', { name: 'Notes', exact: true }).click()
  await page.getByRole('button', { name: 'Acta de la revisión.pdf', exact: true }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.locator('input[type=file]').setInputFiles({
    name: 'letter.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('a letter'),
  })
  await page.getByRole('link', { name: /letter\.txt/ }).waitFor()
  await page.getByRole('button', { name: 'Take letter.txt away' }).click()
  await page.getByText('File taken away').waitFor()
  await page.reload()
  await page.getByRole('link', { name: 'Activity', exact: true }).click()
  await page.getByRole('button', { name: 'Milestones', exact: true }).click()
  await page
    .locator('.Activity')
    .getByText(/source:/)
    .first()
    .waitFor()
  await page.waitForLoadState('networkidle')
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.context().close()
}, 120_000)
