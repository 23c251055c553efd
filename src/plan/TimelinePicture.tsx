/** Bars over months: titles are buttons in a column of their own, the axis beside them scrolls. */
import { useEffect, useRef } from 'react'
import type { Day } from '../kernel/day.ts'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Bar, placeOf } from './timeline.ts'
import './timeline.css'

/** In pixels: of a row, and of a month. */
const ROW = 30
const MONTH = 58
const HEAD = 30

type Props = {
  bars: readonly Bar[]
  months: readonly Day[]
  chosen: string | null
  choose: (id: string | null) => void
}

export function TimelinePicture({ bars, months, chosen, choose }: Props) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const wide = months.length * MONTH
  const high = HEAD + bars.length * ROW
  const rowOf = new Map(bars.map(({ id }, row) => [id, row]))
  const x = (day: Day) => placeOf(day, months) * MONTH
  const near = new Set(nearOf(bars, chosen))
  const scroll = useRef<HTMLElement>(null)
  const now = x(today)
  // Where it doesn't fit, it opens on today.
  useEffect(() => {
    const shown = scroll.current
    if (shown) shown.scrollLeft = now - shown.clientWidth / 2
  }, [now])
  return (
    <div className="Timeline">
      <ol className="Timeline-titles" style={{ paddingTop: HEAD }}>
        {bars.map(({ id, title, state, kind, to }) => (
          <li key={id} style={{ height: ROW }}>
            <button
              type="button"
              data-kind={kind}
              aria-pressed={chosen === id}
              aria-label={`${title}: ${t(`plan:timeline.state.${state}`)}, ${t('plan:line.dueOn', { day: format.day(to) })}`}
              onClick={() => choose(chosen === id ? null : id)}
            >
              {title}
            </button>
          </li>
        ))}
      </ol>
      <section
        ref={scroll}
        className="Timeline-scroll"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
        tabIndex={0}
        aria-label={t('plan:timeline.scroll')}
      >
        <svg width={wide} height={high} role="img" aria-label={t('plan:timeline.picture')}>
          {months.map((month, at) => (
            <g key={month}>
              <line className="Timeline-month" x1={at * MONTH} x2={at * MONTH} y1={0} y2={high} />
              <text className="Timeline-words" x={at * MONTH + 5} y={19}>
                {format.month(month)}
              </text>
            </g>
          ))}
          {bars.map((bar, row) => (
            <Shown
              key={bar.id}
              bar={bar}
              y={HEAD + row * ROW}
              from={x(bar.from)}
              to={x(bar.to)}
              wide={wide}
              chosen={bar.id === chosen}
              dim={chosen !== null && !near.has(bar.id)}
            />
          ))}
          {bars.flatMap((bar) =>
            bar.needs.map((need) => {
              const row = rowOf.get(need)
              if (row === undefined) return null
              const start = { x: x(bars[row]!.to) + 5, y: HEAD + (row + 0.5) * ROW }
              const end = { x: x(bar.to) - 6, y: HEAD + (rowOf.get(bar.id)! + 0.5) * ROW }
              const turn = Math.max(start.x + 6, Math.min(x(bar.from), end.x))
              return (
                <path
                  key={`${need} ${bar.id}`}
                  className="Timeline-need"
                  data-near={bar.id === chosen || need === chosen || undefined}
                  d={`M${start.x} ${start.y} H${turn} V${end.y} H${end.x}`}
                />
              )
            }),
          )}
          <line className="Timeline-today" x1={now} x2={now} y1={HEAD - 6} y2={high} />
        </svg>
      </section>
    </div>
  )
}

type ShownProps = {
  bar: Bar
  y: number
  from: number
  to: number
  wide: number
  chosen: boolean
  dim: boolean
}

/** Lines are bars; an action is a diamond on its day, with a thread from when it could begin. */
function Shown({ bar: { kind, state }, y, from, to, wide, chosen, dim }: ShownProps) {
  const middle = y + ROW / 2
  const look = { 'data-state': state, 'data-dim': dim || undefined }
  return (
    <g {...look} className="Timeline-bar">
      {chosen && <rect className="Timeline-chosen" x={0} y={y} width={wide} height={ROW} />}
      {kind === 'action' ? (
        <>
          <line className="Timeline-thread" x1={from} x2={to} y1={middle} y2={middle} />
          <path
            d={`M${to - 6} ${middle} L${to} ${middle - 6} L${to + 6} ${middle} L${to} ${middle + 6} Z`}
          />
        </>
      ) : (
        <rect
          x={from}
          width={Math.max(4, to - from)}
          y={kind === 'objective' ? y + 7 : y + 10}
          height={kind === 'objective' ? ROW - 14 : ROW - 20}
          rx={4}
        />
      )}
    </g>
  )
}

/** The chosen bar, what it waits for and what waits for it. */
function nearOf(bars: readonly Bar[], chosen: string | null): string[] {
  const needs = bars.find(({ id }) => id === chosen)?.needs ?? []
  const waiting = bars.filter((one) => chosen !== null && one.needs.includes(chosen))
  return [...(chosen === null ? [] : [chosen]), ...needs, ...waiting.map(({ id }) => id)]
}
