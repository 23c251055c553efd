/** Every candidate: its two scores, how firmly it is in or out, what makes one doubt, and what people wish. */
import { Modal } from '@mantine/core'
import { useMemo, useState } from 'react'
import { streamAddress } from '../kernel/call.ts'
import { ask, useList, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import type { Column } from '../ui/Table/column.ts'
import { DataTable } from '../ui/Table/DataTable.tsx'
import { Filter, SearchField } from '../ui/Table/Filters.tsx'
import { type Exports, exportsAt } from '../ui/Table/Toolbar.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import { CandidateMaking } from './CandidateMaking.tsx'
import {
  type KeptSelection,
  type SelectionAccount,
  SelectionAccountList,
  SHOWN,
  whyBarred,
  whyNotChange,
} from './keptSelection.ts'
import {
  exportSelection,
  listSelectionAccounts,
  unwishAccount,
  wishAccount,
} from './selection.api.ts'
import { SELECTION_CHANGED } from './selectionChanged.tsx'
import { useDoubts } from './useDoubts.tsx'
import { WishForm } from './WishForm.tsx'

function Place({ account }: { account: SelectionAccount }) {
  const t = useWords()
  const { wish, chosen } = account
  if (wish) return <Chip tone="warn">{t(`segment:list.forced.${wish}`)}</Chip>
  if (chosen) return <Chip tone="accent">{t('segment:list.in')}</Chip>
  return (
    <span className="dim">
      {t(whyBarred(account) ? 'segment:list.barredOut' : 'segment:list.out')}
    </span>
  )
}

type Props = { selection: KeptSelection; writes: boolean; busy: boolean }
type Asked = { account: SelectionAccount; wish: 'in' | 'out' | null }

const Listed = SelectionAccountList.omit({ selectionId: true })
const BUSY_MS = 1_500
const NOTHING = '–'

export function CandidateTable({ selection, writes, busy }: Props) {
  const t = useWords()
  const format = useFormat()
  const doubts = useDoubts()
  const { selectionId, valuation } = selection
  const [asked, setAsked] = useState<Asked | null>(null)
  const list = useListState(Listed)
  const { data, waiting, error } = useList(
    listSelectionAccounts,
    { ...list.value, selectionId },
    { everyMs: () => (busy ? BUSY_MS : false) },
  )
  const unwish = useWrite(unwishAccount, SELECTION_CHANGED, {
    said: () => t('segment:list.unwished'),
  })
  const columns = useMemo<Column<SelectionAccount>[]>(() => {
    const points = (value: number | null) => (value === null ? NOTHING : format.number(value, 2))
    return [
      {
        key: 'name',
        name: t('segment:list.account'),
        kind: 'title',
        sort: true,
        cell: ({ name }) => name,
      },
      {
        key: 'list',
        name: t('segment:list.place'),
        sort: true,
        cell: (one) => <Place account={one} />,
      },
      {
        key: 'strategic',
        name: t('segment:list.strategic'),
        figure: true,
        sort: true,
        cell: (one) => points(one.strategic),
      },
      {
        key: 'financial',
        name: t('segment:list.financial'),
        figure: true,
        sort: true,
        cell: (one) => points(one.financial),
      },
      {
        key: 'margin',
        name: t('segment:list.margin'),
        figure: true,
        sort: true,
        help: t('segment:list.marginHelp'),
        cell: ({ margin }) => (margin === null ? NOTHING : format.signed(margin, 2)),
      },
      {
        key: 'robustness',
        name: t('segment:list.robustness'),
        figure: true,
        sort: true,
        help: t('segment:list.robustnessHelp'),
        cell: (one) =>
          one.robustness === null || (whyBarred(one) && !one.chosen)
            ? NOTHING
            : format.percent(one.robustness, 0),
      },
      {
        key: 'confidence',
        name: t('segment:list.confidence'),
        figure: true,
        sort: true,
        help: t('segment:list.confidenceHelp'),
        cell: ({ confidence }) => format.percent(confidence, 0),
      },
      {
        key: 'box',
        name: t('segment:list.box'),
        cell: ({ box }) => (box ? t(`segment:box.${box}`) : NOTHING),
      },
      {
        key: 'sales',
        name: t('segment:list.sales'),
        figure: true,
        sort: true,
        cell: ({ sales }) => (sales === null ? NOTHING : format.moneyShort(sales, valuation)),
      },
      { key: 'doubts', name: t('segment:list.doubts'), kind: 'reason', cell: doubts },
    ]
  }, [t, format, valuation, doubts])
  const address = (format: keyof Exports) =>
    streamAddress(exportSelection, { ...list.value, selectionId, format })
  const acts = (account: SelectionAccount) => {
    const refusal = whyNotChange(selection)
    const force = (wish: 'in' | 'out') => ({
      name: t(`segment:list.force.${wish}`),
      run: () => setAsked({ account, wish }),
      refusal,
    })
    return [
      { name: t('segment:list.howScored'), run: () => setAsked({ account, wish: null }) },
      ...(writes && account.wish !== 'in' ? [force('in')] : []),
      ...(writes && account.wish !== 'out' ? [force('out')] : []),
      ...(writes && account.wish
        ? [
            {
              name: t('segment:list.unforce'),
              run: () => unwish.mutate({ selectionId, accountId: account.accountId }),
              refusal,
            },
          ]
        : []),
    ]
  }
  return (
    <Card title={t('segment:list.candidatesTitle')} tight>
      <DataTable
        name="candidates"
        label={t('segment:list.candidatesTitle')}
        columns={columns}
        rows={data?.rows}
        total={data?.total}
        waiting={waiting}
        error={error}
        rowKey={({ accountId }) => accountId}
        open={({ accountId }) => `/accounts/${accountId}/choice`}
        list={list}
        acts={acts}
        exports={exportsAt(address)}
        tools={
          <>
            <SearchField list={list} label={t('segment:list.search')} />
            <Filter
              name={t('segment:list.show')}
              options={SHOWN.filter((one) => one !== 'all').map((value) => ({
                value,
                name: t(`segment:list.shown.${value}`),
              }))}
              chosen={list.value.shown === 'all' ? [] : [list.value.shown]}
              onChange={(chosen) =>
                list.change({ shown: (chosen.at(-1) ?? 'all') as (typeof SHOWN)[number] })
              }
            />
          </>
        }
        empty={<Empty>{t('segment:list.noCandidate')}</Empty>}
      />
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked?.account.name}
      >
        {asked?.wish && (
          <WishForm
            selectionId={selectionId}
            account={asked.account}
            wish={asked.wish}
            undo={() => ask(unwishAccount, { selectionId, accountId: asked.account.accountId })}
            again={(was) => ask(wishAccount, was)}
            done={() => setAsked(null)}
          />
        )}
        {asked && !asked.wish && <CandidateMaking selection={selection} account={asked.account} />}
      </Modal>
    </Card>
  )
}
