/** Estancadas in the demonstration: one whose plan was carried out, one whose plan was not, and a decision about each. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, opened, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

test('in English, on a phone in the dark', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await opened(page, '/selection/stalled')
  await page.getByText('criteria in question', { exact: true }).waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.context().close()
})

test('the plan first, and the criteria only where it was carried out', async () => {
  const page = await aPage('es')
  await opened(page, '/selection/stalled')
  const steps = (account: string) =>
    page.getByRole('list', { name: `Pasos del caso de ${account}` })
  const tajo = steps('Metalúrgica Tajo')
  await tajo.getByText('Se ejecutó el 90 % del plan.').waitFor()
  const nervion = steps('Talleres Nervión')
  await nervion.getByText('No se ponen en duda: el plan no se ejecutó.').waitFor()
  expect(await violations(page)).toEqual([])

  await nervion.getByRole('textbox', { name: 'Qué se va a ejecutar' }).fill('Las doce visitas')
  await nervion.getByLabel('Para cuándo').fill('2030-06-30')
  await nervion.getByRole('button', { name: 'Ejecutar primero el plan' }).click()
  // It stands with the plan: the criteria stay out of it.
  await nervion.getByText('Primero se ejecuta el plan, para el 30 jun 2030.').waitFor()
  await nervion.getByText('No se ponen en duda: el plan no se ejecutó.').waitFor()

  await tajo.getByRole('combobox', { name: 'Qué se decide' }).click()
  await page.getByRole('option', { name: 'Un criterio la valoró mal' }).click()
  await tajo.getByRole('combobox', { name: 'Qué criterio la valoró mal' }).click()
  await page.getByRole('option', { name: 'Encaja con la estrategia' }).click()
  await tajo.getByRole('textbox', { name: 'Por qué' }).fill('Encaja, pero no puede crecer más.')
  await tajo.getByRole('button', { name: 'Decidir' }).click()
  await tajo.getByText('La valoró mal el criterio «Encaja con la estrategia».').waitFor()

  await page
    .getByRole('button', { name: 'Retirar lo último que se dijo de Metalúrgica Tajo' })
    .click()
  await tajo.getByText('retirado').waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
})
