/** Every account with its tier and phase; who decides moves one from its row. */
import { useMemo } from 'react'
import { useList } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import type { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { listStandings } from './standing.api.ts'
import { type Phase, PHASES, type Stands, type StandsList } from './standing.ts'
import { TIER_TONES } from './StandingChip.tsx'
import { type TierName } from './tier.ts'

type Props = {
  list: ReturnType<typeof useListState<typeof StandsList>>
  tiers: readonly { tier: TierName; accounts: number }[]
  valuation: string | null
  move?: (account: Stands) => void
}

const NOTHING = '–'

export function StandingTable({ list, tiers, valuation, move }: Props) {
  const t = useWords()
  const { data, waiting, error } = useList(listStandings, list.value)
  const columns = useStandingColumns(valuation)
  return (
    <DataTable
      name="standings"
      label={t('segment:standing.accounts')}
      columns={columns}
      rows={data?.rows}
      total={data?.total}
      waiting={waiting}
      error={error}
      rowKey={({ accountId }) => accountId}
      open={({ accountId }) => `/accounts/${accountId}`}
      list={list}
      {...(move
        ? { acts: (row: Stands) => [{ name: t('segment:standing.move'), run: () => move(row) }] }
        : {})}
      tools={
        <>
          <SearchField list={list} label={t('segment:standing.search')} />
          <Filter
            name={t('segment:standing.tier')}
            options={tiers.map(({ tier, accounts }) => ({
              value: tier,
              name: t(`segment:tier.${tier}.name`),
              count: accounts,
            }))}
            chosen={list.value.tier}
            onChange={(chosen) => list.change({ tier: chosen as TierName[] })}
          />
          <Filter
            name={t('segment:standing.phase')}
            options={PHASES.map((value) => ({ value, name: t(`segment:phase.${value}`) }))}
            chosen={list.value.phase}
            onChange={(chosen) => list.change({ phase: chosen as Phase[] })}
          />
        </>
      }
      empty={<Empty>{t('segment:standing.noAccounts')}</Empty>}
    />
  )
}

function useStandingColumns(valuation: string | null): Column<Stands>[] {
  const t = useWords()
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'name',
        name: t('segment:standing.account'),
        kind: 'title',
        sort: true,
        cell: ({ name }) => name,
      },
      {
        key: 'tier',
        name: t('segment:standing.tier'),
        sort: true,
        cell: ({ tier }) => <Chip tone={TIER_TONES[tier]}>{t(`segment:tier.${tier}.name`)}</Chip>,
      },
      {
        key: 'phase',
        name: t('segment:standing.phase'),
        cell: ({ phase }) => (phase ? t(`segment:phase.${phase}`) : NOTHING),
      },
      {
        key: 'since',
        name: t('segment:standing.sinceColumn'),
        sort: true,
        cell: ({ since }) => (since ? format.day(since) : NOTHING),
      },
      {
        key: 'sales',
        name: t('segment:standing.sales'),
        figure: true,
        sort: true,
        cell: ({ sales }) =>
          sales === null || valuation === null ? NOTHING : format.moneyShort(sales, valuation),
      },
    ],
    [t, format, valuation],
  )
}
