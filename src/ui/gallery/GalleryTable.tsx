/** The table over rows that stay here, sorted and filtered as a server would. */
import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { Chip } from '../Chip.tsx'
import { Empty } from '../Empty.tsx'
import { useFormat } from '../session.ts'
import type { Column } from '../Table/column.ts'
import { DataTable } from '../Table/DataTable.tsx'
import { Filter, SearchField } from '../Table/Filters.tsx'
import { useListState } from '../Table/useListState.ts'
import { type Account, AccountList, accounts } from './sample.ts'

const SEGMENTS = [...new Set(accounts.map((a) => a.segment))]
const TIERS = {
  Estratégica: 'accent',
  Clave: 'accent',
  'Futura clave': 'good',
  Estándar: 'plain',
} as const

export function GalleryTable() {
  const format = useFormat()
  const list = useListState(AccountList)
  const { q, segment, tier, sort, dir, page, size } = list.value
  const found = accounts
    .filter((a) => a.name.toLowerCase().includes(q.toLowerCase()))
    .filter((a) => segment.length === 0 || segment.includes(a.segment))
    .filter((a) => tier.length === 0 || tier.includes(a.tier))
    .toSorted((a, b) => (a[sort] < b[sort] ? -1 : 1) * (dir === 'asc' ? 1 : -1))
  const columns = useMemo<Column<Account>[]>(
    () => [
      { key: 'name', name: 'Cuenta', sort: true, kind: 'title', cell: (a) => a.name },
      {
        key: 'tier',
        name: 'Nivel',
        cell: (a) => <Chip tone={TIERS[a.tier as keyof typeof TIERS]}>{a.tier}</Chip>,
      },
      { key: 'manager', name: 'Gestor', cell: (a) => <span className="dim">{a.manager}</span> },
      {
        key: 'sales',
        name: 'Ventas 12 m',
        sort: true,
        figure: true,
        cell: (a) => format.moneyShort(a.sales),
      },
      { key: 'segment', name: 'Segmento RFM', cell: (a) => a.segment },
      {
        key: 'quiet',
        name: 'Calla 180 días',
        sort: true,
        figure: true,
        help: 'Probabilidad de que no compre en 180 días',
        cell: (a) => format.percent(a.quiet, 0),
      },
      {
        key: 'health',
        name: 'Salud',
        sort: true,
        cell: (a) => (
          <Chip tone={a.health < 50 ? 'bad' : a.health < 67 ? 'warn' : 'good'}>{a.health}</Chip>
        ),
      },
      { key: 'code', name: 'Código', optional: true, cell: (a) => a.accountId },
      { key: 'reason', name: 'Por qué está aquí', kind: 'reason', cell: (a) => a.reason },
    ],
    [format],
  )
  return (
    <DataTable
      name="gallery"
      label="Cuentas"
      columns={columns}
      rows={found.slice((page - 1) * size, page * size).slice(0, 12)}
      total={found.length}
      rowKey={(a) => a.accountId}
      open={(a) => `/accounts/${a.accountId}`}
      list={list}
      empty={<Empty>Nada</Empty>}
      exports={{ csv: '/api/x.csv', xlsx: '/api/x.xlsx', json: '/api/x.json' }}
      acts={(a) => [
        { name: `Renombrar ${a.name}`, run: () => {} },
        {
          name: 'Archivar',
          run: () => {},
          refusal: { code: 'request/not-your-role', status: 403 },
        },
      ]}
      bulk={(chosen) => (
        <Button size="compact-sm" onClick={chosen.clear}>
          Archivar
        </Button>
      )}
      tools={
        <>
          <SearchField list={list} label="Buscar cuenta" />
          <Filter
            name="Segmento"
            options={SEGMENTS.map((value) => ({
              value,
              name: value,
              count: accounts.filter((a) => a.segment === value).length,
            }))}
            chosen={segment}
            onChange={(chosen) => list.change({ segment: chosen })}
          />
          <Filter
            name="Nivel"
            options={Object.keys(TIERS).map((value) => ({ value, name: value }))}
            chosen={tier}
            onChange={(chosen) => list.change({ tier: chosen })}
          />
        </>
      }
    />
  )
}
