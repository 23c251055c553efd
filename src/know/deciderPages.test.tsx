// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { listActions } from '../accounts/action.api.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { addContact } from './contact.api.ts'
import { contactRoutes } from './contact.routes.ts'
import { readDeciderMap, sayOfDecider } from './decider.api.ts'
import { deciderRoutes } from './decider.routes.ts'
import { DecidersCard } from './DecidersCard.tsx'
import { DecidersSentence } from './DecidersSentence.tsx'
import { decisionRoutes } from './decision.routes.ts'
import { tellMap } from './mapTold.api.ts'
import { mapToldRoutes } from './mapTold.routes.ts'
import { tieRoutes } from './tie.routes.ts'

async function anAccount() {
  const firm = aFirm([
    ...accountRoutes,
    ...actionRoutes,
    ...contactRoutes,
    ...deciderRoutes,
    ...decisionRoutes,
    ...mapToldRoutes,
    ...tieRoutes,
  ])
  const { lead } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  const person = async (name: string, jobTitle: string) =>
    (await lead.ask(addContact, { name, place: { accountId, jobTitle } })).contactId
  const pilar = await person('Pilar Cantín', 'Dirección general')
  const emilio = await person('Emilio Royo', 'Compras')
  return { ...firm, accountId, pilar, emilio }
}

function Tab({ accountId }: { accountId: string }) {
  return (
    <>
      <DecidersSentence accountId={accountId} />
      <DecidersCard accountId={accountId} />
    </>
  )
}

type Page = Awaited<ReturnType<typeof show>>

/** What the picture can't draw here, the table says. */
async function asTable(page: Page) {
  fireEvent.click(await page.findByRole('button', { name: /Ver tabla: Mapa/ }))
  return within(await page.findByRole('table'))
}

async function choose(page: Page, label: string | RegExp, option: string) {
  const dialog = within(page.getByRole('dialog'))
  const field = dialog.getByLabelText(label, { selector: 'input' })
  fireEvent.click(field)
  const list = await vi.waitFor(() => {
    const found = document.getElementById(field.getAttribute('aria-controls')!)
    if (!found) throw new Error('no list yet')
    return found
  })
  fireEvent.click(within(list).getByText(option))
}

vi.setConfig({ testTimeout: 40_000 })

test('from names to a map: what one knows is said, a decision written down, a part given', async () => {
  const { lead, accountId } = await anAccount()
  const page = await show(<Tab accountId={accountId} />, lead)
  await page.findByText(/Conocemos nombres, pero no lo que pesan/)
  const table = await asTable(page)
  fireEvent.click(table.getByRole('button', { name: /Ver: Pilar Cantín/ }))
  fireEvent.click(await page.findByText('Decir lo que sabemos'))
  await page.findByRole('dialog')
  await choose(page, /^Influencia/, '5 · la mayor')
  await choose(page, /^Apoyo/, 'en contra')
  fireEvent.change(page.getByLabelText(/Cómo lo sabemos/), { target: { value: 'En la feria' } })
  fireEvent.click(page.getByText('Guardar'))
  await page.findByText(/Nadie de los nuestros habla con/)
  expect((await table.findAllByText('en contra')).length).toBe(1)
  table.getByText('Sin cubrir')
  const map = await lead.ask(readDeciderMap, { accountId })
  const said = map.people.flatMap((one) => one.said)
  expect(said.map(({ attribute, value, source }) => [attribute, value, source])).toEqual([
    ['influence', '5', 'En la feria'],
    ['support', '-1', 'En la feria'],
  ])

  fireEvent.click(page.getByText('Nueva decisión'))
  fireEvent.change(await page.findByLabelText(/Qué van a decidir/), {
    target: { value: 'Rodamientos 2027' },
  })
  fireEvent.click(page.getByText('Guardar'))
  fireEvent.click(await page.findByText('Decir su papel'))
  await page.findByRole('dialog')
  await choose(page, /^Papel en la decisión/, 'Decide: tiene la última palabra')
  fireEvent.click(page.getByText('Guardar'))
  await page.findByText(/que decide: preséntale a alguien/)
  await table.findByText('Decide')
})

test('a line is drawn by the form and taken back; a circle is refused in words', async () => {
  const { lead, accountId, pilar, emilio } = await anAccount()
  const ties = [{ fromId: emilio, toId: pilar, kind: 'reports' as const }]
  await lead.ask(tellMap, { accountId, ties })
  const page = await show(<Tab accountId={accountId} />, lead)
  const table = await asTable(page)
  await table.findByText('depende de Pilar Cantín')
  fireEvent.click(page.getByText('Unir a dos'))
  await page.findByRole('dialog')
  await choose(page, /^Quién/, 'Pilar Cantín · Dirección general')
  await choose(page, /^Con quién/, 'Emilio Royo · Compras')
  fireEvent.click(page.getByText('Guardar'))
  await page.findByText(/acabaría dependiendo de sí misma/)
  await choose(page, /^Cómo$/, 'confía en')
  fireEvent.click(page.getByText('Guardar'))
  await table.findByText('confía en Emilio Royo')
  fireEvent.click(await page.findByText('Deshacer'))
  await vi.waitFor(() => expect(table.queryByText('confía en Emilio Royo')).toBeNull())
})

test('what is planned with someone is an action beside them', async () => {
  const { lead, accountId, pilar } = await anAccount()
  const page = await show(<Tab accountId={accountId} />, lead)
  const table = await asTable(page)
  fireEvent.click(table.getByRole('button', { name: /Ver: Pilar Cantín/ }))
  fireEvent.click(await page.findByText('Añadir al plan'))
  fireEvent.change(await page.findByLabelText(/Qué se hará/), {
    target: { value: 'Presentarle el plan a tres años' },
  })
  fireEvent.click(page.getByText('Guardar'))
  await page.findByText('Presentarle el plan a tres años')
  expect(await lead.ask(listActions, { accountId })).toMatchObject([
    { origin: 'relation', originId: pilar },
  ])
})

test('the map of a year ago is shown and only looked at; who only reads sees it all', async () => {
  const { lead, viewer, accountId, pilar } = await anAccount()
  const say = (value: '1' | '-2', seenOn: string) =>
    lead.ask(sayOfDecider, {
      accountId,
      contactId: pilar,
      seenOn,
      said: [{ attribute: 'support', value }],
    })
  await say('1', '2025-06-01')
  await say('-2', TODAY)
  const page = await show(<Tab accountId={accountId} />, viewer, { session: { role: 'viewer' } })
  const table = await asTable(page)
  table.getByText('enemigo')
  expect(page.getByText('Nueva decisión').closest('button')!.ariaDisabled).toBe('true')
  fireEvent.click(page.getByText('hace un año'))
  await page.findByText(/Así se veía el/)
  await table.findByText('a favor')
  const slider = page.getByLabelText(/^Mes a mes: /) as HTMLInputElement
  expect([slider.value, slider.max]).toEqual(['6', '18'])
  fireEvent.click(page.getByText('Volver a hoy'))
  await table.findByText('enemigo')
  await vi.waitFor(() => expect(slider.value).toBe('18'))
  slider.focus()
  fireEvent.change(slider, { target: { value: '17' } })
  expect(slider.getAttribute('aria-valuetext')).toBe('21 oct 2026')
  await page.findByText('Así se veía el 21 oct 2026.')
  await table.findByText('a favor')
  expect(document.activeElement).toBe(slider)
  fireEvent.change(slider, { target: { value: '0' } })
  await page.findByText('Así se veía el 1 jun 2025.')
})
