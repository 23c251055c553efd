/** What something was, month by month, as a strip of fields: a colour each, and a letter where it begins. */
import type { Cell } from '../../kernel/csv.ts'
import type { Day } from '../../kernel/day.ts'
import { readable } from '../colour.ts'
import { axis, common, type COLOURS, type Picture, safe } from './picture.ts'
import { shaded } from './sankey.ts'

type Field = { tone: (typeof COLOURS)[number]; shade?: number; letter: string; says: string }

type About = {
  /** Any day of each month. */
  months: Day[]
  rows: { name: string; fields: Field[] }[]
  /** What else the table and the tooltip say of each month. */
  more: { name: string; values: Cell[] }[]
  words: { month: string }
}

export function monthStrip({ months, rows, more, words }: About): Picture {
  const fields = rows.flatMap(({ fields: all }, y) => all.map((field, x) => ({ ...field, x, y })))
  return {
    draw: (look) => {
      const colours = [...new Set(fields.map((field) => shaded(look, field)))]
      const colourAt = (field: Field) => colours.indexOf(shaded(look, field))
      return {
        ...common(look),
        grid: { left: 4, right: 4, top: 4, bottom: 4, containLabel: true },
        tooltip: {
          ...(common(look)['tooltip'] as object),
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const { x } = fields[dataIndex]!
            const lines = [
              ...rows.map(({ name, fields: all }) => [name, all[x]!.says]),
              ...more.map(({ name, values }) => [name, values[x]]),
            ].map(([name, value]) => `${safe(name)} <b>${safe(value)}</b>`)
            return [look.format.month(months[x]!), ...lines].join('<br>')
          },
        },
        xAxis: axis(look, {
          type: 'category',
          data: months.map((day) => look.format.month(day)),
          axisLine: { show: false },
        }),
        yAxis: axis(look, {
          type: 'category',
          inverse: true,
          data: rows.map(({ name }) => name),
          axisLine: { show: false },
        }),
        visualMap: {
          type: 'piecewise',
          show: false,
          pieces: colours.map((color, value) => ({ value, color })),
        },
        series: [
          {
            type: 'heatmap',
            itemStyle: { borderColor: look.card, borderWidth: 1, borderRadius: 3 },
            data: fields.map((field) => ({
              value: [field.x, field.y, colourAt(field)],
              label: {
                show: field.letter !== '',
                formatter: field.letter,
                fontSize: 11,
                color: readable(shaded(look, field), look.ink),
              },
            })),
            labelLayout: { hideOverlap: true },
          },
        ],
      }
    },
    columns: [
      { name: words.month },
      ...rows.map(({ name }) => ({ name })),
      ...more.map(({ name }) => ({ name, figure: true })),
    ],
    rows: months.map((day, x) => [
      day.slice(0, 7),
      ...rows.map(({ fields: all }) => all[x]!.says),
      ...more.map(({ values }) => values[x]!),
    ]),
  }
}
