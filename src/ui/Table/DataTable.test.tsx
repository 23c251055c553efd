// @vitest-environment jsdom
/** A list is searched, sorted, filtered and paged through its address, with the keyboard and without. */
import { fireEvent, waitFor, within } from '@testing-library/react'
import { useMemo } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { listOf, several } from '../../kernel/list.ts'
import { show } from '../testing.tsx'
import { aServer } from '../testingServer.ts'
import type { Column } from './column.ts'
import { DataTable } from './DataTable.tsx'
import { Filter, SearchField } from './Filters.tsx'
import { useListState } from './useListState.ts'

type Account = { id: string; name: string; sales: number; tier: string }

const all: Account[] = Array.from({ length: 130 }, (_, at) => ({
  id: `a${at}`,
  name: `Cuenta ${at}`,
  sales: 1000 - at,
  tier: at % 2 ? 'Clave' : 'Estándar',
}))
const AccountList = listOf({
  sorts: ['sales', 'name'],
  sort: 'sales',
  filters: { tier: several(z.string()) },
})

function Page({ archive = () => {} }: { archive?: (keys: string[], everything: boolean) => void }) {
  const list = useListState(AccountList)
  const { q, tier, sort, dir, page, size } = list.value
  const found = all
    .filter((a) => a.name.includes(q) && (tier.length === 0 || tier.includes(a.tier)))
    .toSorted((a, b) => (a[sort] < b[sort] ? -1 : 1) * (dir === 'asc' ? 1 : -1))
  const columns = useMemo<Column<Account>[]>(
    () => [
      { key: 'name', name: 'Cuenta', kind: 'title', sort: true, cell: (a) => a.name },
      { key: 'sales', name: 'Ventas', figure: true, sort: true, cell: (a) => a.sales },
      { key: 'tier', name: 'Nivel', cell: (a) => a.tier },
      { key: 'code', name: 'Código', optional: true, cell: (a) => a.id },
    ],
    [],
  )
  return (
    <DataTable
      name="test"
      label="Cuentas"
      columns={columns}
      rows={found.slice((page - 1) * size, page * size)}
      total={found.length}
      rowKey={(a) => a.id}
      open={(a) => `/accounts/${a.id}`}
      list={list}
      empty={<p>Trae tu libro de ventas</p>}
      exports={{
        csv: '/api/portfolio/export?format=csv',
        xlsx: '/api/portfolio/export?format=xlsx',
        json: '/api/portfolio/export?format=json',
      }}
      bulk={(chosen) => (
        <button type="button" onClick={() => archive(chosen.keys, chosen.all)}>
          Archivar
        </button>
      )}
      tools={
        <>
          <SearchField list={list} label="Buscar cuenta" />
          <Filter
            name="Nivel"
            options={['Clave', 'Estándar'].map((value) => ({ value, name: value }))}
            chosen={tier}
            onChange={(chosen) => list.change({ tier: chosen })}
          />
        </>
      }
    />
  )
}

const { person } = aServer({ title: '' })
beforeEach(() => localStorage.clear())

test('the address says what is shown, and only what was chosen', async () => {
  const page = await show(<Page />, person, { at: '/portfolio?tier=Clave&size=10' })
  expect(page.getAllByRole('row')).toHaveLength(11)
  page.getByText('1–10 de 65')
  expect(firstName(page)).toBe('Cuenta 1')

  fireEvent.click(page.getByRole('button', { name: 'Siguientes' }))
  await page.findByText('11–20 de 65')
  expect(page.where()).toBe('/portfolio?tier=Clave&size=10&page=2')

  fireEvent.click(page.getByRole('button', { name: 'Cuenta' }))
  await waitFor(() => expect(page.where()).toBe('/portfolio?tier=Clave&size=10&sort=name&dir=asc'))
  expect(page.getByRole('columnheader', { name: 'Cuenta' }).getAttribute('aria-sort')).toBe(
    'ascending',
  )

  fireEvent.click(page.getByRole('button', { name: 'Quitar filtros' }))
  await waitFor(() => expect(page.where()).toBe('/portfolio?size=10&sort=name&dir=asc'))
})

