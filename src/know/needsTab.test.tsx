// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { listActions } from '../accounts/action.api.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { audienceRoutes } from './audience.routes.ts'
import { addContact } from './contact.api.ts'
import { contactRoutes } from './contact.routes.ts'
import { listCrossings, putCrossings } from './crossing.api.ts'
import { crossingRoutes } from './crossing.routes.ts'
import { listNeeds, putNeeds } from './need.api.ts'
import { needRoutes } from './need.routes.ts'
import { NeedsTab } from './NeedsTab.tsx'
import { profileFactRoutes } from './profileFact.routes.ts'
import { listPublicReviews } from './publicReview.api.ts'
import { publicReviewRoutes } from './publicReview.routes.ts'
import { listSignals, putSignals } from './signal.api.ts'
import { signalRoutes } from './signal.routes.ts'
import { putSwot } from './swot.api.ts'
import { swotRoutes } from './swot.routes.ts'

async function aClient() {
  const firm = aFirm([
    ...accountRoutes,
    ...actionRoutes,
    ...contactRoutes,
    ...needRoutes,
    ...signalRoutes,
    ...audienceRoutes,
    ...publicReviewRoutes,
    ...swotRoutes,
    ...crossingRoutes,
    ...profileFactRoutes,
  ])
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  return { ...firm, accountId }
}

const seenOn = TODAY
const ITEMS = [
  { kind: 'strength', title: 'Técnico en planta', weight: 3 },
  { kind: 'weakness', title: 'Plazos largos', weight: 2 },
  { kind: 'opportunity', title: 'Segunda prensa', weight: 3 },
  { kind: 'threat', title: 'Compras en Stuttgart', weight: 1 },
].map((item) => ({ ...item, subject: 'us' as const, seenOn }))

async function aSwot() {
  const firm = await aClient()
  const { accountId } = firm
  const { now } = await firm.lead.ask(putSwot, { accountId, items: ITEMS as never })
  const [strength, weakness, opportunity, threat] = now.map(({ itemId }) => itemId) as string[]
  const ids = { strength, weakness, opportunity, threat } as Record<string, string>
  return { ...firm, ids }
}

type Shown = Awaited<ReturnType<typeof show>>

/** With all its parts there: what is clicked while others still come would wait for them. */
async function opened(accountId: string, person: Parameters<typeof show>[1]): Promise<Shown> {
  const session = { role: person.role }
  const page = await show(<NeedsTab accountId={accountId} />, person, { session })
  for (const title of PARTS) await page.findByRole('heading', { name: title, level: 2 })
  await page.findByText((_, element) => element?.className === 'Sentence')
  return page
}

const PARTS = [
  'Qué necesita',
  'Lo que hemos notado',
  'DAFO',
  'Cruces del DAFO',
  'A quién vende',
  'Qué dicen sus clientes',
]

async function cardOf(page: Shown, title: string) {
  const heading = await page.findByRole('heading', { name: title, level: 2 })
  return within(heading.closest('section')!)
}

test('with nothing known, every part teaches, and the sentence says what to ask', async () => {
  const { lead, accountId } = await aClient()
  const page = await opened(accountId, lead)
  await page.findByText(/Todavía no sabemos qué necesita/)
  for (const taught of [
    /que la línea no pare/,
    /Ahí nacen las necesidades/,
    /Cuando el DAFO tenga algo de dentro/,
    /Cuenta quién le compra a tu cliente/,
    /Copia aquí lo que sus clientes escriben/,
  ]) {
    await page.findByText(taught)
  }
})

