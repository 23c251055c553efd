// @vitest-environment jsdom
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { CheckStep } from './CheckStep.tsx'
import type { Import } from './import.ts'
import { PublishedStep } from './PublishedStep.tsx'
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
