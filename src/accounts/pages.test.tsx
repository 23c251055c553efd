// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { Boundary } from '../ui/Problem.tsx'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { listOf } from '../kernel/list.ts'
import { show } from '../ui/testing.tsx'
import { addAccount, readAccount } from './account.api.ts'
import { accountFilters } from './accountFilter.ts'
import { accountPage } from './AccountPage.tsx'
import { ActivityTab } from './ActivityTab.tsx'
import { BulkActs } from './BulkActs.tsx'
import { placeCarers, tagAccount } from './change.api.ts'
import { NewAccountPage } from './NewAccountPage.tsx'
import { accountCommands, accountFinder, recentAccounts } from './recents.tsx'
import { SalespeoplePage } from './SalespeoplePage.tsx'
import { listSalespeople } from './salesperson.api.ts'
import { roomRoutes } from './testing.ts'

const AccountPage = accountPage({
  tabs: [
    { tab: 'sales', name: 'accounts:tabs', open: async () => () => <p>Ventas de la cuenta</p> },
    { tab: 'activity', name: 'accounts:activity.tab', open: async () => ActivityTab },
    {
      tab: 'secret',
      name: 'accounts:archived',
      open: async () => () => <p>Secreto</p>,
      may: ['admin'],
    },
  ],
  pieces: [{ piece: 'tier', where: 'chip', show: () => <i>Estratégica</i> }],
})

test('the head says what the account is called, where it belongs and who looks after it', async () => {
  const { lead, manager, expert } = aFirm(roomRoutes)
  const { accountId } = await lead.ask(addAccount, {
    name: 'Grupo Arandia',
    code: 'AR-1',
    groupName: 'Arandia Holding',
    tags: ['norte'],
    managerId: manager.id,
  })
  await lead.ask(placeCarers, { accountId, teamIds: [expert.id] })
  const page = await show(<AccountPage accountId={accountId} />, lead, {
    at: `/accounts/${accountId}`,
  })
  await page.findByRole('heading', { name: 'Grupo Arandia' })
  page.getByText('AR-1')
  page.getByText('norte')
  page.getByText('Estratégica')
  page.getByText('La lleva Marta')
  page.getByText('equipo: Elena')
  expect(page.getByRole('link', { name: 'Arandia Holding' }).getAttribute('href')).toBe(
    '/portfolio?group=Arandia+Holding',
  )
  await page.findByText('Ventas de la cuenta')
  expect(page.queryByText('Archivada')).toBeNull()
  expect(recentAccounts(lead.firmId)).toEqual([{ accountId, name: 'Grupo Arandia' }])
})

test('the same in English', async () => {
  const { lead, manager } = aFirm(roomRoutes)
  const { accountId } = await lead.ask(addAccount, { name: 'Aceros', managerId: manager.id })
  const page = await show(<AccountPage accountId={accountId} tab="activity" />, lead, {
    locale: 'en',
  })
  await page.findByText('Looked after by Marta')
  await page.findByText('The account was added')
  fireEvent.click(page.getByRole('button', { name: 'Actions' }))
  await page.findByRole('menuitem', { name: 'Name, code and group' })
})

test('an account is renamed and archived, and the message takes it back', async () => {
  const { lead } = aFirm(roomRoutes)
  const { accountId } = await lead.ask(addAccount, { name: 'Aceros', code: 'A' })
  const page = await show(<AccountPage accountId={accountId} tab="activity" />, lead)
  const choose = async (act: string) => {
    fireEvent.click(await page.findByRole('button', { name: 'Acciones' }))
    fireEvent.click(await page.findByRole('menuitem', { name: act }))
  }
  await choose('Nombre, código y grupo')
  fireEvent.change(await page.findByLabelText('Nombre de la cuenta'), {
    target: { value: 'Aceros del Duero' },
  })
  fireEvent.click(page.getByRole('button', { name: 'Guardar' }))
  await page.findByRole('heading', { name: 'Aceros del Duero' })
  await page.findByText('Nombre: antes Aceros, ahora Aceros del Duero')
  fireEvent.click(await page.findByRole('button', { name: 'Deshacer' }))
  await page.findByRole('heading', { name: 'Aceros' })
  await page.findByText('Se deshizo un cambio:')

  await choose('Archivar')
  await page.findByText('Aceros está en el archivo')
  expect((await lead.ask(readAccount, { accountId })).archived).toBe(true)
})

