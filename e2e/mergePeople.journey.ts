/** Two records of one person in the demonstration made one and two again, by keyboard and on a phone. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

/** A second record of someone, at the same account and with the same mail. */
async function addPerson(page: Page, name: string, mail: string) {
  await page.getByRole('button', { name: 'Añadir persona' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nombre').fill(name)
  await dialog.getByLabel('Correo').fill(mail)
  await page.keyboard.press('Enter')
  await page.locator('.Person', { hasText: mail }).last().waitFor()
}

async function peopleOf(page: Page, account: string) {
  await page.goto('/portfolio')
  await page.getByRole('link', { name: account, exact: true }).first().click()
  await page.getByRole('link', { name: 'Personas', exact: true }).click()
  await page.waitForLoadState('networkidle')
}

test('merged by keyboard, told on the kept one, separated, and merged again from the message', async () => {
  const page = await aPage('es')
  await peopleOf(page, 'Forjas Levante')
  await addPerson(page, 'Remedios Prueba Uno', 'remedios@prueba.example')
  await addPerson(page, 'R. Prueba Dos', 'Remedios@prueba.example')
  await page.getByRole('button', { name: 'Acciones con Remedios Prueba Uno' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Fusionar con otra ficha…' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  // The one with the same mail comes first, though others have more alike names.
  const which = dialog.getByRole('combobox', { name: '¿Con qué ficha?' })
  await which.press('ArrowDown')
  await page.getByRole('option').first().filter({ hasText: 'R. Prueba Dos' }).waitFor()
  await which.pressSequentially('r. prueba')
  await page.getByRole('option').nth(1).waitFor({ state: 'detached' })
  await which.press('ArrowDown')
  await page.locator('[role=option][data-combobox-selected]').waitFor()
  await which.press('Enter')
  await dialog.getByRole('group', { name: 'Nombre' }).waitFor()
  await dialog.getByText(/Se leerá junto todo lo de la otra ficha/).waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('radio', { name: 'Remedios Prueba Uno De la que queda' }).focus()
  await page.keyboard.press('ArrowRight')
  expect(await dialog.getByRole('radio', { name: 'R. Prueba Dos De la otra' }).isChecked()).toBe(
    true,
  )
  await page.keyboard.press('ArrowLeft')
  await dialog.getByRole('button', { name: 'Fusionar', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Las dos fichas ya son la de Remedios Prueba Uno').waitFor()
  await page.getByText(/También era la ficha «R\. Prueba Dos»/).waitFor()
  expect(await page.getByRole('link', { name: /remedios@prueba\.example/i }).count()).toBe(1)
  await page.waitForLoadState('networkidle')
  expect(await violations(page)).toEqual([])
  const separate = page.getByRole('button', { name: 'Separar la ficha R. Prueba Dos' })
  const twin = page.getByRole('button', { name: 'Acciones con R. Prueba Dos' })
  await separate.focus()
  await page.keyboard.press('Enter')
  await page.getByText('Vuelven a ser dos fichas').waitFor()
  await page.locator('.Undoable', { hasText: 'Vuelven' }).getByRole('button').click()
  await twin.waitFor({ state: 'detached' })
  await separate.click()
  await twin.waitFor()
  expect(await page.getByRole('link', { name: /remedios@prueba\.example/i }).count()).toBe(2)
  await page.context().close()
}, 120_000)

test('in English, on a phone in the dark: merged in the list of all people, and taken back from the message', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await page.goto('/portfolio/people?q=remedios@prueba')
  const row = page.locator('tr', { hasText: 'Remedios Prueba Uno' })
  await row.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: 'Merge with another record…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('combobox', { name: 'With which record?' })
    .pressSequentially('remedios@prueba')
  await page.getByRole('option', { name: /R\. Prueba Dos/ }).click()
  await dialog.getByRole('group', { name: 'Name' }).waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await page.getByText('Both records are now that of Remedios Prueba Uno').waitFor()
  await page.locator('.Undoable button').click()
  await page.getByText('Undone').waitFor()
  await page.locator('tr', { hasText: 'R. Prueba Dos' }).waitFor()
  await page.context().close()
}, 120_000)
