/** The map of deciders: how the demonstration's reads, and one built from nothing, by keyboard and by mouse. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

/** The people's tab of an account of the demonstration. */
async function peopleOf(page: Page, name: string) {
  await page.goto('/portfolio')
  await page.getByRole('searchbox').first().fill(name)
  await page.getByRole('link', { name, exact: true }).first().click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.goto(`${page.url().split('?')[0]}/people`)
  await page.locator('.Sentence').waitFor()
  await page.waitForLoadState('networkidle')
}

test('wide and in the light, in Spanish: the map, someone of it, and the map of a year ago', async () => {
  const page = await aPage('es')
  await peopleOf(page, 'Arandia Automoción')
  await page.locator('.react-flow__node').first().click()
  await page.getByRole('heading', { name: 'Lo que sabemos' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByText('Quién influye').click()
  await page.getByRole('button', { name: 'hace un año' }).click()
  await page.getByText(/Así se veía el/).waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
})

test('on a phone in the dark, in English: the table first', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await peopleOf(page, 'Arandia Automoción')
  await page
    .getByRole('button', { name: /^See: / })
    .first()
    .click()
  await page.getByRole('heading', { name: 'What we know' }).waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.context().close()
})

/** An account of its own with these people, none of whom anything is known. */
async function anAccount(page: Page, account: string, names: readonly string[]) {
  await page.goto('/accounts/new')
  await page.getByLabel('Nombre').first().fill(account)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: account }).waitFor()
  await page.goto(`${page.url().split('?')[0]}/people`)
  for (const name of names) {
    await page.getByRole('button', { name: 'Añadir persona' }).click()
    await page.getByRole('dialog').getByLabel('Nombre').fill(name)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await node(page, names.at(-1)!).waitFor()
}

const node = (page: Page, name: string) =>
  page.locator('.react-flow__node').filter({ has: page.locator(`text="${name}"`) })

async function where(page: Page, name: string) {
  const box = await node(page, name).boundingBox()
  return { x: Math.round(box!.x), y: Math.round(box!.y), width: box!.width, height: box!.height }
}

test('built by keyboard alone: walk, say, join, move, and find it so again', async () => {
  const page = await aPage('es')
  await anAccount(page, 'Mapa a teclas', ['Ana Uno', 'Blas Dos'])
  await node(page, 'Ana Uno').focus()
  await page.keyboard.press('ArrowRight')
  await page.locator('.react-flow__node:focus').getByText('Blas Dos', { exact: true }).waitFor()

  // From Blas a line to Ana: L, back to her, Enter.
  await page.keyboard.press('l')
  await page.getByText('Blas Dos: ve hasta quien quieras unir').waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Guardar' }).focus()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.locator('.react-flow__edge').waitFor({ state: 'attached' })
  // Now Ana stands above Blas.
  await expect
    .poll(async () => (await where(page, 'Ana Uno')).y < (await where(page, 'Blas Dos')).y)
    .toBe(true)

  await node(page, 'Ana Uno').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Decir lo que sabemos' }).focus()
  await page.keyboard.press('Enter')
  // The first field has the focus as soon as the form is open.
  const influence = dialog.getByRole('combobox', { name: /^Influencia/ })
  await influence.and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: '5 · la mayor' }).waitFor()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect.poll(() => influence.inputValue()).toBe('5 · la mayor')
  await dialog.getByRole('button', { name: 'Guardar' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(/Nadie de los nuestros habla con/).waitFor()

  await node(page, 'Ana Uno').focus()
  const before = await where(page, 'Ana Uno')
  const saved = page.waitForResponse((one) => one.url().includes('decider-spots'))
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowRight')
  expect((await where(page, 'Ana Uno')).x).toBeGreaterThan(before.x + 20)
  expect((await saved).status()).toBe(200)
  await page.reload()
  await node(page, 'Ana Uno').waitFor()
  const [ana, blas] = [await where(page, 'Ana Uno'), await where(page, 'Blas Dos')]
  expect(ana.x).toBeGreaterThan(blas.x + 10)
  await page.getByRole('button', { name: 'Ordenar de nuevo' }).click()
  await page.getByText('Mapa ordenado de nuevo').waitFor()
  await expect
    .poll(async () =>
      Math.abs((await where(page, 'Ana Uno')).x - (await where(page, 'Blas Dos')).x),
    )
    .toBeLessThan(5)
  await page.context().close()
})

test('built by mouse: a line drawn from one to another, someone dragged, and the picture saved', async () => {
  const page = await aPage('es')
  await anAccount(page, 'Mapa a ratón', ['Carla Uno', 'Dario Dos'])
  await page.getByText('Quién influye').click()
  await node(page, 'Carla Uno').hover()
  const from = await node(page, 'Carla Uno').locator('.Deciders-source').boundingBox()
  const to = await where(page, 'Dario Dos')
  await page.mouse.move(from!.x + from!.width / 2, from!.y + from!.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width / 3, to.y + to.height / 3, { steps: 8 })
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 })
  await page.mouse.up()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.locator('.react-flow__edge').waitFor({ state: 'attached' })

  const before = await where(page, 'Dario Dos')
  const saved = page.waitForResponse((one) => one.url().includes('decider-spots'))
  await page.mouse.move(before.x + 60, before.y + 12)
  await page.mouse.down()
  await page.mouse.move(before.x + 160, before.y + 92, { steps: 10 })
  await page.mouse.up()
  expect((await saved).status()).toBe(200)
  const after = await where(page, 'Dario Dos')
  expect(after.x - before.x).toBeGreaterThan(60)
  expect(after.y - before.y).toBeGreaterThan(50)

  await page.getByRole('button', { name: 'Guardar: Mapa de decisores' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /SVG/ }).click(),
  ])
  const svg = await readFile(await file.path(), 'utf8')
  expect(file.suggestedFilename()).toMatch(/^mapa-de-decisores-.*\.svg$/)
  for (const name of ['Carla Uno', 'Dario Dos', 'Mapa a ratón · ']) expect(svg).toContain(name)
  expect(svg).not.toContain('visibility')

  // Alone on the paper; the browser makes a PDF of it.
  await page.evaluate(
    'window.print = () => { window.printed = document.querySelectorAll("body > .Chart-printed img").length }',
  )
  await page.getByRole('button', { name: 'Guardar: Mapa de decisores' }).click()
  await page.getByRole('menuitem', { name: 'Imprimir o PDF' }).click()
  await expect.poll(() => page.evaluate('window.printed')).toBe(1)
  await expect.poll(() => page.locator('.Chart-printed').count()).toBe(0)
  await page.context().close()
})
