/** From a SWOT to what is to be done, in the demonstration: items noted, crossed by keyboard, ended in an action, and taken back. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, opened, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

/** The tab of an account, by its name. */
async function needsOf(page: Page, name: string) {
  await page.goto('/today')
  const accountId = await page.evaluate(
    `fetch('/api/accounts?q=${encodeURIComponent(name)}').then((r) => r.json()).then(({ rows }) => rows[0].accountId)`,
  )
  await opened(page, `/accounts/${String(accountId)}/needs`)
}

test('a key account tells what it needs and what is undecided, wide and in the light', async () => {
  const page = await aPage('es')
  await needsOf(page, 'Forjas Levante')
  await page.getByText('Doblar la forja sin doblar las averías').first().waitFor()
  await page.getByRole('grid', { name: 'Cruces del DAFO' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.locator('summary', { hasText: 'en líneas' }).click()
  expect(await violations(page)).toEqual([])
  await page.context().close()
})

test('on a phone in the dark, in English, with a crossing open', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await needsOf(page, 'Forjas Levante')
  const grid = page.getByRole('grid', { name: 'Crossings of the SWOT' })
  await grid.waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await grid.getByRole('button').first().click()
  await page.getByRole('dialog').getByLabel('What it ends in').waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
})

test('a SWOT from nothing to an action, by keyboard', async () => {
  const page = await aPage('es')
  await needsOf(page, 'Ciments Lauzède')
  await page.getByText(/Todavía no sabemos qué necesita/).waitFor()
  await note(page, 'Añadir una fortaleza', 'Revisamos rodillos sin parar el horno')
  await note(page, 'Añadir una oportunidad', 'Nuevo director de planta')
  await page.getByText(/El DAFO tiene 2 puntos y ningún cruce/).waitFor()

  const cell = page.getByRole('grid').getByRole('button').first()
  await cell.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/Estrategia ofensiva/).waitFor()
  await pick(page, 'Impacto', 'ayuda mucho')
  await pick(page, 'En qué acaba', 'Una acción')
  await dialog.getByLabel('Qué hay que hacer').fill('Pedir una visita al director nuevo')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  // The keyboard is back where it was, on what it decided.
  const here = page.locator('.Cross-cell:focus')
  await here.and(page.getByRole('button', { name: /Impacto \+3. Una acción./ })).waitFor()

  await page.getByRole('link', { name: 'Actividad', exact: true }).click()
  await page.getByText('Pedir una visita al director nuevo').first().waitFor()
  await page.context().close()
})

test('what a crossing ends in is taken back from the message that confirms it', async () => {
  const page = await aPage('es')
  await needsOf(page, 'Talleres Nervión')
  const grid = page.getByRole('grid')
  const unmarked = grid.getByRole('button', { name: /Sin marcar/ }).first()
  const name = (await unmarked.getAttribute('aria-label'))!
  await unmarked.click()
  await pick(page, 'Impacto', 'daña mucho')
  await pick(page, 'En qué acaba', 'Descartado')
  await page.getByRole('dialog').getByLabel('Por qué se descarta').fill('No toca este año')
  await page.getByRole('dialog').getByText('Guardar').click()
  await grid
    .getByRole('button', { name: name.replace('Sin marcar.', 'Impacto −3. Descartado.') })
    .waitFor()
  await page.locator('.Undoable button').click()
  await grid.getByRole('button', { name }).waitFor()
  await page.context().close()
})

async function note(page: Page, act: string, title: string) {
  await page.getByRole('button', { name: act }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('En una frase').fill(title)
  await page.keyboard.press('Enter')
  await page.locator('.Swot').getByText(title).waitFor()
}

/** By keyboard: arrows open the list and go down it until they stand on what is meant. */
async function pick(page: Page, label: string, option: string) {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).focus()
  const here = page.locator('[role=option][data-combobox-selected]', { hasText: option })
  await expect
    .poll(
      async () => {
        if ((await here.count()) === 0) await page.keyboard.press('ArrowDown')
        return here.count()
      },
      { timeout: 20_000 },
    )
    .toBe(1)
  await page.keyboard.press('Enter')
  await page.getByRole('listbox').waitFor({ state: 'hidden' })
}
