// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { listRelations } from '../accounts/relation.api.ts'
import { relationRoutes } from '../accounts/relation.routes.ts'
import { putBelongings, readBelongings } from '../accounts/tree.api.ts'
import { treeRoutes } from '../accounts/tree.routes.ts'
import { treeMakingRoutes } from '../accounts/treeMaking.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { GroupsPage } from './GroupsPage.tsx'
import { refreshPortfolio } from './keeping.store.ts'
import { listAccounts } from './portfolio.api.ts'
import { portfolioRoutes } from './portfolio.routes.ts'
import { rollUpRoutes } from './rollUp.routes.ts'
import { StructureTab } from './StructureTab.tsx'
import { tellLedger } from './testing.ledger.ts'

async function aGroup() {
  const firm = aFirm([
    ...accountRoutes,
    ...treeRoutes,
    ...treeMakingRoutes,
    ...relationRoutes,
    ...portfolioRoutes,
    ...rollUpRoutes,
  ])
  const add = async (name: string, groupName: string | null = null) =>
    (await firm.lead.ask(addAccount, { name, groupName })).accountId
  const group = await add('Grupo Norte')
  const [a, b] = await firm.db(async (tx) => {
    await tellLedger(tx, [
      { code: 'A', day: '2026-10-01', amount: 3000 },
      { code: 'B', day: '2026-10-01', amount: 500 },
    ])
    await refreshPortfolio(tx, TODAY)
    const rows = await tx`select account_id from account where code is not null order by code`
    return rows.map((row) => row['accountId'] as string) as [string, string]
  })
  const place = (accountId: string, parentId: string) =>
    firm.lead.ask(putBelongings, { accountId, belongings: [{ parentId }] })
  await place(a, group)
  await place(b, a)
  return { ...firm, add, group, a, b }
}

const names = (grid: HTMLElement) =>
  within(grid)
    .getAllByRole('rowheader')
    .map((cell) => cell.querySelector('a')!.textContent)

test('the tree tells what each comes to with all below it, and answers the arrows', async () => {
  const { lead, a } = await aGroup()
  const page = await show(<StructureTab accountId={a} />, lead)
  const grid = await page.findByRole('treegrid')
  expect(names(grid)).toEqual(['Grupo Norte', 'Cuenta A', 'Cuenta B'])
  const [, group, own] = within(grid).getAllByRole('row')
  expect(group!.textContent).toMatch(/3,5\s*mil/)
  expect(own!.textContent).toMatch(/3,5\s*mil.*suyo 3\s*mil/)
  expect(own!.getAttribute('aria-level')).toBe('2')
  expect(own!.tabIndex).toBe(0)
  own!.focus()
  fireEvent.keyDown(own!, { key: 'ArrowLeft' })
  expect(names(grid)).toEqual(['Grupo Norte', 'Cuenta A'])
  fireEvent.keyDown(own!, { key: 'ArrowRight' })
  expect(names(grid)).toHaveLength(3)
  fireEvent.keyDown(own!, { key: 'ArrowRight' })
  expect(document.activeElement?.textContent).toMatch(/Cuenta B/)
  fireEvent.keyDown(document.activeElement!, { key: 'Home' })
  expect(document.activeElement).toBe(group)
})

test('who sees only their own accounts is told that others of the group are missing', async () => {
  const { lead, join, group } = await aGroup()
  const narrow = join('manager', { sees: 'own' })
  const { accountId } = await lead.ask(addAccount, { name: 'Mía', managerId: narrow.id })
  await lead.ask(putBelongings, { accountId, belongings: [{ parentId: group }] })
  const page = await show(<StructureTab accountId={accountId} />, narrow)
  await page.findByText(/Hay cuentas de este grupo que no llevas/)
  await page.findByText('Pertenece a una cuenta que no llevas')
  expect(names(page.getByRole('treegrid'))).toEqual(['Mía'])
  expect(page.container.textContent).not.toMatch(/Norte|Cuenta A/)
})

test('a place ends on a day and is put back; a member is added below', async () => {
  const { lead, b } = await aGroup()
  const page = await show(<StructureTab accountId={b} />, lead)
  fireEvent.click(await page.findByRole('button', { name: 'Deja de pertenecer' }))
  fireEvent.change(await page.findByLabelText('Último día'), { target: { value: '2026-06-30' } })
  fireEvent.click(page.getByText('Guardar'))
  await page.findByText('No pertenece a ninguna otra cuenta.')
  page.getByText(/hasta el 30/)
  const { belongings } = await lead.ask(readBelongings, { accountId: b })
  expect(belongings).toMatchObject([{ untilOn: '2026-06-30' }])
  fireEvent.click(page.getByRole('button', { name: 'Añadir debajo' }))
  fireEvent.change(await page.findByLabelText('Nombre'), { target: { value: 'Planta de Vigo' } })
  fireEvent.click(page.getByText('Guardar'))
  await within(await page.findByRole('treegrid')).findByText('Planta de Vigo')
})

test('a relation is said from this side and told from the other', async () => {
  const { lead, a, b } = await aGroup()
  const page = await show(<StructureTab accountId={a} />, lead)
  fireEvent.click(await page.findByRole('button', { name: 'Añadir relación' }))
  const field = await page.findByRole('combobox', { name: 'Con qué cuenta' })
  fireEvent.change(field, { target: { value: 'Cuenta B' } })
  fireEvent.click(await page.findByText('Cuenta B · B'))
  fireEvent.click(page.getByRole('combobox', { name: 'Cómo se relaciona' }))
  fireEvent.click(await page.findByText('La distribuye'))
  fireEvent.click(page.getByText('Guardar'))
  await page.findByLabelText('Quitar la relación con Cuenta B')
  expect(await lead.ask(listRelations, { accountId: b })).toMatchObject([
    { kind: 'distributor', accountId: b, otherId: a },
  ])
})

test('groups stand with what they come to; the ledger’s become a tree in one act, taken back by undo', async () => {
  const { lead, add } = await aGroup()
  await add('Sur Uno', 'Grupo Sur')
  await add('Sur Dos', 'Grupo Sur')
  const page = await show(<GroupsPage />, lead)
  await page.findByText('Hay un grupo con cuentas por debajo.')
  await page.findByText(/2 cuentas que aún no tienen sitio/)
  fireEvent.click(page.getByRole('button', { name: 'Hacer el árbol con ellos' }))
  await page.findByText('Hay 2 grupos con cuentas por debajo.')
  page.getByText('Lo que dicen las ventas y el árbol coincide.')
  fireEvent.click(await page.findByText('Deshacer'))
  await page.findByText('Hay un grupo con cuentas por debajo.')
})

test('the list of accounts is narrowed to a group and all below it', async () => {
  const { lead, group, a } = await aGroup()
  const under = async (one: string) =>
    (await lead.ask(listAccounts, { under: one })).rows.map(({ name }) => name)
  expect(await under(group)).toEqual(['Cuenta A', 'Cuenta B', 'Grupo Norte'])
  expect(await under(a)).toEqual(['Cuenta A', 'Cuenta B'])
})
