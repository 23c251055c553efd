// @vitest-environment jsdom
import { fireEvent } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addMonths } from '../kernel/day.ts'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import './testing.pages.ts'
import { AccountDemand } from './AccountDemand.tsx'
import { demandRoutes } from './demand.routes.ts'
import { firmDemand } from './demand.store.ts'
import { demandStudy } from './demand.ts'
import { DemandPage } from './DemandPage.tsx'
import { refreshPortfolio } from './keeping.store.ts'
import { portfoliosOf } from './portfolio.store.ts'
import { RhythmCard } from './RhythmCard.tsx'
import { keepStudy } from './study.store.ts'
import { plainSpaces } from './testing.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'

/** 36 whole months: Levante fades in the last year, the other grows a little every month. */
function lines(): ToldLine[] {
  return Array.from({ length: 36 }, (_, at) => at).flatMap((at): ToldLine[] => {
    const day = addMonths('2023-11-29', at)
    const closed = day.slice(5, 7) === '08'
    return [
      { code: 'LEV', day, amount: at < 24 ? 2000 : 800 - 60 * (at - 24), family: 'Chapa' },
      { code: 'NER', day, amount: closed ? 40 : 1000 + 10 * at, family: 'Tubo' },
      { code: 'NER', day, amount: 100 },
    ]
  })
}

async function aClient() {
  const firm = aFirm(demandRoutes)
  const accounts = await firm.db(async (db) => {
    await tellLedger(db, lines())
    await refreshPortfolio(db, '2026-11-21')
    const [portfolio] = await portfoliosOf(db, '2026-10-29')
    await keepStudy(db, portfolio!, demandStudy, await firmDemand(db, portfolio!))
    const rows = await db`select account_id, code from account where firm_id = ${db.firm}`
    return new Map(rows.map((row) => [row['code'] as string, row['accountId'] as string]))
  })
  return { ...firm, accounts }
}

const EUR = { valuation: 'EUR' }

test('Demanda says where the year is heading, names who drives it and links the account', async () => {
  const { lead, accounts } = await aClient()
  const page = await show(<DemandPage />, lead)
  await page.findByText(/Los próximos 12 meses apuntan a/)
  const link = page.getAllByRole('link', { name: 'Cuenta LEV' })[0]!
  expect(link.getAttribute('href')).toBe(`/accounts/${accounts.get('LEV')}`)
  expect(plainSpaces(document.body.textContent!)).toMatch(
    /Cuenta LEV compraría .* menos que en el último año: habla con ella/,
  )
  page.getByRole('img', { name: 'Demanda prevista' })
  page.getByRole('img', { name: 'Estacionalidad' })
  page.getByText(/De las 2 mayores cuentas, que hacen el 100/)
})

test('a figure opens into how it was made, a family into its own picture', async () => {
  const { lead } = await aClient()
  const page = await show(<DemandPage />, lead)
  fireEvent.click(await page.findByRole('button', { name: /Desvío por mes/ }))
  await page.findByText(/MASE: lo mismo/)
  page.getByText('Repetir el año pasado')
  const before = page.getByRole('img', { name: 'Demanda prevista' })
  const whole = document.getElementById(before.getAttribute('aria-describedby')!)!.textContent
  fireEvent.click(page.getByRole('button', { name: 'Tubo' }))
  const after = page.getByRole('img', { name: 'Demanda prevista' })
  const family = document.getElementById(after.getAttribute('aria-describedby')!)!.textContent
  expect(family).not.toBe(whole)
  expect(
    (page.getByLabelText('Qué familia se pronostica') as HTMLSelectElement).selectedOptions[0]!
      .textContent,
  ).toBe('Tubo')
})

test('while it is being worked out the page says so, and who sees only their own is told why not', async () => {
  const firm = aFirm(demandRoutes)
  await firm.db(async (db) => {
    await tellLedger(db, lines())
    await refreshPortfolio(db, '2026-11-21')
  })
  const page = await show(<DemandPage />, firm.lead)
  await page.findByText(/Se está calculando/)
  const own = await show(<DemandPage />, firm.join('manager', { sees: 'own' }))
  await own.findByText(/Este análisis abarca todas las cuentas/)
})

test('an account shows its demand by family, and whose seasons it leans on', async () => {
  const { lead, accounts } = await aClient()
  const accountId = accounts.get('NER')!
  const page = await show(<AccountDemand accountId={accountId} portfolio={EUR} />, lead)
  await page.findByRole('img', { name: 'Demanda prevista' })
  page.getByText(/De la cuenta entera, el \d+\D*del perfil es suyo y el resto de la empresa/)
  fireEvent.change(page.getByLabelText('Qué familia se pronostica'), { target: { value: '' } })
  const said = page.getAllByText(/Próximos 12 meses: 1,2\smil\s€/)
  expect(said.length).toBeGreaterThan(0)
})

test('an account shows its purchases, and when the next is expected', async () => {
  const { lead, accounts } = await aClient()
  const page = await show(<RhythmCard accountId={accounts.get('NER')!} portfolio={EUR} />, lead)
  await page.findByText('va a su ritmo')
  expect(page.getAllByText(/Compra cada 31 días y la última fue el 29 oct 2026/)).toHaveLength(2)
  fireEvent.click(page.getByRole('button', { name: 'Ver tabla: Ritmo de compra' }))
  page.getByRole('cell', { name: '29 oct 2026' })
})

test('an account that has bought nothing yet is told what will come', async () => {
  const firm = await aClient()
  const accountId = await firm.anAccount('Recién llegada')
  const page = await show(
    <>
      <RhythmCard accountId={accountId} portfolio={EUR} />
      <AccountDemand accountId={accountId} portfolio={EUR} />
    </>,
    firm.lead,
  )
  await page.findByText(/cada compra será aquí un punto/)
  await page.findByText(/con el primero aparecerá aquí su pronóstico/)
})

test('who left years ago has no empty picture, and a rhythm that ends where it ended', async () => {
  const firm = aFirm(demandRoutes)
  const accountId = await firm.db(async (db) => {
    const bought = ['2022-01-10', '2022-02-10', '2022-03-10']
    await tellLedger(db, [
      ...bought.map((day) => ({ code: 'IDA', day, amount: 10 })),
      { code: 'NER', day: '2026-10-31', amount: 1 },
    ])
    await refreshPortfolio(db, '2026-11-21')
    const [row] =
      await db`select account_id from account where firm_id = ${db.firm} and code = 'IDA'`
    return row!['accountId'] as string
  })
  const page = await show(
    <>
      <RhythmCard accountId={accountId} portfolio={EUR} />
      <AccountDemand accountId={accountId} portfolio={EUR} />
    </>,
    firm.lead,
  )
  await page.findByText(/No compra desde hace más de 36 meses: no se espera demanda/)
  page.getByText('dejó de comprar')
  expect(page.queryByRole('img', { name: 'Estacionalidad' })).toBeNull()
})