test('a need is noted with who has it, met, and opened again by undo', async () => {
  const { lead, accountId } = await aClient()
  await lead.ask(addContact, { name: 'Ana Ruiz', place: { accountId } })
  const page = await opened(accountId, lead)
  const card = await cardOf(page, 'Qué necesita')
  fireEvent.click(card.getByRole('button', { name: 'Apuntar necesidad' }))
  fireEvent.change(await page.findByLabelText('Qué necesita'), {
    target: { value: 'Que la prensa no pare' },
  })
  fireEvent.change(page.getByLabelText(/El reto de fondo/), {
    target: { value: '4.000 € la hora' },
  })
  fireEvent.click(page.getByText('Guardar'))
  await card.findByText('Que la prensa no pare')
  card.getByText('4.000 € la hora')
  fireEvent.click(card.getByRole('button', { name: 'Está cubierta: Que la prensa no pare' }))
  const proof = await page.findByLabelText(/En qué se nota que está cubierta/)
  fireEvent.submit(proof.closest('form')!)
  await card.findByText('Una que se cerró')
  const said = await page.findByText('Cubierta: Que la prensa no pare')
  fireEvent.click(within(said.closest('.Undoable')!).getByText('Deshacer'))
  await card.findByText('este año')
  expect((await lead.ask(listNeeds, { accountId }))[0]).toMatchObject({ state: 'open' })
})

test('a signal that has waited is told first, and becomes a need that knows it', async () => {
  const { lead, accountId } = await aClient()
  const noticed = 'Apilan rodamientos usados'
  const signals = [{ noticed, noticedBy: lead.id, noticedOn: '2026-05-01' }]
  await lead.ask(putSignals, { accountId, signals })
  const page = await opened(accountId, lead)
  await page.findByText(/lleva más de tres meses esperando/)
  const card = await cardOf(page, 'Lo que hemos notado')
  fireEvent.click(card.getByRole('button', { name: `Es una necesidad: ${noticed}` }))
  const title = await page.findByLabelText('Qué necesita')
  expect((title as HTMLInputElement).value).toBe(noticed)
  fireEvent.click(page.getByText('Guardar'))
  await card.findByText(`Ya es una necesidad: «${noticed}»`)
  const [need] = await lead.ask(listNeeds, { accountId })
  expect(need!.signalId).toBe((await lead.ask(listSignals, { accountId }))[0]!.signalId)
})

test('arrows walk the grid and Enter’s click opens a cell, which ends in an action; undo takes both back', async () => {
  const { lead, accountId } = await aSwot()
  const page = await opened(accountId, lead)
  const grid = await page.findByRole('grid', { name: 'Cruces del DAFO' })
  const cells = within(grid).getAllByRole('button')
  expect(cells.filter((cell) => cell.tabIndex === 0)).toHaveLength(1)
  cells[0]!.focus()
  fireEvent.keyDown(cells[0]!, { key: 'ArrowDown' })
  fireEvent.keyDown(document.activeElement!, { key: 'ArrowRight' })
  expect(document.activeElement!.getAttribute('aria-label')).toBe(
    'Plazos largos con Compras en Stuttgart. Supervivencia. Sin marcar.',
  )
  fireEvent.keyDown(document.activeElement!, { key: 'Home', ctrlKey: true })
  expect(document.activeElement).toBe(cells[0])
  fireEvent.keyDown(document.activeElement!, { key: 'ArrowLeft' })
  expect(document.activeElement).toBe(cells[0])
  fireEvent.click(cells[0]!)
  await page.findByText(/Estrategia ofensiva/)
  await choose(page, 'Impacto', /ayuda mucho/)
  await choose(page, 'En qué acaba', 'Una acción')
  fireEvent.change(page.getByLabelText('Qué hay que hacer'), {
    target: { value: 'Ofrecer parada' },
  })
  fireEvent.click(page.getByText('Guardar'))
  await within(grid).findByRole('button', { name: /Impacto \+3. Una acción./ })
  expect((await lead.ask(listActions, { accountId }))[0]).toMatchObject({
    title: 'Ofrecer parada',
    origin: 'crossing',
  })
  fireEvent.click(await page.findByText('Deshacer'))
  await within(grid).findByRole('button', { name: /Segunda prensa. Ofensiva. Sin marcar./ })
  expect(await lead.ask(listActions, { accountId })).toEqual([])
})

