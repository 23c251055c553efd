// @vitest-environment jsdom
import { fireEvent } from '@testing-library/react'
import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { AccountValueCard } from './AccountValueCard.tsx'
import { refreshPortfolio } from './keeping.store.ts'
import { portfolioJobs } from './portfolio.jobs.ts'
import { listAccounts } from './portfolio.api.ts'
import { portfolioRoutes } from './portfolio.routes.ts'
import { askStudies } from './study.store.ts'
import { studyJobs } from './study.jobs.ts'
import { plainSpaces } from './testing.ts'
import { tellLedger } from './testing.ledger.ts'
import { readAccountValue } from './value.api.ts'
import { valueRoutes } from './value.routes.ts'
import { LAST_DAY, rhythmicLines } from './value.testing.ts'

test('an account’s value opens into what the model saw of it and with which parameters', async () => {
  const firm = aFirm(
    [...portfolioRoutes, ...valueRoutes, ...accountRoutes],
    [...portfolioJobs, ...studyJobs],
  )
  await firm.db(async (db) => {
    await tellLedger(db, rhythmicLines())
    await refreshPortfolio(db, TODAY)
    await askStudies(db)
  })
  await firm.work()
  const { rows } = await firm.lead.ask(listAccounts, { sort: 'value', size: 1 })
  const { accountId } = rows[0]!
  const { history, madeBy } = (await firm.lead.ask(readAccountValue, { accountId }))!
  const portfolio = { asOf: LAST_DAY, valuation: 'EUR' } as never
  const page = await show(
    <AccountValueCard accountId={accountId} portfolio={portfolio} />,
    firm.viewer,
  )
  const [value] = await page.findAllByRole('button', { name: /mil|€/ })
  fireEvent.click(value!)
  await page.findByText('x: días de compra tras el primero')
  const text = plainSpaces(document.body.textContent)
  expect(text).toContain(`T: días desde el primero${history!.T.toLocaleString('es-ES')}`)
  for (const name of [...Object.keys(madeBy.parameters!), 'p', 'q', 'gamma'])
    expect(text).toMatch(new RegExp(`${name}\\d+(\\.\\d+)?,\\d`))
})
