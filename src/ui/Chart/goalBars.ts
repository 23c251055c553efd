/** What came against what was meant: a bar for each, with a mark where it should end. */
import { axis, common, type Look, type Picture, safe, showShare } from './picture.ts'

export type GoalRow = { name: string; actual: number; goal: number; due: number }

type About = {
  rows: GoalRow[]
  money: (amount: number, look: Pick<Look, 'format'>) => string
  /** `due`: what should be there by now. */
  words: { [part in 'name' | 'actual' | 'goal' | 'due' | 'share']: string }
}

export function goalBars({ rows, money, words }: About): Picture {
  const share = ({ actual, goal }: GoalRow) => (goal > 0 ? actual / goal : null)
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 4, right: 60, top: 4, bottom: 4, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const row = rows[dataIndex]!
          return `${safe(row.name)}<br>${safe(words.actual)} <b>${money(row.actual, look)}</b><br>${safe(words.due)} ${money(row.due, look)}<br>${safe(words.goal)} ${money(row.goal, look)}`
        },
      },
      xAxis: { type: 'value', show: false, max: ({ max }: { max: number }) => max * 1.06 },
      yAxis: axis(look, {
        type: 'category',
        inverse: true,
        data: rows.map(({ name }) => name),
        axisLine: { show: false },
        axisLabel: { color: look.ink, fontSize: 12.5, width: 150, overflow: 'truncate' },
      }),
      series: [
        {
          type: 'bar',
          barMaxWidth: 14,
          data: rows.map(({ actual, due }) => ({
            value: actual,
            itemStyle: { color: actual < due ? look.warn : look.accent, borderRadius: 4 },
          })),
        },
        mark(look.ink, 20, (row) => row.goal),
        mark(look.dim, 14, (row) => row.due),
        {
          // Beyond whatever is drawn furthest, so that no mark stands on the figure.
          type: 'scatter',
          symbolSize: 0.1,
          silent: true,
          label: {
            show: true,
            position: 'right',
            distance: 10,
            color: look.dim,
            fontFamily: look.font,
            fontSize: 12.5,
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const reached = share(rows[dataIndex]!)
              return reached === null ? '' : look.format.percent(reached, 0)
            },
          },
          data: rows.map((row, at) => [Math.max(row.actual, row.goal, row.due), at]),
        },
      ],
    }),
    legend: [
      { name: words.actual, colour: 'accent' },
      { name: words.goal, colour: 'ink' },
      { name: words.due, colour: 'dim' },
    ],
    columns: [
      { name: words.name },
      ...[words.actual, words.due, words.goal].map((name) => ({
        name,
        figure: true,
        show: (cell: unknown, format: Look['format']) => money(Number(cell), { format }),
      })),
      { name: words.share, figure: true, show: showShare },
    ],
    rows: rows.map((row) => [row.name, row.actual, row.due, row.goal, share(row)]),
  }

  function mark(color: string, height: number, of: (row: GoalRow) => number) {
    return {
      type: 'scatter',
      z: 4,
      symbol: 'rect',
      symbolSize: [2.5, height],
      itemStyle: { color },
      data: rows.map((row, at) => [of(row), at]),
    }
  }
}
