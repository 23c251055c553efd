/** The list of Cartera: searched, filtered and sorted by the server, with what can be done with the chosen. */
import { type ReactNode, useMemo } from 'react'
import { BulkActs } from '../accounts/BulkActs.tsx'
import { streamAddress } from '../kernel/call.ts'
import { useList } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useSession } from '../ui/session.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { type Exports, exportsAt } from '../ui/Table/Toolbar.tsx'
import type { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { useAccountColumns } from './accountColumns.tsx'
import { AccountFilters, PickedChips } from './AccountFilters.tsx'
import type { AccountList } from './accountList.ts'
import {
  changeListedAccounts,
  exportAccounts,
  listAccounts,
  readPictures,
  readSpread,
} from './portfolio.api.ts'
import { filterOf } from './portfolioFilter.ts'
import type { PortfolioTold } from './told.ts'
import { columnsChosen } from './viewColumns.tsx'
import { useSignal } from '../ui/signal.ts'

type Props = {
  list: ReturnType<typeof useListState<typeof AccountList>>
  portfolio: PortfolioTold['portfolio']
  empty?: ReactNode
}

export function AccountTable({ list, portfolio, empty }: Props) {
  const t = useWords()
  const { role } = useSession()
  const columns = useAccountColumns(portfolio)
  const { data, waiting, error } = useList(listAccounts, list.value)
  const filter = useMemo(() => filterOf(list.value), [list.value])
  const view = useSignal(columnsChosen)
  const address = (format: keyof Exports) =>
    streamAddress(exportAccounts, { ...list.value, format })
  const mayWrite = role === 'lead' || role === 'admin' || role === 'manager'
  return (
    <DataTable
      // A view that was opened brings its columns with it.
      key={view}
      name={portfolio ? 'portfolio' : 'accounts'}
      label={t('identify:portfolio.list')}
      columns={columns}
      rows={data?.rows}
      total={data?.total}
      waiting={waiting}
      error={error}
      rowKey={(row) => row.accountId}
      open={(row) => `/accounts/${row.accountId}`}
      list={list}
      tools={
        <>
          <AccountFilters list={list} portfolio={portfolio} />
          <PickedChips list={list} />
        </>
      }
      exports={exportsAt(address)}
      {...(mayWrite
        ? {
            bulk: (chosen) => (
              <BulkActs
                chosen={chosen}
                filter={filter}
                endpoint={changeListedAccounts as never}
                also={[listAccounts, readPictures, readSpread]}
                archived={list.value.archived === 'only'}
              />
            ),
          }
        : {})}
      empty={empty ?? <Empty>{t('identify:portfolio.none')}</Empty>}
    />
  )
}
