/** What stays and what goes of each name: one bar, its lost part hollow. */
import { axis, common, type Look, type Picture, safe, showShare } from './picture.ts'

export type BeforeAfterRow = { name: string; before: number; lost: number; share: number | null }

type About = {
  rows: BeforeAfterRow[]
  money: (amount: number, look: Pick<Look, 'format'>) => string
  words: { name: string; before: string; lost: string; after: string; share: string }
}

export function beforeAfter({ rows, money, words }: About): Picture {
  const after = ({ before, lost }: BeforeAfterRow) => Math.max(0, before - lost)
  const series = (name: string, values: number[], itemStyle: object, more: object = {}) => ({
    name,
    type: 'bar',
    stack: 'whole',
    barMaxWidth: 16,
    barCategoryGap: '40%',
    itemStyle,
    emphasis: { disabled: true },
    data: values,
    ...more,
  })
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 4, right: 66, top: 4, bottom: 4, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        trigger: 'axis',
        axisPointer: { type: 'none' },
        formatter: ([hit]: { dataIndex: number }[]) => {
          const row = rows[hit!.dataIndex]!
          return `${safe(row.name)}<br>${safe(words.before)} ${money(row.before, look)}<br>${safe(words.lost)} <b>${money(row.lost, look)}</b><br>${safe(words.after)} ${money(after(row), look)}`
        },
      },
      xAxis: { type: 'value', show: false },
      yAxis: axis(look, {
        type: 'category',
        inverse: true,
        data: rows.map(({ name }) => name),
        axisLine: { show: false },
        axisLabel: { color: look.ink, fontSize: 12.5, width: 120, overflow: 'truncate' },
      }),
      series: [
        series(words.after, rows.map(after), { color: look.accent, borderRadius: 3 }),
        series(
          words.lost,
          rows.map(({ before, lost }) => Math.max(0, Math.min(before, lost))),
          {
            color: look.card,
            borderColor: look.bad,
            borderWidth: 1.2,
            borderType: 'dashed',
            borderRadius: 3,
          },
          {
            label: {
              show: true,
              position: 'right',
              color: look.bad,
              fontFamily: look.font,
              fontSize: 12.5,
              formatter: ({ dataIndex }: { dataIndex: number }) => {
                const { share } = rows[dataIndex]!
                return share === null ? '' : `−${look.format.percent(share)}`
              },
            },
          },
        ),
      ],
    }),
    legend: [
      { name: words.after, colour: 'accent' },
      { name: words.lost, colour: 'bad', dashed: true },
    ],
    columns: [
      { name: words.name },
      ...([words.before, words.lost, words.after] as const).map((name) => ({
        name,
        figure: true,
        show: (cell: unknown, format: Look['format']) => money(Number(cell), { format }),
      })),
      { name: words.share, figure: true, show: showShare },
    ],
    rows: rows.map((row) => [row.name, row.before, row.lost, after(row), row.share]),
  }
}