test('a form says why not beside its fields, and what was typed stays', async () => {
  const { lead } = aFirm(roomRoutes)
  await lead.ask(addAccount, { name: 'Otra', code: 'B' })
  const { accountId } = await lead.ask(addAccount, { name: 'Aceros' })
  const page = await show(<AccountPage accountId={accountId} />, lead)
  await page.findByRole('heading', { name: 'Aceros' })
  fireEvent.click(await page.findByRole('button', { name: 'Acciones' }))
  fireEvent.click(await page.findByRole('menuitem', { name: 'Nombre, código y grupo' }))
  fireEvent.change(await page.findByLabelText('Código (opcional)'), { target: { value: 'B' } })
  fireEvent.click(page.getByRole('button', { name: 'Guardar' }))
  await page.findByText('Ya hay otra cuenta con el código B.')
})

test('who only reads sees the acts and why they are out of reach', async () => {
  const { lead, viewer, manager } = aFirm(roomRoutes)
  const { accountId } = await lead.ask(addAccount, { name: 'Aceros' })
  for (const [one, why] of [
    [viewer, 'Con tu papel las cuentas se leen, pero no se cambian.'],
    [manager, 'Solo puedes cambiar las cuentas que llevas.'],
  ] as const) {
    const page = await show(<AccountPage accountId={accountId} tab="secret" />, one)
    await page.findByText(/Esta parte de la cuenta no existe/)
    expect(page.queryByText('Secreto')).toBeNull()
    fireEvent.click(page.getByRole('button', { name: 'Acciones' }))
    await page.findByText(why)
    expect(page.getByRole('menuitem', { name: 'Archivar' }).hasAttribute('disabled')).toBe(true)
  }
})

test('an account is added by its name, those alike are shown, and adding is taken back', async () => {
  const { lead } = aFirm(roomRoutes)
  await lead.ask(addAccount, { name: 'Talleres Nervión' })
  const page = await show(<NewAccountPage />, lead, { at: '/accounts/new' })
  fireEvent.change(await page.findByLabelText('Nombre de la cuenta'), {
    target: { value: 'talleres nervion' },
  })
  await page.findByRole('link', { name: 'Talleres Nervión' })
  fireEvent.change(page.getByLabelText('Nombre de la cuenta'), { target: { value: 'Forjas' } })
  fireEvent.click(page.getByRole('button', { name: 'Añadir' }))
  await page.findByText('Forjas está en tu cartera')
  await waitFor(() => expect(page.where()).toMatch(/^\/accounts\/[0-9a-f-]{36}$/))
  const accountId = page.where().split('/').at(-1)!
  fireEvent.click(page.getByRole('button', { name: 'Deshacer' }))
  await waitFor(() => expect(page.where()).toBe('/portfolio'))
  await expect(lead.ask(readAccount, { accountId })).rejects.toMatchObject({ status: 404 })
})

const Sample = listOf({ sorts: ['name'], sort: 'name', filters: accountFilters })

function SampleList({ accounts }: { accounts: { accountId: string; name: string }[] }) {
  const list = useListState(Sample)
  return (
    <DataTable
      name="sample"
      label="Cuentas"
      columns={[{ key: 'name', name: 'Cuenta', kind: 'title', cell: ({ name }) => name }]}
      rows={accounts}
      total={accounts.length}
      rowKey={({ accountId }) => accountId}
      list={list}
      empty="Nada"
      bulk={(chosen) => <BulkActs chosen={chosen} filter={list.value} also={[]} />}
    />
  )
}