test('what is undecided is counted, filtered, and told first; sums and lines say the same', async () => {
  const { lead, accountId, ids } = await aSwot()
  const { strength, weakness, opportunity, threat } = ids as Record<string, string>
  const crossings = [
    { innerId: strength!, outerId: opportunity!, impact: 3, rejection: 'La lleva otro' },
    { innerId: weakness!, outerId: threat!, impact: -2 },
  ]
  await lead.ask(putCrossings, { accountId, crossings })
  const page = await opened(accountId, lead)
  await page.findByText('«Plazos largos» con «Compras en Stuttgart»')
  await page.findByText('Falta por decidir un cruce de 2.')
  const grid = await page.findByRole('grid')
  expect(within(grid).getAllByText('con peso +27', { exact: false })).toHaveLength(2)
  expect(within(grid).getAllByRole('button')).toHaveLength(4)
  fireEvent.click(page.getByLabelText(/Solo lo que falta por decidir/))
  expect(within(grid).getAllByRole('button')).toHaveLength(1)
  const lines = page.getByRole('region', { name: 'Cruces marcados, en líneas', hidden: true })
  within(lines).getByText('La lleva otro')
  fireEvent.click(within(grid).getByRole('button'))
  await choose(page, 'En qué acaba', 'Descartado')
  fireEvent.click(page.getByText('Guardar'))
  expect(page.getByLabelText('Por qué se descarta').getAttribute('aria-invalid')).toBe('true')
  fireEvent.change(page.getByLabelText('Por qué se descarta'), { target: { value: 'Pesa poco' } })
  fireEvent.click(page.getByText('Guardar'))
  await page.findByText('Los 2 cruces marcados están decididos.')
  expect((await lead.ask(listCrossings, { accountId })).map((one) => one.rejection)).toEqual([
    'La lleva otro',
    'Pesa poco',
  ])
})

test('reviews are pasted from a sheet; a line that can’t be read says why, and the stars are told', async () => {
  const { lead, accountId } = await aClient()
  const page = await opened(accountId, lead)
  const card = await cardOf(page, 'Qué dicen sus clientes')
  fireEvent.click(card.getByRole('button', { name: 'Añadir reseñas' }))
  fireEvent.click(await page.findByText('Pegar varias'))
  const text =
    'enlace;fecha;estrellas;texto\n;2026-10-01;2;Tardan\n;ayer;3;Mal día\nhttps://x.example/2;2026-10-02;4,5;Bien'
  fireEvent.change(page.getByLabelText('Pega las reseñas, una por línea'), {
    target: { value: text },
  })
  await page.findByText(/Línea 3: no se entiende la fecha/)
  fireEvent.click(page.getByText('Añadir 2'))
  await card.findByText('3,3 de 5 en 2 reseñas.')
  expect(await lead.ask(listPublicReviews, { accountId })).toHaveLength(2)
})

test('who only reads sees all and changes nothing', async () => {
  const { lead, viewer, accountId, ids } = await aSwot()
  const { strength, opportunity } = ids as Record<string, string>
  const needs = [{ title: 'Que no pare', urgency: 3, seenOn }]
  await lead.ask(putNeeds, { accountId, needs })
  const crossings = [{ innerId: strength!, outerId: opportunity!, impact: 3 }]
  await lead.ask(putCrossings, { accountId, crossings })
  const page = await opened(accountId, viewer)
  const card = await cardOf(page, 'Qué necesita')
  card.getByText('Que no pare')
  card.getByText('sin oferta nuestra')
  expect(card.queryByText('Retirar')).toBeNull()
  for (const button of page.getAllByRole('button').filter((one) => one.closest('header'))) {
    expect(button.getAttribute('aria-disabled')).toBe('true')
  }
  const grid = await page.findByRole('grid')
  fireEvent.click(within(grid).getByRole('button', { name: /Impacto \+3/ }))
  const dialog = within(await page.findByRole('dialog'))
  expect(dialog.queryByText('Guardar')).toBeNull()
  dialog.getByText(/Estrategia ofensiva/)
})

/** Picks from a list of the form that is open. */
async function choose(page: Shown, label: string, option: string | RegExp) {
  const dialog = within(await page.findByRole('dialog'))
  fireEvent.click(dialog.getByLabelText(label, { selector: 'input' }))
  fireEvent.click(await page.findByRole('option', { name: option, hidden: true }))
}
