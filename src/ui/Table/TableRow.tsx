/** One row: its link, its cells, its acts. A click anywhere that isn't a control follows the link. */
import { ActionIcon, Checkbox, Menu } from '@mantine/core'
import type { MouseEvent, ReactNode } from 'react'
import type { Refusal } from '../../kernel/refusal.ts'
import { A, useGo } from '../A.tsx'
import { MoreIcon } from '../icons.tsx'
import { refusalWords } from '../problemWords.ts'
import { useWords } from '../words.ts'
import type { Column } from './column.ts'
import { ROLE } from './roles.ts'

export type RowAct = { name: string; run: () => void; refusal?: Refusal | null; tone?: 'bad' }

type Props<Row> = {
  id: string
  row: Row
  columns: Column<Row>[]
  /** What stands on a line of its own below the others. */
  below?: Column<Row>
  to?: string
  acts?: RowAct[]
  choosing?: { chosen: boolean; toggle: (event: unknown) => void }
}

export function TableRow<Row>({ id, row, columns, below, to, acts, choosing }: Props<Row>) {
  const t = useWords()
  const go = useGo()
  const follow = (event: MouseEvent<HTMLElement>) => {
    const onControl = (event.target as HTMLElement).closest(
      'a, button, input, label, [role="menu"]',
    )
    const selecting = window.getSelection()?.isCollapsed === false
    if (to && !onControl && !selecting && event.currentTarget.contains(event.target as Node)) go(to)
  }
  const cells = (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the row's link is what the keyboard uses
    <tr
      {...ROLE.row}
      data-leads={to ? true : undefined}
      aria-selected={choosing?.chosen}
      onClick={follow}
    >
      {choosing && (
        <td {...ROLE.cell} className="DataTable-choose">
          <Checkbox
            size="xs"
            aria-label={t('ui:table.choose')}
            checked={choosing.chosen}
            onChange={choosing.toggle}
            {...(to ? {} : { 'data-row': id })}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.key}
          {...ROLE.cell}
          data-name={column.name}
          data-figure={column.figure || undefined}
          data-kind={column.kind}
        >
          <Inside title={column.kind === 'title'} id={id} to={to}>
            {column.cell(row)}
          </Inside>
        </td>
      ))}
      {acts && (
        <td {...ROLE.cell} className="DataTable-acts">
          <RowMenu acts={acts} />
        </td>
      )}
    </tr>
  )
  if (!below) return cells
  return (
    <>
      {cells}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the same link */}
      <tr
        {...ROLE.row}
        className="DataTable-below"
        data-leads={to ? true : undefined}
        onClick={follow}
      >
        {choosing && <td {...ROLE.cell} aria-hidden="true" />}
        <td {...ROLE.cell} colSpan={columns.length + (acts ? 1 : 0)} data-kind="reason">
          {below.cell(row)}
        </td>
      </tr>
    </>
  )
}

function Inside({
  title,
  id,
  to,
  children,
}: {
  title: boolean
  id: string
  to: string | undefined
  children: ReactNode
}) {
  if (!title) return children
  if (!to) return <span>{children}</span>
  return (
    <A to={to} data-row={id}>
      {children}
    </A>
  )
}

function RowMenu({ acts }: { acts: RowAct[] }) {
  const t = useWords()
  if (acts.length === 0) return null
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size="sm" aria-label={t('ui:table.acts')}>
          <MoreIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map(({ name, run, refusal = null, tone }) => {
          const why = refusalWords(refusal)
          return (
            <Menu.Item
              key={name}
              onClick={run}
              disabled={why !== undefined}
              {...(tone ? { color: tone } : {})}
            >
              {name}
              {why && <small className="DataTable-why">{why}</small>}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
