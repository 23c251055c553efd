/** What was, and what is to come with its two bands; behind it, the same months a year before. */
import type { Cell } from '../../kernel/csv.ts'
import type { Day } from '../../kernel/day.ts'
import type { MyFormats } from '../session.ts'
import { common, type Look, type Picture, safe, namesAxis, valuesAxis } from './picture.ts'

export type MonthAhead = {
  /** Any day of the month. */
  month: Day
  point: number
  low80: number
  high80: number
  low95: number
  high95: number
  same: number | null
}

type About = {
  /** The months known, the last just before the first ahead. */
  known: { month: Day; value: number }[]
  ahead: MonthAhead[]
  /** `whole` writes the figure in full. */
  show: (value: number, look: Pick<Look, 'format'>, whole: boolean) => string
  words: {
    month: string
    known: string
    point: string
    same: string
    band80: string
    low80: string
    high80: string
    low95: string
    high95: string
  }
}

export function forecastLines({ known, ahead, show, words }: About): Picture {
  const months = [...known, ...ahead].map(({ month }) => month)
  const last = known.at(-1)
  const before = Array<null>(Math.max(0, known.length - 1)).fill(null)
  /** Over the months ahead, beginning where what is known ends. */
  const onwards = (of: (one: MonthAhead) => number | null) => [
    ...before,
    ...(last ? [last.value] : []),
    ...ahead.map(of),
  ]
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 8, right: 14, top: 10, bottom: 6, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        trigger: 'axis',
        formatter: (hits: { dataIndex: number }[]) => said(look, hits[0]!.dataIndex),
      },
      xAxis: namesAxis(
        look,
        months.map((day) => look.format.month(day)),
      ),
      yAxis: valuesAxis(look, (v) => show(v, look, false)),
      series: [
        ...band(
          look,
          'b95',
          onwards((one) => one.low95),
          onwards((one) => one.high95),
          0.45,
        ),
        ...band(
          look,
          'b80',
          onwards((one) => one.low80),
          onwards((one) => one.high80),
          0.95,
        ),
        line(
          look,
          words.same,
          onwards((one) => one.same).map((v, at) => (at < known.length ? null : v)),
          'same',
        ),
        line(
          look,
          words.known,
          known.map(({ value }) => value),
          'known',
        ),
        line(
          look,
          words.point,
          onwards((one) => one.point),
          'point',
        ),
      ],
    }),
    legend: [
      { name: words.known, colour: 'ink' },
      { name: words.point, colour: 'accent' },
      { name: words.same, colour: 'dim', dashed: true },
    ],
    columns: [
      { name: words.month },
      ...[
        words.known,
        words.point,
        words.low80,
        words.high80,
        words.low95,
        words.high95,
        words.same,
      ].map((name) => ({
        name,
        figure: true,
        show: (cell: Cell, format: MyFormats) => show(Number(cell), { format }, true),
      })),
    ],
    rows: [
      ...known.map(({ month, value }): Cell[] => [
        month.slice(0, 7),
        value,
        null,
        null,
        null,
        null,
        null,
        null,
      ]),
      ...ahead.map(({ month, point, low80, high80, low95, high95, same }): Cell[] => [
        month.slice(0, 7),
        null,
        point,
        low80,
        high80,
        low95,
        high95,
        same,
      ]),
    ],
    rowNear: (x) => (x >= 0 && x < months.length ? Math.round(x) : null),
  }

  function said(look: Look, at: number): string {
    const put = (name: string, value: number | null) =>
      value === null ? '' : `<br>${safe(name)} <b>${show(value, look, true)}</b>`
    const one = ahead[at - known.length]
    const title = look.format.month(months[at]!)
    if (!one) return title + put(words.known, known[at]!.value)
    const between = `${show(one.low80, look, true)} – ${show(one.high80, look, true)}`
    return `${title}${put(words.point, one.point)}<br>${safe(words.band80)} ${between}${put(words.same, one.same)}`
  }
}

/** An area between two lines: the lower one unseen, the distance stacked on it. */
function band(
  look: Look,
  stack: string,
  low: (number | null)[],
  high: (number | null)[],
  opacity: number,
) {
  const plain = {
    type: 'line',
    stack,
    stackStrategy: 'all',
    silent: true,
    showSymbol: false,
    lineStyle: { width: 0 },
    emphasis: { disabled: true },
  }
  const distance = low.map((one, at) => (one === null ? null : high[at]! - one))
  return [
    { ...plain, name: `${stack}-low`, data: low },
    {
      ...plain,
      name: stack,
      data: distance,
      areaStyle: { color: look['accent-soft'], opacity },
    },
  ]
}

const STROKES = {
  known: { width: 2, type: 'solid', colour: 'ink', z: 4 },
  point: { width: 2, type: 'solid', colour: 'accent', z: 5 },
  same: { width: 1.5, type: [4, 4], colour: 'dim', z: 3 },
} as const

function line(look: Look, name: string, data: (number | null)[], kind: keyof typeof STROKES) {
  const { width, type, colour, z } = STROKES[kind]
  return {
    type: 'line',
    name,
    z,
    data,
    showSymbol: false,
    symbolSize: 6,
    emphasis: { disabled: true },
    lineStyle: { width, type, color: look[colour] },
    itemStyle: { color: look[colour] },
  }
}
