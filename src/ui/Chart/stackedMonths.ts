/** How many of each kind, month by month, one upon the other: the whole, and what it is made of. */
import type { Day } from '../../kernel/day.ts'
import { common, type COLOURS, type Picture, safe, namesAxis, valuesAxis } from './picture.ts'
import { shaded } from './sankey.ts'

export type Layer = {
  name: string
  tone: (typeof COLOURS)[number]
  /** So much paler, 0..1. */
  shade?: number
  /** One per month. */
  counts: number[]
}

type About = {
  /** Any day of each month. */
  months: Day[]
  /** The one at the bottom first. */
  layers: Layer[]
  legend?: Picture['legend']
  words: { month: string }
}

export function stackedMonths({ months, layers, legend, words }: About): Picture {
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 8, right: 30, top: 10, bottom: 6, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        trigger: 'axis',
        formatter: (hits: { dataIndex: number }[]) => {
          const at = hits[0]!.dataIndex
          const said = layers
            .filter(({ counts }) => counts[at]! > 0)
            .toReversed()
            .map((one) => {
              const mark = `<i style="display:inline-block;width:8px;height:8px;border-radius:2px;margin-right:6px;background:${shaded(look, one)}"></i>`
              return `<br>${mark}${safe(one.name)} <b>${look.format.number(one.counts[at]!)}</b>`
            })
          return look.format.month(months[at]!) + said.join('')
        },
      },
      xAxis: namesAxis(
        look,
        months.map((day) => look.format.month(day)),
      ),
      yAxis: valuesAxis(look, (v) => look.format.number(v)),
      series: layers.map((one) => ({
        type: 'line',
        name: one.name,
        stack: 'all',
        data: one.counts,
        showSymbol: false,
        emphasis: { disabled: true },
        lineStyle: { width: 1, color: look.card },
        itemStyle: { color: shaded(look, one) },
        areaStyle: { color: shaded(look, one), opacity: 1 },
      })),
    }),
    ...(legend ? { legend } : {}),
    columns: [{ name: words.month }, ...layers.map(({ name }) => ({ name, figure: true }))],
    rows: months.map((day, at) => [day.slice(0, 7), ...layers.map(({ counts }) => counts[at]!)]),
    rowNear: (x) => (x >= 0 && x < months.length ? Math.round(x) : null),
  }
}