test('chosen accounts are tagged together, and the message takes it back', async () => {
  const { lead } = aFirm(roomRoutes)
  const accounts = []
  for (const name of ['Uno', 'Dos', 'Tres']) accounts.push(await lead.ask(addAccount, { name }))
  const [one, two, three] = accounts.map(({ accountId }) => accountId)
  const page = await show(<SampleList accounts={accounts} />, lead)
  const tagsOf = async (accountId: string | undefined) =>
    (await lead.ask(readAccount, { accountId: accountId! })).tags

  const [, first, second] = await page.findAllByRole('checkbox')
  fireEvent.click(first!)
  fireEvent.click(second!)
  fireEvent.click(await page.findByRole('button', { name: 'Etiquetar' }))
  const dialog = await page.findByRole('dialog', { name: 'Cambiar 2 cuentas' })
  const field = within(dialog).getByRole('combobox', { name: 'Poner etiquetas (opcional)' })
  field.focus()
  fireEvent.change(field, { target: { value: 'vip' } })
  fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Guardar' }))
  await page.findByText('Etiquetas cambiadas en 2 cuentas.')
  expect([await tagsOf(one), await tagsOf(two), await tagsOf(three)]).toEqual([
    ['vip'],
    ['vip'],
    [],
  ])

  fireEvent.click(page.getByRole('button', { name: 'Deshacer' }))
  // The message that says so may still be an earlier test's.
  await expect.poll(() => tagsOf(one), { timeout: 10_000 }).toEqual([])
})

test('a salesperson gets a person, and the message says how many accounts that brings', async () => {
  const { lead, manager, db } = aFirm(roomRoutes)
  const { accountId } = await lead.ask(addAccount, { name: 'Aceros' })
  const empty = await show(<SalespeoplePage />, lead)
  await empty.findByText(/Tu libro de ventas no nombra comerciales/)
  await db(async (tx) => {
    await tx`insert into label (label_id, kind, name) values (1, 'salesperson', 'Ruiz')`
    await tx`insert into ledger_day (currency, day, lines) values ('EUR', '2026-10-01', 1)`
    await tx`
      insert into account_month (account_id, month, family_id, division_id, zone_id, country_id,
        salesperson_id, currency, amount, cost, costed_amount)
      values (${accountId}, '2026-10-01', 0, 0, 0, 0, 1, 'EUR', 100, 0, 0)
    `
  })
  const page = await show(<SalespeoplePage />, lead)
  fireEvent.click(await page.findByRole('combobox', { name: 'Quién es Ruiz' }))
  fireEvent.click(await page.findByRole('option', { name: 'Marta' }))
  await page.findByText('Cuentas con quien las lleve: 1 más, 0 menos')
  expect(await lead.ask(listSalespeople, {})).toMatchObject([{ personId: manager.id, managed: 1 }])
  fireEvent.click(page.getByRole('button', { name: 'Deshacer' }))
  await waitFor(async () =>
    expect(await lead.ask(listSalespeople, {})).toMatchObject([{ personId: null, managed: 0 }]),
  )
})

test('the palette finds accounts, remembers the last ones, and adds one where one may', async () => {
  const { lead, viewer } = aFirm(roomRoutes)
  const { accountId } = await lead.ask(addAccount, { name: 'Metalúrgica Tajo', code: 'MT' })
  await lead.ask(tagAccount, { accountId, add: ['sur'] })
  const page = await show(<AccountPage accountId={accountId} tab="activity" />, lead)
  await page.findByText('Etiqueta puesta: sur')

  const been: string[] = []
  const t = (key: string) => key
  const world = { t, go: (path: string) => been.push(path) } as never
  const found = await accountFinder('metalurgica', world)
  expect(found).toMatchObject([{ name: 'Metalúrgica Tajo', about: 'MT' }])
  found[0]!.run()
  expect(been).toEqual([`/accounts/${accountId}`])

  const commandsOf = (person: typeof lead) =>
    accountCommands({
      session: {
        firm: { firmId: lead.firmId },
        role: person.role,
        person: { personId: person.id },
      },
      t,
      go: () => {},
    } as never).map(({ name }) => name)
  expect(commandsOf(lead)).toEqual(['Metalúrgica Tajo', 'accounts:add.title'])
  expect(commandsOf(viewer)).toEqual(['Metalúrgica Tajo'])
})

test('an address that can be no account says so', async () => {
  const { lead } = aFirm(roomRoutes)
  const page = await show(
    <Boundary>
      <AccountPage accountId="nope" />
    </Boundary>,
    lead,
    { at: '/accounts/nope' },
  )
  await page.findByText('Esto no existe o ya no está aquí.')
})
