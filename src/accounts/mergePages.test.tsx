// @vitest-environment jsdom
/** Two accounts become one on the screen, field by field, and are two again. */
import { fireEvent, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aFirm, TODAY } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { addAccount, readAccount } from './account.api.ts'
import { accountRoutes } from './account.routes.ts'
import { changeRoutes } from './change.routes.ts'
import { mergeAccounts } from './merge.api.ts'
import { MergedCard } from './MergedCard.tsx'
import { MergeForm } from './MergeForm.tsx'
import { mergeRoutes } from './merge.routes.ts'
import { whyNotMerge } from './merge.ts'

async function twoAccounts() {
  const firm = aFirm([...accountRoutes, ...changeRoutes, ...mergeRoutes])
  const add = async (name: string, more = {}) =>
    (await firm.lead.ask(addAccount, { name, ...more })).accountId
  const kept = await add('Forjas Levante', { code: 'F1' })
  const other = await add('Forjas de Levante', { groupName: 'Grupo Levante' })
  return { ...firm, kept, other }
}

test('the one with a code is kept; a value that only the other has is proposed; it is undone', async () => {
  const { lead, kept, other } = await twoAccounts()
  const page = await show(<MergeForm accountId={other} otherId={kept} done={() => {}} />, lead, {
    today: TODAY,
  })
  await page.findByText('Forjas Levante', { selector: 'b' })
  const group = within(page.getByRole('group', { name: 'Grupo' }))
  expect(group.getByRole<HTMLInputElement>('radio', { name: /Grupo Levante/ }).checked).toBe(true)
  fireEvent.click(page.getByRole('radio', { name: /Forjas de Levante/ }))
  fireEvent.click(page.getByRole('button', { name: 'Fusionar' }))
  await page.findByText(/«Forjas de Levante» ya es «Forjas Levante»/)
  expect(await lead.ask(readAccount, { accountId: other })).toMatchObject({
    accountId: kept,
    name: 'Forjas de Levante',
    code: 'F1',
    groupName: 'Grupo Levante',
  })
  fireEvent.click(await page.findByRole('button', { name: 'Deshacer' }))
  await page.findByText('Deshecho')
  expect(await lead.ask(readAccount, { accountId: other })).toMatchObject({ accountId: other })
})

test('who was merged is told with the moment and who did it, and is separated', async () => {
  const { lead, kept, other } = await twoAccounts()
  await lead.ask(mergeAccounts, { accountId: kept, otherId: other })
  const page = await show(<MergedCard accountId={kept} />, lead, { today: TODAY })
  await page.findByText(/desde el .* 20\d\d, .*, por Lucía/)
  fireEvent.click(page.getByRole('button', { name: 'Separar Forjas de Levante' }))
  await page.findByText(/Vuelven a ser dos cuentas: «Forjas de Levante» está aparte/)
  expect(await lead.ask(readAccount, { accountId: other })).toMatchObject({ accountId: other })
})

test('what can’t be merged says why, and the other way is one click away', () => {
  const one = {
    accountId: 'a',
    name: 'Una',
    archived: false,
    mergedIntoId: null,
    below: 0,
    tiered: true,
  }
  const two = { ...one, accountId: 'b', name: 'Otra', tiered: false }
  expect(whyNotMerge(two as never, one as never)).toMatchObject({ code: 'accounts/merge-tiered' })
  expect(whyNotMerge(one as never, two as never)).toBe(null)
})
