/** The table behind a picture; where the picture can be clicked, its rows can be pressed. */
import { useState } from 'react'
import type { Cell } from '../../kernel/csv.ts'
import { useFormat } from '../session.ts'
import { useWords } from '../words.ts'
import type { PictureColumn, PictureTable } from './picture.ts'

type Props = {
  title: string
  picture: PictureTable
  height: number
  onPick: ((row: number) => void) | undefined
  pickSays: string | undefined
}

/** Thousands of rows at once would keep the page from answering. */
const ROWS = 200

export function ChartTable({ title, picture, height, onPick, pickSays }: Props) {
  const t = useWords()
  const format = useFormat()
  const [shown, setShown] = useState(ROWS)
  const left = picture.rows.length - shown
  const put = (cell: Cell, { show, figure }: PictureColumn) => {
    if (cell === null || cell === undefined) return ''
    if (show) return show(cell, format)
    return typeof cell === 'number' && figure
      ? format.number(cell, Math.abs(cell) < 10 ? 4 : 2)
      : cell
  }
  return (
    <section
      className="ChartTable"
      style={{ maxHeight: height, minHeight: height }}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={title}
    >
      <table>
        <thead>
          <tr>
            {picture.columns.map((column) => (
              <th key={column.name} scope="col" className={column.figure ? 'figure' : undefined}>
                {column.name}
              </th>
            ))}
            {onPick && (
              <th>
                <span className="unseen">{t('ui:table.acts')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {picture.rows.slice(0, shown).map((row, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a row's place is its name
            <tr key={at}>
              {picture.columns.map((column, c) => (
                <td key={column.name} className={column.figure ? 'figure' : undefined}>
                  {put(row[c], column)}
                </td>
              ))}
              {onPick && (
                <td className="figure">
                  <button
                    type="button"
                    className="LinkButton"
                    aria-label={`${pickSays ?? t('ui:chart.pick')}: ${put(row[0], picture.columns[0]!)}`}
                    onClick={() => onPick(at)}
                  >
                    {pickSays ?? t('ui:chart.pick')}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <button type="button" className="LinkButton" onClick={() => setShown(shown + ROWS)}>
          {t('ui:chart.more', { count: Math.min(left, ROWS), left })}
        </button>
      )}
    </section>
  )
}
