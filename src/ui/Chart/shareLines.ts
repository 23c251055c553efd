/** Shares over periods, from left to right: rates of retention, growth in its ways of counting; or plain figures. */
import {
  common,
  type COLOURS,
  type Look,
  type Picture,
  safe,
  namesAxis,
  valuesAxis,
} from './picture.ts'

export type ShareLine = {
  name: string
  /** One per period; null where there is none. */
  values: (number | null)[]
  colour: (typeof COLOURS)[number]
  dashed?: boolean
}

type About = {
  /** Under the axis, and in full for the tooltip and the table. */
  periods: { short: string; long: string }[]
  lines: ShareLine[]
  /** Where a quiet line is drawn: 1 where nothing changes, 0 where nothing grows. */
  level: number
  /** With their sign: growth; else plain shares. */
  signed?: boolean
  /** Where they are no shares: how a figure is written. */
  show?: (value: number, look: Pick<Look, 'format'>) => string
  words: { period: string }
}

export function shareLines({ periods, lines, level, signed = false, show, words }: About): Picture {
  const put = (value: number, { format }: Pick<Look, 'format'>, digits = 1) =>
    show
      ? show(value, { format })
      : signed
        ? format.change(value, digits)
        : format.percent(value, digits)
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 8, right: 32, top: 12, bottom: 6, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        trigger: 'axis',
        formatter: (hits: { dataIndex: number }[]) => {
          const at = hits[0]!.dataIndex
          const said = lines.map(({ name, values }) => {
            const value = values[at] ?? null
            return value === null ? '' : `<br>${safe(name)} <b>${put(value, look)}</b>`
          })
          return safe(periods[at]!.long) + said.join('')
        },
      },
      xAxis: namesAxis(
        look,
        periods.map(({ short }) => short),
        periods.length < 3,
      ),
      yAxis: valuesAxis(look, (v) => put(v, look, 0), { scale: true }),
      series: lines.map(({ name, values, colour, dashed }, at) => ({
        type: 'line',
        name,
        z: lines.length - at,
        data: values,
        // A single point is no line, and would not be seen.
        showSymbol: values.length <= 12,
        symbolSize: 6,
        emphasis: { disabled: true },
        lineStyle: {
          width: at === 0 ? 2 : 1.5,
          type: dashed ? [4, 4] : 'solid',
          color: look[colour],
        },
        itemStyle: { color: look[colour] },
        ...(at === 0 ? { markLine: levelLine(look, level) } : {}),
      })),
    }),
    legend: lines.map(({ name, colour, dashed = false }) => ({ name, colour, dashed })),
    columns: [
      { name: words.period },
      ...lines.map(({ name }) => ({
        name,
        figure: true,
        show: (cell: unknown, format: Look['format']) => put(Number(cell), { format }),
      })),
    ],
    rows: periods.map(({ long }, at) => [long, ...lines.map(({ values }) => values[at] ?? null)]),
    rowNear: (x) => (x >= 0 && x < periods.length ? Math.round(x) : null),
  }
}

function levelLine(look: Look, level: number) {
  return {
    symbol: 'none',
    silent: true,
    label: { show: false },
    lineStyle: { color: look.edge, type: 'solid', width: 1 },
    data: [{ yAxis: level }],
  }
}
