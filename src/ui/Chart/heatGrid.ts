/** How many stand in each field of two scales: recency by frequency. */
import { mix, readable } from '../colour.ts'
import { axis, common, type Look, type Picture, safe } from './picture.ts'

type About = {
  /** One per field; a field that is missing is empty. */
  fields: { x: string; y: string; count: number; note?: string }[]
  xs: string[]
  ys: string[]
  /** Fields that are let through now: `x y`; the others fade. */
  chosen?: ReadonlySet<string>
  words: { x: string; y: string; count: string; note?: string }
}

export function heatGrid({ fields, xs, ys, chosen, words }: About): Picture {
  const most = Math.max(1, ...fields.map(({ count }) => count))
  const fades = ({ x, y }: { x: string; y: string }) =>
    chosen && chosen.size > 0 && !chosen.has(`${x} ${y}`)
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 46, right: 8, top: 8, bottom: 42 },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const { x, y, count, note } = fields[dataIndex]!
          const scales = `${safe(words.x)} ${safe(x)} · ${safe(words.y)} ${safe(y)}`
          return `<b>${look.format.number(count)}</b> ${safe(words.count)}<br>${scales}${note ? `<br>${safe(note)}` : ''}`
        },
      },
      xAxis: axis(look, {
        type: 'category',
        data: xs,
        name: words.x,
        nameLocation: 'middle',
        nameGap: 26,
        axisLine: { show: false },
      }),
      yAxis: axis(look, {
        type: 'category',
        data: ys,
        name: words.y,
        nameLocation: 'middle',
        nameGap: 26,
        axisLine: { show: false },
      }),
      visualMap: {
        show: false,
        min: 0,
        max: most,
        inRange: { color: [look['accent-soft'], look.accent] },
      },
      series: [
        {
          type: 'heatmap',
          itemStyle: { borderColor: look.card, borderWidth: 3, borderRadius: 6 },
          emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 1.5 } },
          data: fields.map((field) => ({
            value: [xs.indexOf(field.x), ys.indexOf(field.y), field.count],
            itemStyle: { opacity: fades(field) ? 0.3 : 1 },
            label: {
              show: field.count > 0,
              fontFamily: look.font,
              ...label(look, field.count / most),
            },
          })),
        },
      ],
    }),
    columns: [
      { name: words.x },
      { name: words.y },
      { name: words.count, figure: true },
      ...(words.note ? [{ name: words.note }] : []),
    ],
    rows: fields.map(({ x, y, count, note }) => [x, y, count, ...(words.note ? [note ?? ''] : [])]),
    rowAt: ({ dataIndex }) => dataIndex,
  }
}

/** Words that can be read on a field of this depth. */
function label(look: Look, share: number) {
  return { color: readable(mix(look['accent-soft'], look.accent, share), look.ink), fontSize: 12 }
}
