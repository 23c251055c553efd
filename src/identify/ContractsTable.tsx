/** Every contract: whose, until when, and what it comes to. */
import { useMemo } from 'react'
import type { z } from 'zod'
import { dropContract, listContracts, putContract } from '../accounts/contract.api.ts'
import { whyNotWrite } from '../accounts/account.ts'
import {
  acvOf,
  ContractList,
  type ContractPage,
  type ListedContract,
  renewalOf,
  STATES,
} from '../accounts/contract.ts'
import { ask, useList, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { NOTHING } from './nothing.ts'
import { CONTRACTS_CHANGED } from './ContractForm.tsx'

type Row = z.output<typeof ContractPage>['rows'][number]
type Props = { writes: boolean; change: (contract: ListedContract) => void }

export function ContractsTable({ writes, change }: Props) {
  const t = useWords()
  const format = useFormat()
  const { today, actor } = useSession()
  const list = useListState(ContractList)
  const { data, waiting, error } = useList(listContracts, list.value)
  const drop = useWrite(dropContract, CONTRACTS_CHANGED, {
    said: ({ code }) => t('identify:contract.dropped', { code }),
    undo: (was) => ask(putContract, was),
  })
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        key: 'account',
        name: t('identify:contract.account'),
        sort: true,
        kind: 'title',
        cell: ({ account, code, title }) => (
          <>
            {account}
            <small className="Account-below">{`${code} · ${title}`}</small>
          </>
        ),
      },
      {
        key: 'state',
        name: t('identify:contract.state'),
        cell: ({ state }) => t(`identify:contract.is.${state}`),
      },
      {
        key: 'startsOn',
        name: t('identify:contract.startsOn'),
        figure: true,
        sort: true,
        cell: ({ startsOn }) => format.day(startsOn),
      },
      {
        key: 'endsOn',
        name: t('identify:contract.endsOn'),
        figure: true,
        sort: true,
        cell: ({ endsOn }) => (endsOn ? format.day(endsOn) : t('identify:contract.noEnd')),
      },
      {
        key: 'noticeBy',
        name: t('identify:contract.noticeBy'),
        figure: true,
        cell: (one) => {
          const renewal = renewalOf(one, today)
          return renewal ? format.day(renewal.noticeBy) : NOTHING
        },
      },
      {
        key: 'acv',
        name: 'ACV',
        figure: true,
        help: t('identify:contract.acvFormula'),
        cell: (one) => format.money(acvOf(one), one.currency),
      },
    ],
    [t, format, today],
  )
  return (
    <Card title={t('identify:contract.all')}>
      <DataTable
        name="contracts"
        label={t('identify:contract.all')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ contractId }) => contractId}
        open={({ accountId }) => `/accounts/${accountId}/figures`}
        list={list}
        tools={
          <>
            <SearchField list={list} label={t('identify:contract.account')} />
            <Filter
              name={t('identify:contract.state')}
              options={STATES.map((value) => ({ value, name: t(`identify:contract.is.${value}`) }))}
              chosen={list.value.state}
              onChange={(state) => list.change({ state: state as ListedContract['state'][] })}
            />
          </>
        }
        {...(writes
          ? {
              acts: (one: Row) => {
                const carers = one.carers.map((personId) => ({ personId }))
                const refusal = whyNotWrite(actor, carers)
                return [
                  { name: t('identify:contract.change'), run: () => change(one), refusal },
                  {
                    name: t('identify:contract.drop'),
                    run: () => drop.mutate({ contractId: one.contractId }),
                    refusal,
                  },
                ]
              },
            }
          : {})}
        empty={<Empty>{t('identify:contract.none')}</Empty>}
      />
    </Card>
  )
}
