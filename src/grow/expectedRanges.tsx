/** What is expected with its interval: a band from low to high, and a dot where the expected sum lies. */
import { axis, common, type Look, type Picture, safe } from '../ui/Chart/picture.ts'
import type { Cell } from '../kernel/csv.ts'
import type { MyFormats } from '../ui/session.ts'
import type { Expected } from './forecast.ts'

type About = {
  show: (amount: number, look: Pick<Look, 'format'>) => string
  words: { who: string; expected: string; low: string; high: string; whole: string; count: string }
}

export function expectedRanges(
  rows: readonly (Expected & { name: string })[],
  { show, words }: About,
): Picture {
  const cell = (one: Cell, format: MyFormats) => show(Number(one), { format })
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 4, right: 90, top: 4, bottom: 4, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const { name, expected, low, high } = rows[dataIndex]!
          return `${safe(name)}<br>${safe(words.expected)} <b>${show(expected, look)}</b><br>${safe(words.low)} ${show(low, look)}<br>${safe(words.high)} ${show(high, look)}`
        },
      },
      xAxis: axis(look, {
        type: 'value',
        min: 0,
        axisLine: { show: false },
        splitLine: { show: true, lineStyle: { color: look.line } },
        axisLabel: { color: look.dim, formatter: (amount: number) => show(amount, look) },
      }),
      yAxis: axis(look, {
        type: 'category',
        inverse: true,
        data: rows.map(({ name }) => name),
        axisLine: { show: false },
        axisLabel: { color: look.ink, fontSize: 12.5, width: 130, overflow: 'truncate' },
      }),
      series: [
        {
          type: 'bar',
          stack: 'range',
          silent: true,
          barMaxWidth: 12,
          itemStyle: { color: 'transparent' },
          data: rows.map(({ low }) => low),
        },
        {
          type: 'bar',
          stack: 'range',
          barMaxWidth: 12,
          itemStyle: { color: look['accent-soft'], borderRadius: 4 },
          data: rows.map(({ low, high }) => high - low),
        },
        {
          type: 'scatter',
          symbolSize: 11,
          z: 4,
          itemStyle: { color: look.accent },
          data: rows.map(({ expected }, at) => [expected, at]),
        },
      ],
    }),
    legend: [
      { name: words.expected, colour: 'accent' },
      { name: `${words.low} – ${words.high}`, colour: 'accent-soft' },
    ],
    columns: [
      { name: words.who },
      ...[words.expected, words.low, words.high, words.whole].map((name) => ({
        name,
        figure: true,
        show: cell,
      })),
      { name: words.count, figure: true },
    ],
    rows: rows.map((one) => [
      one.name,
      one.expected,
      one.low,
      one.high,
      one.whole,
      one.opportunities,
    ]),
  }
}
