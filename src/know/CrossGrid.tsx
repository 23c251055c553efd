/** The grid of crossings: arrows walk it, Enter opens a cell, sums and ranks stand at its edges. */
import { type KeyboardEvent, useRef, useState } from 'react'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { CrossCell } from './CrossCell.tsx'
import { type Crossing, endingOf, type Pair } from './crossing.ts'
import { type LineSum, sumsOf } from './crossMatrix.ts'
import { CrossHead } from './CrossHead.tsx'
import type { SwotItem } from './swot.ts'

type Props = {
  inside: readonly SwotItem[]
  outside: readonly SwotItem[]
  crossings: readonly Crossing[]
  codeOf: (itemId: string) => string
  /** Only rows and columns in which something is to be decided. */
  onlyOpen: boolean
  open: (pair: Pair) => void
}

export function CrossGrid({ inside, outside, crossings, codeOf, onlyOpen, open }: Props) {
  const t = useWords()
  const by = new Map(crossings.map((one) => [`${one.innerId} ${one.outerId}`, one]))
  const at = (inner: SwotItem, outer: SwotItem) => by.get(`${inner.itemId} ${outer.itemId}`)
  const isOpen = (one: Crossing | undefined) => one !== undefined && endingOf(one) === null
  const shown = (item: SwotItem, across: readonly SwotItem[]) =>
    !onlyOpen || across.some((other) => isOpen(at(item, other)) || isOpen(at(other, item)))
  const rows = inside.filter((item) => shown(item, outside))
  const columns = outside.filter((item) => shown(item, inside))
  const rowSums = sumsBy(inside, outside, crossings)
  const columnSums = sumsBy(outside, inside, crossings)
  const { grid, here, walk, setHere } = useWalk(rows.length, columns.length)
  if (rows.length === 0 || columns.length === 0) {
    return <Empty>{t(onlyOpen ? 'know:cross.allDecided' : 'know:cross.oneSided')}</Empty>
  }
  return (
    <div className="Scrolls Cross-scrolls">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose cells are walked is a grid */}
      <table ref={grid} role="grid" className="Cross" aria-label={t('know:cross.title')}>
        <thead>
          <tr>
            <td className="Cross-corner">
              <span className="unseen">{t('know:cross.corner')}</span>
            </td>
            {columns.map((item) => (
              <CrossHead key={item.itemId} item={item} code={codeOf(item.itemId)} scope="col" />
            ))}
            <th scope="col" className="Cross-sum">
              {t('know:cross.sum')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((inner, row) => (
            <tr key={inner.itemId}>
              <CrossHead item={inner} code={codeOf(inner.itemId)} scope="row" />
              {columns.map((outer, column) => {
                const crossing = at(inner, outer)
                return (
                  <CrossCell
                    key={outer.itemId}
                    inner={inner}
                    outer={outer}
                    crossing={crossing}
                    muted={onlyOpen && !isOpen(crossing)}
                    isHere={row === here.row && column === here.column}
                    walk={walk}
                    open={() => {
                      setHere({ row, column })
                      open({ inner, outer, crossing })
                    }}
                  />
                )
              })}
              <Sum sum={rowSums.get(inner.itemId)!} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="Cross-sum">
              {t('know:cross.sum')}
            </th>
            {columns.map((item) => (
              <Sum key={item.itemId} sum={columnSums.get(item.itemId)!} />
            ))}
            <td className="Cross-corner">
              <span className="unseen">{t('know:cross.corner')}</span>
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function sumsBy(
  lines: readonly SwotItem[],
  across: readonly SwotItem[],
  crossings: readonly Crossing[],
) {
  return new Map(sumsOf(lines, across, crossings).map((sum) => [sum.itemId, sum]))
}

function Sum({ sum: { impact, weighted, rank } }: { sum: LineSum }) {
  const t = useWords()
  const format = useFormat()
  return (
    <td className="Cross-sum">
      {rank === null ? (
        <span className="dim">{t('know:cross.noSum')}</span>
      ) : (
        <>
          <b>{format.signed(impact)}</b>
          <small>
            {t('know:cross.weighted', { weighted: format.signed(weighted) })}
            <br />
            {t('know:cross.rank', { rank })}
          </small>
        </>
      )}
    </td>
  )
}

/** One cell is on the way of the Tab key; arrows, Home and End move which one. */
function useWalk(rows: number, columns: number) {
  const grid = useRef<HTMLTableElement>(null)
  const [at, setHere] = useState({ row: 0, column: 0 })
  const here = { row: Math.min(at.row, rows - 1), column: Math.min(at.column, columns - 1) }
  const walk = (event: KeyboardEvent) => {
    const to = stepped(event, here, { rows, columns })
    if (!to) return
    event.preventDefault()
    setHere(to)
    const row = grid.current?.tBodies[0]?.rows[to.row]
    row?.querySelectorAll<HTMLButtonElement>('button')[to.column]?.focus()
  }
  return { grid, here, walk, setHere }
}

type Place = { row: number; column: number }

function stepped(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { row, column }: Place,
  { rows, columns }: { rows: number; columns: number },
): Place | null {
  const within = (to: number, many: number) => Math.max(0, Math.min(many - 1, to))
  switch (key) {
    case 'ArrowUp':
      return { row: within(row - 1, rows), column }
    case 'ArrowDown':
      return { row: within(row + 1, rows), column }
    case 'ArrowLeft':
      return { row, column: within(column - 1, columns) }
    case 'ArrowRight':
      return { row, column: within(column + 1, columns) }
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 }
    case 'End':
      return { row: ctrlKey ? rows - 1 : row, column: columns - 1 }
    default:
      return null
  }
}
