/** What was expected and what came, side by side: over time, or group by group. */
import type { Cell } from '../../kernel/csv.ts'
import type { MyFormats } from '../session.ts'
import { common, type Look, type Picture, safe, namesAxis, valuesAxis } from './picture.ts'

type About = {
  /** What stands below: days, groups. */
  labels: string[]
  expected: number[]
  actual: number[]
  /** From this place on nothing was known when it was expected. */
  mark?: { at: number; says: string }
  /** `points`: groups that don't follow each other. */
  as?: 'lines' | 'points'
  show: (value: number, format: MyFormats) => string
  words: { label: string; expected: string; actual: string }
}

export function expectedActual(about: About): Picture {
  const { labels, expected, actual, mark, as = 'lines', show, words } = about
  const values = [
    { name: words.actual, values: actual, colour: 'accent' as const, dashed: false },
    { name: words.expected, values: expected, colour: 'ink' as const, dashed: true },
  ]
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 8, right: mark ? 44 : 18, top: mark ? 28 : 16, bottom: 6, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        trigger: 'axis',
        formatter: ([hit]: { dataIndex: number }[]) => {
          const at = hit!.dataIndex
          const said = values.map(
            (one) => `<br>${safe(one.name)} <b>${show(one.values[at]!, look.format)}</b>`,
          )
          return safe(labels[at]) + said.join('')
        },
      },
      xAxis: namesAxis(look, labels, as === 'points'),
      yAxis: valuesAxis(look, (v) => show(v, look.format)),
      series: values.map((one, at) => ({
        type: 'line',
        name: one.name,
        z: 3 - at,
        data: one.values,
        showSymbol: as === 'points',
        symbolSize: 7,
        emphasis: { disabled: true },
        lineStyle: {
          width: 2 - at * 0.5,
          type: one.dashed ? [4, 4] : 'solid',
          color: look[one.colour],
        },
        itemStyle: { color: look[one.colour] },
        ...(at === 0 && mark ? { markLine: marked(look, mark) } : {}),
      })),
    }),
    legend: values.map(({ name, colour, dashed }) => ({ name, colour, dashed })),
    columns: [
      { name: words.label },
      ...[words.expected, words.actual].map((name) => ({
        name,
        figure: true,
        show: (cell: Cell, format: MyFormats) => show(Number(cell), format),
      })),
    ],
    rows: labels.map((label, at) => [label, expected[at]!, actual[at]!]),
  }
}

function marked(look: Look, { at, says }: NonNullable<About['mark']>) {
  return {
    symbol: 'none',
    silent: true,
    lineStyle: { color: look.dim, type: [3, 3], width: 1 },
    label: {
      formatter: says,
      position: 'end',
      rotate: 0,
      color: look.dim,
      fontFamily: look.font,
      fontSize: 12,
    },
    data: [{ xAxis: at }],
  }
}
