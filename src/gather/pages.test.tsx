// @vitest-environment jsdom
import { setTimeout as sleep } from 'node:timers/promises'
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { CheckStep } from './CheckStep.tsx'
import type { Import } from './import.ts'
import { aGatheringFirm } from './import.testing.ts'
import { ImportPage } from './ImportPage.tsx'
import { PublishedStep } from './PublishedStep.tsx'
import { ReadingStep } from './ReadingStep.tsx'
import { SendStep } from './SendStep.tsx'
import { listRates, putRate } from './rates.api.ts'
import { ratesRoutes } from './rates.routes.ts'
import { RatesPage } from './RatesPage.tsx'

test('rates: the page says what is missing; one that was taken away comes back', async () => {
  const firm = aFirm(ratesRoutes)
  await firm.db(
    (db) =>
      db`insert into ledger_day (currency, day, lines) values ('EUR', '2026-11-19', 9), ('USD', '2026-11-19', 3)`,
  )
  await firm.lead.ask(putRate, { base: 'EUR', currency: 'MXN', day: '2026-11-19', rate: '20.1' })
  const page = await show(<RatesPage />, firm.lead, { at: '/data/rates' })
  await page.findByText(/la más frecuente en tu libro es/)
  await page.findByText('1 EUR = 20,1 MXN')
  fireEvent.click(page.getByRole('button', { name: /Acciones/ }))
  fireEvent.click(await page.findByRole('menuitem', { name: 'Quitar' }))
  await page.findByText(/Quitado el tipo de MXN/)
  expect(await firm.lead.ask(listRates, {})).toMatchObject({ total: 0 })
  fireEvent.click(page.getByRole('button', { name: 'Deshacer' }))
  await waitFor(async () => expect(await firm.lead.ask(listRates, {})).toMatchObject({ total: 1 }))
})

test.each([
  ['1,085', '1.085'],
  ['1.085', '1.085'],
  ['1.234,56', '1234.56'],
])('a rate typed as %s is kept as %s', async (typed, kept) => {
  const { lead, db } = aFirm(ratesRoutes)
  await db((db) => db`update access.firm set home_currency = 'EUR' where firm_id = ${db.firm}`)
  const page = await show(<RatesPage />, lead, { at: '/data/rates' })
  fireEvent.change(await page.findByLabelText('Son'), { target: { value: typed } })
  const currency = page.getByLabelText('Divisa', { selector: 'input[name=currency]' })
  fireEvent.change(currency, { target: { value: 'USD' } })
  fireEvent.click(page.getByRole('button', { name: 'Guardar' }))
  await waitFor(async () =>
    expect(await lead.ask(listRates, {})).toMatchObject({ rows: [{ rate: kept }] }),
  )
})

test('who only reads sees rates and no way to change them', async () => {
  const page = await show(<RatesPage />, aFirm(ratesRoutes).viewer, { at: '/data/rates' })
  await page.findByText('Ningún tipo guardado todavía.')
  expect(page.queryByRole('button', { name: /Cambiar|Guardar/ })).toBeNull()
})

test('the check names the business, and asks before it adds to a period that has sales', async () => {
  const { lead } = aFirm([])
  const page = await show(<CheckStep one={checked} />, lead, { homeCurrency: null })
  await page.findByRole('heading', { name: '¿Es tu empresa?' })
  const says = page.container.querySelector('.Sentence')!.textContent.replaceAll(/\s/g, ' ')
  expect(says).toBe(
    '3 líneas de 2 clientes, del 1 mar 2025 al 2 mar 2026, por 150 € y 40 US$. Una línea no se entiende y puedes arreglarla luego.',
  )
  page.getByRole('radio', { name: /Sustituir el periodo/ })
  page.getByRole('combobox', { name: 'Las cifras se muestran en' })
  page.getByText(/^Un abono resta 10,00/)
  const publish = page.getByRole('button', { name: 'Sí, publicar' })
  expect(publish.getAttribute('aria-disabled')).toBe('true')
})

test('what was undone says which accounts stay and why, and can be published again', async () => {
  const reversed: Import = {
    ...checked,
    state: 'reversed',
    report: { ...checked.report!, overlapping: 0 },
    publishedAt: '2026-11-20T10:00:00Z',
    reversedAt: '2026-11-21T10:00:00Z',
    outcome: {
      lines: 3,
      accounts: 1,
      made: 0,
      replaced: 2,
      keptAccounts: [{ accountId: '0199aaaa-0000-7000-8000-000000000001', name: 'Forjas Levante' }],
    },
  }
  const page = await show(<PublishedStep one={reversed} />, aFirm([]).lead)
  await page.findByRole('heading', { name: 'ventas.csv' })
  page.getByText('Han vuelto las 2 líneas que había sustituido.', { exact: false })
  expect(page.getByRole('link', { name: 'Forjas Levante' }).getAttribute('href')).toBe(
    '/accounts/0199aaaa-0000-7000-8000-000000000001',
  )
  expect(page.getByRole('button', { name: 'Publicar otra vez' }).ariaDisabled).not.toBe('true')
})

