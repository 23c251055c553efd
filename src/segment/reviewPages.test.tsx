// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { show } from '../ui/testing.tsx'
import { readCriteria } from './criteria.api.ts'
import { ReviewPage } from './ReviewPage.tsx'
import { ReviewPanel } from './ReviewPanel.tsx'
import { readReview } from './review.api.ts'
import { listSelections, openSelection } from './selection.api.ts'
import { aReviewedFirm, lowered } from './testing.review.ts'
import { TrialPage } from './TrialPage.tsx'
import { TryPage } from './TryPage.tsx'
import { watchNow } from './watch.api.ts'

vi.setConfig({ testTimeout: 90_000 })

const opened = async (...given: Parameters<typeof show>) => {
  const page = await show(...given)
  await page.findByRole('heading', { level: 1 })
  return page
}

test('the page says when the review is due, and how often is changed and undone', async () => {
  const { lead } = await aReviewedFirm()
  const page = await opened(<ReviewPage />, lead, { at: '/selection/review' })
  expect(page.container.textContent).toContain('«Clave 2026» se decidió el')
  fireEvent.click(page.getByLabelText('Revisar la lista', { selector: 'input' }))
  fireEvent.click(await page.findByRole('option', { name: 'cada 6 meses' }))
  await page.findByText('La lista se revisa cada 6 meses.')
  expect((await lead.ask(readReview, {})).setting.everyMonths).toBe(6)
  fireEvent.click(await page.findByRole('button', { name: 'Deshacer' }))
  await waitFor(async () => expect((await lead.ask(readReview, {})).setting.everyMonths).toBe(12))
})

test('the short list says who would leave and why; what is seen is silent', async () => {
  const { lead, viewer, work } = await aReviewedFirm({ wishes: true })
  await lead.ask(watchNow, {})
  await work()
  const page = await opened(<ReviewPage />, lead)
  expect(page.container.textContent).toContain('entraría una cuenta y saldría una')
  page.getByText('Entró por decisión: «Amigo del consejo». Por sus notas no entraría.')
  fireEvent.click(page.getByRole('button', { name: 'Anotar que se ha visto: Cuenta C4' }))
  const dialog = within(await page.findByRole('dialog'))
  fireEvent.change(dialog.getByLabelText(/Por qué no se hace nada ahora/), {
    target: { value: 'Se habla en enero' },
  })
  fireEvent.click(dialog.getByRole('button', { name: 'Anotarlo' }))
  await page.findByText('Una cuenta ya vista este mes')
  await page.findByText('Lucía lo vio: «Se habla en enero».')
  fireEvent.click(page.getByText('Volver a avisar de Cuenta C4'))
  await page.findByRole('button', { name: 'Anotar que se ha visto: Cuenta C4' })

  const panel = await show(<ReviewPanel />, viewer, { session: { role: 'viewer' } })
  await panel.findByText(/entraría una cuenta y saldría una/)
  const read = await opened(<ReviewPage />, viewer, { session: { role: 'viewer' } })
  for (const name of ['Mirar ahora', 'Probar…', /Anotar que/]) {
    expect(read.queryByRole('button', { name })).toBeNull()
  }
})

test('another weight is tried from a version', async () => {
  const { lead, work } = await aReviewedFirm()
  const page = await opened(<TryPage />, lead, { at: '/selection/review/try' })
  expect((page.getByLabelText(/Título/) as HTMLInputElement).value).toBe('Con la versión 1')
  fireEvent.keyDown(page.getByRole('slider', { name: 'Peso de Ventas' }), { key: 'ArrowRight' })
  await page.findByText('41 %', { selector: 'output' })
  page.getByRole('button', { name: 'Dejarlos como en la versión 1' })
  fireEvent.click(page.getByRole('button', { name: 'Ver qué lista saldría' }))
  await waitFor(() => expect(page.where()).toMatch(/\/selection\/review\/[\da-f-]{36}/))
  const [trial] = await lead.ask(listSelections, {})
  expect(trial).toMatchObject({ kind: 'trial', version: null, title: /Prueba del/ })
  await work()
})

test('a trial stands beside the decided list, and its criteria are kept', async () => {
  const { lead, work } = await aReviewedFirm()
  const { selectionId } = await lead.ask(openSelection, {
    title: 'Si 9 fuera mucho',
    kind: 'trial',
    criteria: lowered,
  })
  await work()
  const page = await opened(<TrialPage selectionId={selectionId} />, lead)
  const entering = within(await page.findByRole('table', { name: 'Entrarían' }))
  entering.getByText('Sube sobre todo por «Ventas»: +4 en lo económico.')
  entering.getByText('1 → 5')
  within(page.getByRole('table', { name: 'Saldrían' })).getByText('Cuenta C0')
  within(page.getByRole('table', { name: 'Los criterios, antes y después' })).getByText(
    'se puntúa de otra manera',
  )
  fireEvent.change(page.getByLabelText(/Por qué cambian/), { target: { value: 'Crecer' } })
  fireEvent.click(page.getByRole('button', { name: 'Guardar los criterios' }))
  await page.findByText('Guardada la versión 2.')
  expect((await lead.ask(readCriteria, {})).chosen!.criteria).toEqual(lowered)
  fireEvent.click(page.getByRole('button', { name: 'Descartar la prueba' }))
  await page.findByText('Descartada: «Si 9 fuera mucho».')
  expect(await lead.ask(listSelections, {})).toHaveLength(1)
  fireEvent.click(await page.findByRole('button', { name: 'Deshacer' }))
  await waitFor(async () => expect(await lead.ask(listSelections, {})).toHaveLength(2))
})

test('who may not choose reads a trial without a button to change it', async () => {
  const { lead, viewer, work } = await aReviewedFirm()
  const asked = { title: 'Como antes', kind: 'trial', version: 1 } as const
  const { selectionId } = await lead.ask(openSelection, asked)
  await work()
  const session = { session: { role: 'viewer' as const } }
  const page = await opened(<TrialPage selectionId={selectionId} />, viewer, session)
  await page.findByText('Ninguna cuenta entraría.')
  expect(page.queryByRole('button', { name: /Guardar|Descartar/ })).toBeNull()
  const trying = await opened(<TryPage />, viewer, session)
  await trying.findByText('Probar otros criterios lo hace quien dirige las cuentas clave.')
})
