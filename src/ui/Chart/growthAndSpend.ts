/** Growth of each period against the year before, in two ways of counting, and below it what was spent. */
import type { Cell } from '../../kernel/csv.ts'
import type { MyFormats } from '../session.ts'
import { common, type Look, namesAxis, type Picture, safe, valuesAxis } from './picture.ts'

export type GrowthPeriod = {
  short: string
  long: string
  sales: number
  before: number
  constant: number | null
  real: number | null
  spent: number
}

type About = {
  periods: GrowthPeriod[]
  /** What counts as growth lies above. */
  least: number
  money: (amount: number, format: MyFormats) => string
  words: Record<'period' | 'sales' | 'before' | 'constant' | 'real' | 'spent', string>
}

/** The growth above takes most of the height; spending has a strip below. */
const ABOVE = { left: 8, right: 12, top: 8, height: '52%', containLabel: true }
const BELOW = { left: 8, right: 12, bottom: 6, height: '30%', containLabel: true }

export function growthAndSpend({ periods, least, money, words }: About): Picture {
  const change = (value: number, format: MyFormats) => format.change(value, 1)
  const bar = (name: string, data: (number | null)[], color: string, below = 0) => ({
    type: 'bar',
    name,
    data,
    xAxisIndex: below,
    yAxisIndex: below,
    barMaxWidth: 22,
    itemStyle: { color, borderRadius: 2 },
    emphasis: { disabled: true },
  })
  const names = periods.map(({ short }) => short)
  return {
    draw: (look) => ({
      ...common(look),
      grid: [ABOVE, BELOW],
      tooltip: {
        ...(common(look)['tooltip'] as object),
        trigger: 'axis',
        formatter: ([hit]: { dataIndex: number }[]) => said(hit!.dataIndex, look),
      },
      xAxis: [
        { ...namesAxis(look, names, true), gridIndex: 0, axisLabel: { show: false } },
        { ...namesAxis(look, names, true), gridIndex: 1 },
      ],
      yAxis: [
        valuesAxis(look, (v) => look.format.change(v, 0), {
          gridIndex: 0,
          // What counts as growth is seen also where none came near it.
          max: ({ max }: { max: number }) => Math.max(max, 1.5 * least, 0),
        }),
        valuesAxis(look, (v) => money(v, look.format), { gridIndex: 1, splitNumber: 2 }),
      ],
      series: [
        {
          ...bar(
            words.constant,
            periods.map(({ constant }) => constant),
            look.note,
          ),
          markLine: {
            symbol: 'none',
            silent: true,
            label: { show: false },
            lineStyle: { color: look.dim, type: [4, 4], width: 1.2 },
            data: [{ yAxis: least }],
          },
        },
        bar(
          words.real,
          periods.map(({ real }) => real),
          look.accent,
        ),
        bar(
          words.spent,
          periods.map(({ spent }) => spent),
          look.warn,
          1,
        ),
      ],
    }),
    legend: [
      { name: words.constant, colour: 'note' },
      { name: words.real, colour: 'accent' },
      { name: words.spent, colour: 'warn' },
    ],
    columns: [
      { name: words.period },
      ...[words.sales, words.before].map((name) => figure(name, money)),
      ...[words.constant, words.real].map((name) => figure(name, change)),
      figure(words.spent, money),
    ],
    rows: periods.map(({ long, sales, before, constant, real, spent }) => [
      long,
      sales,
      before,
      constant,
      real,
      spent,
    ]),
  }

  function said(at: number, { format }: Look): string {
    const { long, sales, before, constant, real, spent } = periods[at]!
    const line = (name: string, value: string) => `<br>${safe(name)} <b>${safe(value)}</b>`
    return [
      safe(long),
      line(words.sales, money(sales, format)),
      line(words.before, money(before, format)),
      ...(constant === null ? [] : [line(words.constant, change(constant, format))]),
      ...(real === null ? [] : [line(words.real, change(real, format))]),
      line(words.spent, money(spent, format)),
    ].join('')
  }
}

function figure(name: string, show: (value: number, format: MyFormats) => string) {
  return {
    name,
    figure: true,
    show: (cell: Cell, format: MyFormats) => show(Number(cell), format),
  }
}
