/** Revisión in the demonstration: what last year's criteria would choose, another weight on trial, and the short list of the month. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { eachIsSound, inDemo, opened, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const PARTS = ['/selection/review', '/selection/review/try']
const { aPage } = inDemo()

eachIsSound(aPage, PARTS)

test('last year’s criteria stand beside the decided list, wide and on a phone', async () => {
  for (const about of [
    {},
    { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const },
  ]) {
    const page = await aPage('es', about)
    await opened(page, '/selection/review')
    await page.getByRole('link', { name: 'Con los criterios del año pasado' }).click()
    await page.getByRole('heading', { name: 'Seguirían' }).waitFor({ timeout: 60_000 })
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
    await page.context().close()
  }
})

test('what the month says is seen with a reason and told again', async () => {
  const page = await aPage('es')
  await opened(page, '/selection/review')
  const see = page.getByRole('button', { name: /^Anotar que/ }).first()
  await see.waitFor({ timeout: 60_000 })
  await see.click()
  await page.getByLabel('Por qué no se hace nada ahora').fill('Se habla en enero')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Anotarlo' }).click()
  await page.getByText('Una cuenta ya vista este mes').click()
  await page.getByRole('button', { name: /^Volver a avisar/ }).click()
  await page.getByText('Vuelve a estar en la lista.').waitFor()
  await page.context().close()
})

test('another weight is tried by the keyboard, compared and dropped', async () => {
  const page = await aPage('es')
  await opened(page, '/selection/review')
  await page.getByRole('button', { name: 'Probar…' }).click()
  const slider = page.getByRole('slider').first()
  await slider.focus()
  for (let times = 0; times < 20; times += 1) await page.keyboard.press('ArrowRight')
  await page.getByLabel('Título').fill('Si pesaran más las ventas')
  await page.getByRole('button', { name: 'Ver qué lista saldría' }).press('Enter')
  await page.getByRole('heading', { name: 'Si pesaran más las ventas' }).waitFor()
  await page.getByRole('heading', { name: 'Seguirían' }).waitFor({ timeout: 60_000 })
  await page.getByText('Los criterios, antes y después').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Descartar la prueba' }).click()
  await page.getByText('Descartada: «Si pesaran más las ventas».').waitFor()
  await page.context().close()
})
