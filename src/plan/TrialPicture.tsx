/** An indicator over the past year as a line against its threshold, with a mark wherever it would have fired. */
import type { Day } from '../kernel/day.ts'
import { daysBetween } from '../kernel/day.ts'
import { useFormat } from '../ui/session.ts'
import type { Crossing, Point } from './kpi.ts'

const WIDE = 560
const HIGH = 170
const LEFT = 4
const RIGHT = 14
const TOP = 18
const FOOT = 26

type Props = {
  /** By their day; one at least. */
  points: readonly Point[]
  crossings: readonly Crossing[]
  threshold: number
  worse: 'below' | 'above'
  says: string
  told: (value: number) => string
}

export function TrialPicture({ points, crossings, threshold, worse, says, told }: Props) {
  const format = useFormat()
  const [first, last] = [points[0]!.day, points.at(-1)!.day]
  const values = [...points.map(({ value }) => value), threshold]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const span = most - least || 1
  const x = (day: Day) =>
    LEFT + (daysBetween(first, day) / Math.max(1, daysBetween(first, last))) * (WIDE - LEFT - RIGHT)
  const y = (value: number) => TOP + ((most - value) / span) * (HIGH - TOP - FOOT)
  const line = points.map(({ day, value }) => `${x(day)},${y(value)}`).join(' ')
  const at = y(threshold)
  const bad = worse === 'below' ? { y: at, height: HIGH - FOOT - at + 6 } : { y: 0, height: at }
  return (
    <svg className="Trial-picture" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={says}>
      <rect className="Trial-bad" x={0} width={WIDE} {...bad} />
      <line className="Trial-threshold" x1={0} x2={WIDE} y1={at} y2={at} />
      <text className="Trial-words" x={LEFT} y={at < TOP ? at + 14 : at - 5}>
        {told(threshold)}
      </text>
      <polyline className="Trial-line" points={line} />
      {points.map(({ day, value }) => (
        <circle key={day} className="Trial-point" cx={x(day)} cy={y(value)} r={2.5} />
      ))}
      {crossings.map(({ day, value }) => (
        <circle key={day} className="Trial-crossing" cx={x(day)} cy={y(value)} r={6} />
      ))}
      <text className="Trial-words" x={LEFT} y={HIGH - 6}>
        {format.day(first)}
      </text>
      <text className="Trial-words" x={WIDE - 2} y={HIGH - 6} textAnchor="end">
        {format.day(last)}
      </text>
    </svg>
  )
}
