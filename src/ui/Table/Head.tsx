/** The head of a table: names, order, and choosing all rows of the page. */
import { Checkbox, Tooltip } from '@mantine/core'
import { FallingIcon, RisingIcon } from '../icons.tsx'
import { useWords } from '../words.ts'
import type { Column } from './column.ts'
import { ROLE } from './roles.ts'
import type { ListState } from './useListState.ts'

type Props<Row> = {
  columns: Column<Row>[]
  list: Pick<ListState, 'value' | 'sortBy'>
  hasActs: boolean
  choosing?: { all: boolean; some: boolean; toggle: () => void }
}

export function Head<Row>({ columns, list, hasActs, choosing }: Props<Row>) {
  const t = useWords()
  return (
    <thead {...ROLE.rowgroup}>
      <tr {...ROLE.row}>
        {choosing && (
          <th {...ROLE.columnheader} className="DataTable-choose">
            <Checkbox
              size="xs"
              aria-label={t('ui:table.choosePage')}
              checked={choosing.all}
              indeterminate={choosing.some && !choosing.all}
              onChange={choosing.toggle}
            />
          </th>
        )}
        {columns.map((column) => (
          <Heading key={column.key} column={column} list={list} />
        ))}
        {hasActs && (
          <th {...ROLE.columnheader} className="DataTable-acts">
            <span className="unseen">{t('ui:table.acts')}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

/** A longer name than this may take two lines. */
const LONG_NAME = 16

function Heading<Row>({ column, list }: { column: Column<Row>; list: Props<Row>['list'] }) {
  const { key, name, sort = false, figure = false, kind, help } = column
  const { value, sortBy } = list
  const sorted = sort && value.sort === key
  const order = value.dir === 'asc' ? 'ascending' : 'descending'
  const words = help ? (
    <Tooltip label={help} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <span>{name}</span>
    </Tooltip>
  ) : (
    <span>{name}</span>
  )
  return (
    <th
      {...ROLE.columnheader}
      scope="col"
      data-figure={figure || undefined}
      data-kind={kind}
      data-long={name.length > LONG_NAME || undefined}
      aria-sort={sorted ? order : undefined}
    >
      {sort ? (
        <button
          type="button"
          data-sorted={sorted || undefined}
          onClick={() => sortBy(key, figure ? 'desc' : 'asc')}
        >
          {words}
          {sorted && value.dir === 'asc' ? <RisingIcon size={12} /> : <FallingIcon size={12} />}
        </button>
      ) : (
        words
      )}
    </th>
  )
}
