/** Horizontal bars: names at the left, figures at the right, the largest on top. */
import type { Tone } from '../theme.ts'
import { axis, common, type Look, type Picture, safe } from './picture.ts'

export type BarRow = {
  name: string
  value: number
  tone?: Tone
  /** Said beside the figure. */ note?: string
}

type About = {
  rows: BarRow[]
  /** How a figure is written. */
  show: (value: number, look: Pick<Look, 'format'>) => string
  words: { name: string; value: string; note?: string }
  /** Names that are let through now; the others fade. */
  chosen?: ReadonlySet<string>
}

export function bars({ rows, show, words, chosen }: About): Picture {
  const fades = (name: string) => chosen && chosen.size > 0 && !chosen.has(name)
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 4, right: 84, top: 4, bottom: 4, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const { name, value, note } = rows[dataIndex]!
          return `${safe(name)}<br><b>${show(value, look)}</b>${note ? ` · ${safe(note)}` : ''}`
        },
      },
      xAxis: { type: 'value', show: false },
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
          barMaxWidth: 14,
          barCategoryGap: '45%',
          showBackground: true,
          backgroundStyle: { color: look.hover, borderRadius: 4 },
          emphasis: { itemStyle: { opacity: 0.85 } },
          label: {
            show: true,
            position: 'right',
            color: look.dim,
            fontFamily: look.font,
            fontSize: 12.5,
            formatter: ({ dataIndex }: { dataIndex: number }) => show(rows[dataIndex]!.value, look),
          },
          data: rows.map(({ name, value, tone = 'accent' }) => ({
            value,
            itemStyle: {
              color: tone === 'plain' ? look.dim : look[tone],
              borderRadius: 4,
              opacity: fades(name) ? 0.3 : 1,
            },
          })),
        },
      ],
    }),
    columns: [
      { name: words.name },
      {
        name: words.value,
        figure: true,
        show: (cell, format) => show(Number(cell), { format }),
      },
      ...(words.note ? [{ name: words.note }] : []),
    ],
    rows: rows.map(({ name, value, note }) => [name, value, ...(words.note ? [note ?? ''] : [])]),
    rowAt: ({ dataIndex }) => dataIndex,
  }
}