test('where no line is understood, nobody is asked for a currency', async () => {
  const lines = { read: 2, accepted: 0, rejected: 2, rejectedBy: [] }
  const check = { ...checked.report!.check, lines, totals: [], warnings: [], period: null }
  const nothing = { ...checked, report: { ...checked.report!, check, commonest: null } }
  const page = await show(<CheckStep one={nothing} />, aFirm([]).lead, { homeCurrency: null })
  await page.findByText(/Ninguna de las 2 líneas se entiende/)
  expect(page.queryByText('Divisa propia')).toBeNull()
})

const LEDGER = {
  name: 'ventas.csv',
  content: 'Cliente;Fecha;Importe;Divisa\nForjas;13/02/2026;10,50;EUR\n',
}

test('a double click publishes once', async () => {
  const firm = aGatheringFirm()
  const one = await firm.checked([LEDGER])
  const lead = heard(firm.lead)
  const page = await show(<CheckStep one={one} />, lead)
  const publish = await page.findByRole('button', { name: 'Sí, publicar' })
  fireEvent.click(publish)
  fireEvent.click(publish)
  await waitFor(async () => expect((await firm.read(one.importId)).state).toBe('publishing'))
  await sleep(SOON_MS)
  expect(lead.asked.filter((asked) => asked.endsWith('/publication'))).toHaveLength(1)
})

test('a tab that comes late with a step says so, and shows how the import stands', async () => {
  const firm = aGatheringFirm()
  const { importId } = await firm.checked([LEDGER])
  const page = await show(<ImportPage importId={String(importId)} />, firm.lead)
  const publish = await page.findByRole('button', { name: 'Sí, publicar' })
  await firm.publish(importId)
  fireEvent.click(publish)
  await page.findByText('Esta importación ya está publicada o se está publicando.')
  await page.findByRole('heading', { name: 'Publicando tu libro' })
})

test('a check that was cancelled does not begin again by itself', async () => {
  const firm = aGatheringFirm()
  const importId = await firm.draft(LEDGER)
  await firm.plan(importId)
  await firm.cancel(importId)
  await firm.work()
  const lead = heard(firm.lead)
  const page = await show(<ReadingStep one={await firm.read(importId)} />, lead)
  await page.findByText('Primeras líneas de «ventas.csv»')
  await sleep(SOON_MS)
  expect(lead.asked.filter((asked) => asked.endsWith('/plan'))).toEqual([])
  fireEvent.click(page.getByRole('button', { name: 'Comprobar' }))
  await waitFor(async () => expect((await firm.read(importId)).state).toBe('checking'))
})

test('an upload that was left asks for its file, and takes no other for it', async () => {
  const files = [{ fileNo: 1, name: 'ventas.csv', bytes: 120, sent: false, sha256: null }]
  const left: Import = { ...checked, state: 'draft', plan: null, report: null, files }
  const page = await show(<SendStep one={left} />, aFirm([]).lead)
  await page.findByText(/Falta un archivo por llegar/)
  const another = new File(['Cliente;Fecha\n'], 'otro.csv')
  fireEvent.change(page.getByLabelText(/Vuelve a elegir/), { target: { files: [another] } })
  await page.findByText(
    /«otro.csv» no es el archivo que falta: ocupa 14 bytes y se espera uno de 120 bytes/,
  )
  page.getByLabelText(/Vuelve a elegir/)
})

/** Long enough for what a page would do by itself. */
const SOON_MS = 300

/** The same person, with what they ask for written down. */
function heard(person: ReturnType<typeof aFirm>['lead']) {
  const asked: string[] = []
  const fetch: typeof person.fetch = (path, init) => {
    asked.push(`${init?.method} ${path}`)
    return person.fetch(path, init)
  }
  return { ...person, asked, fetch }
}

const checked: Import = {
  importId: 1,
  state: 'checked',
  source: '',
  files: [{ fileNo: 1, name: 'ventas.csv', bytes: 120, sent: true, sha256: null }],
  plan: {
    files: [
      {
        fileNo: 1,
        role: 'ledger',
        reading: { format: 'csv', encoding: 'windows-1252', delimiter: ';', decimal: ',' },
        mapping: { clientName: 'Cliente', day: 'Fecha', amount: 'Importe' },
        key: null,
      },
    ],
    source: '',
    overlap: null,
    home: null,
  },
  report: {
    check: {
      lines: { read: 4, accepted: 3, rejected: 1, rejectedBy: [{ reason: 'day', count: 1 }] },
      period: { from: '2025-03-01', to: '2026-03-02' },
      clients: 2,
      totals: [
        { currency: 'EUR', year: 2025, lines: 1, amount: '160.00' },
        { currency: 'EUR', year: 2026, lines: 1, amount: '-10.00' },
        { currency: 'USD', year: 2026, lines: 1, amount: '40.00' },
      ],
      warnings: [
        { kind: 'creditNotes', lines: 1, amounts: [{ currency: 'EUR', amount: '-10.00' }] },
      ],
      questions: [],
    },
    rejects: [{ file: 'ventas.csv', line: 3, reason: 'day', text: 'A;31/02/2025;5' }],
    commonest: 'EUR',
    numbered: false,
    overlapping: 5,
    sameAs: [],
  },
  progress: null,
  outcome: null,
  problem: null,
  madeBy: 'Lucía Ferrer',
  madeAt: '2026-11-20T09:00:00Z',
  publishedAt: null,
  reversedAt: null,
}
