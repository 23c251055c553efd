/**
 * The grid as a table: a row for each family, a column for each unit. One cell is in the order of the keyboard; arrows,
 * Home and End move among the others.
 */
import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react'
import '../identify/account.css'
import '../identify/portfolio.css'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { GridCell, WhiteSpace } from './whiteSpace.ts'

type Props = {
  grid: WhiteSpace
  open: (place: Pick<GridCell, 'accountId' | 'family'>) => void
}

export function WhiteSpaceGrid({ grid, open }: Props) {
  const t = useWords()
  const { families, units, cells, currency } = grid
  const [at, setAt] = useState({ row: 0, column: 0 })
  const table = useRef<HTMLTableElement>(null)
  const known = new Map(cells.map((cell) => [keyOf(cell), cell]))
  const most = Math.max(1, ...cells.map(({ left }) => left ?? 0))
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const within = (place: number, count: number) => Math.max(0, Math.min(count - 1, place))
    const row = within(at.row + step[0], families.length)
    const column = within(at.column + step[1], units.length)
    setAt({ row, column })
    table.current?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`)?.focus()
  }
  return (
    <section className="Parts-scroll White" aria-label={t('plan:white.title')}>
      <table ref={table} className="Parts" aria-describedby="white-keys">
        <caption id="white-keys" className="dim">
          {t('plan:white.keys')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('plan:wallet.family')}</th>
            {units.map((unit) => (
              <th key={unit.accountId} scope="col">
                {unit.name}
                <Rivals rivals={unit.rivals} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {families.map((family, row) => (
            <tr key={family}>
              <th scope="row">{family}</th>
              {units.map(({ accountId }, column) => {
                const cell = known.get(keyOf({ accountId, family }))
                const weight = (cell?.left ?? 0) / most
                return (
                  <td key={accountId}>
                    <button
                      type="button"
                      className="White-cell"
                      data-at={`${row} ${column}`}
                      data-known={cell ? cell.left !== null : undefined}
                      style={{ '--weight': `${Math.round(weight * 100)}%` } as CSSProperties}
                      tabIndex={at.row === row && at.column === column ? 0 : -1}
                      onKeyDown={move}
                      onFocus={() => setAt({ row, column })}
                      onClick={() => open({ accountId, family })}
                    >
                      <Told cell={cell} currency={currency} />
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const FAR = 1_000
const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -FAR],
  End: [0, FAR],
}

const keyOf = ({ accountId, family }: Pick<GridCell, 'accountId' | 'family'>) =>
  `${accountId} ${family.toLocaleLowerCase()}`

function Rivals({ rivals }: Pick<WhiteSpace['units'][number], 'rivals'>) {
  const t = useWords()
  const format = useFormat()
  if (rivals.length === 0) return null
  const names = rivals.map(({ name, share }) =>
    share === null ? name : `${name} ${format.percent(share, 0)}`,
  )
  return (
    <span className="Account-below White-rivals">
      {t('plan:white.rivals', { names: format.list(names) })}
    </span>
  )
}

/** What is left, over what is sold of what could be, and who is there. */
function Told({ cell, currency }: { cell: GridCell | undefined; currency: string }) {
  const t = useWords()
  const format = useFormat()
  const short = (amount: number) => format.moneyShort(amount, currency)
  if (!cell) return <span className="dim">{t('plan:white.empty')}</span>
  const { sales, potential, left, origin, competitor, competitorShare } = cell
  const sold = short(Math.max(0, sales))
  return (
    <>
      {left === null ? (
        <span className="dim">{t('plan:white.noPotential', { sold })}</span>
      ) : (
        <>
          <b>{left > 0 ? t('plan:white.leftOf', { left: short(left) }) : t('plan:white.won')}</b>
          <span className="dim">
            {t(`plan:white.soldOf.${origin ?? 'said'}`, { sold, potential: short(potential!) })}
          </span>
        </>
      )}
      {competitor && (
        <span className="White-there">
          {competitorShare === null
            ? competitor
            : `${competitor} ${format.percent(competitorShare, 0)}`}
        </span>
      )}
    </>
  )
}
