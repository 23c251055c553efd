/** The same thing as others see it and as it was measured: a dot for each name, and the line on which both agree. */
import { axis, common, type Look, type Picture, safe, showShare } from './picture.ts'

/** Both 0..1. */
export type Seen = {
  name: string
  perceived: number
  measured: number
  said: number
  cases: number
}

type Names = { who: string; perceived: string; measured: string; said: string; cases: string }

export function perceivedMeasured(rows: readonly Seen[], names: Names): Picture {
  const share = (value: number, { format }: Pick<Look, 'format'>) => format.percent(value, 0)
  const scale = (look: Look, name: string, more: object = {}) =>
    axis(look, {
      type: 'value',
      min: 0,
      max: 1,
      name,
      nameLocation: 'middle',
      nameGap: 28,
      splitLine: { show: true, lineStyle: { color: look.line } },
      axisLabel: { color: look.dim, formatter: (value: number) => share(value, look) },
      ...more,
    })
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 24, right: 20, top: 12, bottom: 24, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const row = rows[dataIndex]
          if (!row) return ''
          return `${safe(row.name)}<br>${safe(names.perceived)} <b>${share(row.perceived, look)}</b><br>${safe(names.measured)} <b>${share(row.measured, look)}</b>`
        },
      },
      xAxis: scale(look, names.measured),
      yAxis: scale(look, names.perceived, { nameGap: 40 }),
      series: [
        {
          type: 'scatter',
          symbolSize: 11,
          itemStyle: { color: look.accent, opacity: 0.75, borderColor: look.card, borderWidth: 1 },
          data: rows.map(({ measured, perceived }) => [measured, perceived]),
          markLine: {
            symbol: 'none',
            silent: true,
            animation: false,
            label: { show: false },
            lineStyle: { color: look.edge, type: 'dashed' },
            data: [[{ coord: [0, 0] }, { coord: [1, 1] }]],
          },
        },
      ],
    }),
    columns: [
      { name: names.who },
      { name: names.perceived, figure: true, show: showShare },
      { name: names.said, figure: true },
      { name: names.measured, figure: true, show: showShare },
      { name: names.cases, figure: true },
    ],
    rows: rows.map(({ name, perceived, said, measured, cases }) => [
      name,
      perceived,
      said,
      measured,
      cases,
    ]),
    rowAt: ({ dataIndex }) => dataIndex,
  }
}
