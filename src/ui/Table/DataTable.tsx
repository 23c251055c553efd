/** The table of every list: sorted, filtered and paged by the server, shown as cards on a phone. */
import {
  columnVisibilityFeature,
  createColumnHelper,
  rowPaginationFeature,
  type RowSelectionState,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useMemo, useState } from 'react'
import { Problem } from '../Problem.tsx'
import { useWords } from '../words.ts'
import { type Column, useTableChoice } from './column.ts'
import { ROLE } from './roles.ts'
import { Head } from './Head.tsx'
import { Pager } from './Pager.tsx'
import { type RowAct, TableRow } from './TableRow.tsx'
import { rowKeys } from './rowKeys.ts'
import './table.css'
import { type Exports, Toolbar } from './Toolbar.tsx'
import type { ListState } from './useListState.ts'
import { useWide } from './useWide.ts'

/** The rows that someone chose; `all` means every row that the filters leave, also on other pages. */
export type Chosen = { keys: string[]; all: boolean; count: number; clear: () => void }

type Props<Row> = {
  /** Under this name columns are remembered; `portfolio`. */
  name: string
  /** What the table shows, for those who hear it. */
  label: string
  columns: Column<Row>[]
  /** Undefined until they first come. */
  rows: readonly Row[] | undefined
  total: number | undefined
  rowKey: (row: Row) => string
  /** Where a row leads. */
  open?: (row: Row) => string
  list: Pick<ListState, 'value' | 'change' | 'sortBy' | 'filtered' | 'clear'>
  waiting?: boolean
  error?: Error | null
  /** Nothing there at all: one sentence, one next step. */
  empty: ReactNode
  acts?: (row: Row) => RowAct[]
  bulk?: (chosen: Chosen) => ReactNode
  exports?: Exports
  /** Search and filters, at the left. */
  tools?: ReactNode
}

const features = tableFeatures({
  columnVisibilityFeature,
  rowPaginationFeature,
  rowSelectionFeature,
  rowSortingFeature,
})
const NONE: never[] = []

export function DataTable<Row extends object>({
  name,
  label,
  columns,
  rows,
  total,
  rowKey,
  open,
  list,
  waiting = false,
  error = null,
  empty,
  acts,
  bulk,
  exports,
  tools,
}: Props<Row>) {
  const t = useWords()
  const choice = useTableChoice(name, columns)
  const [selection, choose] = useSelection(list)
  const [box, wide] = useWide()
  const hasRoom = useMediaQuery(ROOM, false, { getInitialValueInEffect: false }) ?? false
  const { value } = list

  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    return columns.map(({ key }) => helper.display({ id: key }))
  }, [columns])
  const table = useTable({
    features,
    data: (rows ?? NONE) as Row[],
    columns: definitions,
    getRowId: rowKey,
    state: {
      columnVisibility: choice.visibility,
      rowSelection: selection.rows,
      sorting: [{ id: value.sort, desc: value.dir === 'desc' }],
      pagination: { pageIndex: value.page - 1, pageSize: value.size },
    },
    onRowSelectionChange: (next) =>
      choose(typeof next === 'function' ? next(selection.rows) : next),
    manualSorting: true,
    manualPagination: true,
    rowCount: total ?? 0,
  })
  const byKey = new Map(columns.map((column) => [column.key, column]))
  const visible = table.getVisibleLeafColumns().map(({ id }) => byKey.get(id)!)
  // A reason is a sentence: where there is room it has a line of its own, over all of the columns.
  const below = hasRoom ? visible.find(({ kind }) => kind === 'reason') : undefined
  const shown = visible.filter((column) => column !== below)
  const lines = table.getRowModel().rows
  const keys = Object.keys(selection.rows)
  const chosen: Chosen = {
    keys,
    all: selection.all,
    count: selection.all ? (total ?? keys.length) : keys.length,
    clear: () => choose({}),
  }

  if (error && !rows) return <Problem problem={error} />
  if (rows && total === 0 && !list.filtered) return <>{empty}</>
  return (
    <div className="DataTable" data-density={choice.density}>
      <Toolbar
        columns={columns}
        choice={choice}
        list={list}
        total={total}
        chosen={chosen}
        {...(bulk && keys.length > 0 ? { bulk: bulk(chosen) } : {})}
        {...(table.getIsAllRowsSelected() && (total ?? 0) > lines.length && !selection.all
          ? { chooseAll: () => choose(selection.rows, true) }
          : {})}
        {...(exports ? { exports } : {})}
        tools={tools}
      />
      <div
        className="DataTable-box"
        ref={box}
        data-wide={wide || undefined}
        // A box that scrolls sideways must be reachable by keyboard.
        {...(wide ? { tabIndex: 0, role: 'region', 'aria-label': label } : {})}
      >
        {waiting && <div className="DataTable-waits" aria-hidden="true" />}
        <table {...ROLE.table} aria-label={label} aria-busy={waiting} aria-rowcount={total ?? -1}>
          <Head
            columns={shown}
            list={list}
            hasActs={acts !== undefined}
            {...(bulk
              ? {
                  choosing: {
                    all: table.getIsAllRowsSelected(),
                    some: table.getIsSomeRowsSelected(),
                    toggle: () => table.toggleAllRowsSelected(),
                  },
                }
              : {})}
          />
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys pressed on the rows' own links arrive here */}
          <tbody
            {...ROLE.rowgroup}
            onKeyDown={rowKeys(bulk && ((key) => table.getRow(key, true).toggleSelected()))}
          >
            {lines.map((line) => (
              <TableRow
                key={line.id}
                id={line.id}
                row={line.original}
                columns={shown}
                {...(below ? { below } : {})}
                {...(open ? { to: open(line.original) } : {})}
                {...(acts ? { acts: acts(line.original) } : {})}
                {...(bulk
                  ? {
                      choosing: {
                        chosen: line.getIsSelected(),
                        toggle: line.getToggleSelectedHandler(),
                      },
                    }
                  : {})}
              />
            ))}
          </tbody>
        </table>
        {!rows && <RowsComing />}
        {rows && lines.length === 0 && (
          <div className="Empty">
            <p>{t('ui:table.nothingFiltered')}</p>
            <button type="button" className="LinkButton" onClick={list.clear}>
              {t('ui:table.clear')}
            </button>
          </div>
        )}
      </div>
      <Pager list={list} total={total} />
    </div>
  )
}

/** Beside the navigation there is enough for a table: with less, rows are cards (table.css). */
const ROOM = '(min-width: 860px)'

/** What is chosen ends with the filters it was chosen under: nobody acts on rows they no longer see. */
function useSelection({ value }: Pick<ListState, 'value'>) {
  const { page: _page, size: _size, sort: _sort, dir: _dir, ...filters } = value
  const under = JSON.stringify(filters)
  const [kept, setKept] = useState({ under, rows: {} as RowSelectionState, all: false })
  const choose = (rows: RowSelectionState, all = false) =>
    setKept({ under, rows: Object.fromEntries(Object.entries(rows).filter(([, is]) => is)), all })
  return [kept.under === under ? kept : { rows: {}, all: false }, choose] as const
}

const ROWS_EXPECTED = 8

function RowsComing() {
  const t = useWords()
  return (
    <output className="Skeleton DataTable-coming" aria-label={t('ui:loading')}>
      {Array.from({ length: ROWS_EXPECTED }, (_, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- they are all the same
        <i key={at} />
      ))}
    </output>
  )
}
