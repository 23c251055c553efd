/** Above a table: search and filters, then columns, density and taking the rows away; or what to do with the chosen. */
import { Button, Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { ColumnsIcon, DownloadIcon } from '../icons.tsx'
import { useFormat } from '../session.ts'
import type { EXPORT_FORMATS } from '../../kernel/list.ts'
import { useWords } from '../words.ts'
import type { Column, Density, useTableChoice } from './column.ts'
import type { Chosen } from './DataTable.tsx'
import type { ListState } from './useListState.ts'

/** Addresses of streams that answer with the whole list as a file. */
/** Where a list goes out as each kind of file. */
export type Exports = Record<(typeof EXPORT_FORMATS)[number], string>

export function exportsAt(address: (format: keyof Exports) => string): Exports {
  return { csv: address('csv'), xlsx: address('xlsx'), json: address('json') }
}

type Props<Row> = {
  columns: Column<Row>[]
  choice: ReturnType<typeof useTableChoice<Row>>
  list: Pick<ListState, 'value' | 'change' | 'filtered' | 'clear'>
  total: number | undefined
  chosen: Chosen
  bulk?: ReactNode
  chooseAll?: () => void
  exports?: Exports
  tools?: ReactNode
}

export function Toolbar<Row>(props: Props<Row>) {
  const { columns, choice, list, chosen, bulk, chooseAll, exports, tools, total } = props
  const t = useWords()
  const format = useFormat()
  if (bulk) {
    return (
      <section className="DataTable-tools" data-bulk aria-label={t('ui:table.chosenActs')}>
        <strong aria-live="polite">{t('ui:table.chosen', { count: chosen.count })}</strong>
        {chooseAll && (
          <button type="button" className="LinkButton" onClick={chooseAll}>
            {t('ui:table.chooseAll', { total: format.number(total ?? 0) })}
          </button>
        )}
        {bulk}
        <button type="button" className="LinkButton" onClick={chosen.clear}>
          {t('ui:table.chooseNone')}
        </button>
      </section>
    )
  }
  return (
    <div className="DataTable-tools">
      {tools}
      {list.filtered && (
        <button type="button" className="LinkButton" onClick={list.clear}>
          {t('ui:table.clear')}
        </button>
      )}
      <span className="DataTable-gap" />
      <PhoneOrder columns={columns} list={list} />
      <ColumnMenu columns={columns} choice={choice} />
      {exports && <ExportMenu exports={exports} />}
    </div>
  )
}

function ColumnMenu<Row>({ columns, choice }: Pick<Props<Row>, 'columns' | 'choice'>) {
  const t = useWords()
  const choosable = columns.filter(({ kind }) => !kind)
  return (
    <Menu closeOnItemClick={false} position="bottom-end" width={230} withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<ColumnsIcon />}
          className="DataTable-wideOnly"
        >
          {t('ui:table.view')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('ui:table.density.title')}</Menu.Label>
        <Menu.RadioGroup
          value={choice.density}
          onChange={(value) => choice.setDensity(value as Density)}
        >
          <Menu.RadioItem value="calm">{t('ui:table.density.calm')}</Menu.RadioItem>
          <Menu.RadioItem value="dense">{t('ui:table.density.dense')}</Menu.RadioItem>
        </Menu.RadioGroup>
        {choosable.length > 0 && <Menu.Label>{t('ui:table.columns')}</Menu.Label>}
        {choosable.map(({ key, name }) => (
          <Menu.CheckboxItem
            key={key}
            checked={choice.visibility[key] ?? false}
            onChange={() => choice.toggle(key)}
          >
            {name}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The three kinds of file that a list leaves as. */
export function ExportMenu({ exports }: { exports: Exports }) {
  const t = useWords()
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<DownloadIcon />}
          aria-label={t('ui:table.export')}
        >
          {t('ui:table.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={exports.xlsx} download>
          {t('ui:table.xlsx')}
        </Menu.Item>
        <Menu.Item component="a" href={exports.csv} download>
          {t('ui:table.csv')}
        </Menu.Item>
        <Menu.Item component="a" href={exports.json} download>
          {t('ui:table.json')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Cards have no head to press, so a phone orders them here. */
function PhoneOrder<Row>({ columns, list }: Pick<Props<Row>, 'columns' | 'list'>) {
  const t = useWords()
  const { sort, dir } = list.value
  const sortable = columns.filter((column) => column.sort)
  if (sortable.length === 0) return null
  return (
    <select
      className="DataTable-phoneOnly DataTable-order"
      aria-label={t('ui:table.order')}
      value={`${sort} ${dir}`}
      onChange={(event) => {
        const [by, way] = event.currentTarget.value.split(' ')
        list.change({ sort: by, dir: way })
      }}
    >
      {sortable.flatMap(({ key, name }) => [
        <option key={`${key} desc`} value={`${key} desc`}>{`${name} ↓`}</option>,
        <option key={`${key} asc`} value={`${key} asc`}>{`${name} ↑`}</option>,
      ])}
    </select>
  )
}