test('a mistyped address shows the list without that part', async () => {
  const page = await show(<Page />, person, {
    at: '/portfolio?sort=password&page=-1&q=Cuenta+12&size=10',
  })
  page.getByText('1–10 de 11')
})

test('typing searches when it pauses', async () => {
  const page = await show(<Page />, person, { at: '/?size=10' })
  fireEvent.change(page.getByRole('searchbox', { name: 'Buscar cuenta' }), {
    target: { value: 'Cuenta 7' },
  })
  await page.findByText('1–10 de 11')
  expect(page.where()).toBe('/?size=10&q=Cuenta+7')
  fireEvent.change(page.getByRole('searchbox', { name: 'Buscar cuenta' }), {
    target: { value: 'nadie' },
  })
  await page.findByText('Nada cumple estos filtros.')
})

test('the keyboard goes along the rows, chooses and opens', async () => {
  const page = await show(<Page />, person, { at: '/?size=10' })
  const first = page.getByRole('link', { name: 'Cuenta 0' })
  first.focus()
  fireEvent.keyDown(first, { key: 'ArrowDown' })
  expect(document.activeElement?.textContent).toBe('Cuenta 1')
  fireEvent.keyDown(document.activeElement!, { key: ' ' })
  fireEvent.keyDown(document.activeElement!, { key: 'End' })
  expect(document.activeElement?.textContent).toBe('Cuenta 9')
  await page.findByText('1 elegida')
  fireEvent.click(document.activeElement!)
  await waitFor(() => expect(page.where()).toBe('/accounts/a9'))
})

test('all that the filters leave can be chosen, and a new filter lets go of it', async () => {
  let archived: [string[], boolean] | null = null
  const page = await show(<Page archive={(...said) => (archived = said)} />, person, {
    at: '/?size=10',
  })
  fireEvent.click(page.getByRole('checkbox', { name: 'Elegir todas las filas de esta página' }))
  await page.findByText('10 elegidas')
  fireEvent.click(page.getByRole('button', { name: 'Elegir las 130' }))
  await page.findByText('130 elegidas')
  fireEvent.click(page.getByRole('button', { name: 'Archivar' }))
  expect(archived![0]).toHaveLength(10)
  expect(archived![1]).toBe(true)

  fireEvent.click(page.getByRole('button', { name: 'Ninguna' }))
  fireEvent.click(page.getByRole('checkbox', { name: 'Elegir todas las filas de esta página' }))
  await page.findByText('10 elegidas')
  fireEvent.click(page.getByRole('button', { name: 'Siguientes' }))
  await page.findByText('10 elegidas')
})

test('columns and density are remembered', async () => {
  const page = await show(<Page />, person, { at: '/?size=10' })
  expect(page.queryByRole('columnheader', { name: 'Código' })).toBeNull()
  fireEvent.click(page.getByRole('button', { name: 'Columnas' }))
  fireEvent.click(await page.findByRole('menuitemcheckbox', { name: 'Código' }))
  fireEvent.click(page.getByRole('menuitemcheckbox', { name: 'Nivel' }))
  await page.findByRole('columnheader', { name: 'Código' })

  const again = await show(<Page />, person, { at: '/?size=10' })
  again.getByRole('columnheader', { name: 'Código' })
  expect(again.queryByRole('columnheader', { name: 'Nivel' })).toBeNull()
})

test('the whole list leaves as a file', async () => {
  const page = await show(<Page />, person, { at: '/?size=10' })
  fireEvent.click(page.getByRole('button', { name: 'Exportar' }))
  const link = await page.findByRole('menuitem', { name: 'Excel (XLSX)' })
  expect(link.getAttribute('href')).toBe('/api/portfolio/export?format=xlsx')
})

function firstName(page: Awaited<ReturnType<typeof show>>) {
  return within(page.getAllByRole('row')[1]!).getByRole('link').textContent
}
