/** Two aims that pull against each other: the best of one for each amount of the other, and the point that was picked. */
import { axis, common, marked, type Picture, safe, valuesAxis } from './picture.ts'

type Point = { x: number; y: number; says: string }

type About = {
  /** By x, ascending. */
  points: Point[]
  /** Which of them stands; null where none does. */
  picked: number | null
  words: { x: string; y: string; says: string; picked: string; yes: string; no: string }
}

export function frontier({ points, picked, words }: About): Picture {
  const values = (key: 'x' | 'y') => points.map((one) => one[key])
  const around = (key: 'x' | 'y') => {
    const [low, high] = [Math.min(...values(key)), Math.max(...values(key))]
    const room = Math.max((high - low) * 0.12, 0.5)
    return { min: Math.floor(low - room), max: Math.ceil(high + room), minInterval: 1 }
  }
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 8, right: 22, top: 26, bottom: 26, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const { x, y, says } = points[dataIndex]!
          const figures = `${words.x} <b>${look.format.number(x, 1)}</b><br>${words.y} <b>${look.format.number(y, 1)}</b>`
          return `<div style="max-width:260px;white-space:normal">${figures}${says ? `<br>${safe(says)}` : ''}</div>`
        },
      },
      xAxis: axis(look, {
        type: 'value',
        name: words.x,
        nameLocation: 'middle',
        nameGap: 26,
        ...around('x'),
        axisLabel: { color: look.dim, formatter: (value: number) => look.format.number(value) },
      }),
      yAxis: valuesAxis(look, (value) => look.format.number(value), {
        name: words.y,
        nameTextStyle: { color: look.dim, fontSize: 12, align: 'left' },
        ...around('y'),
      }),
      series: [
        {
          type: 'line',
          step: 'end',
          showSymbol: true,
          symbol: 'circle',
          symbolSize: 11,
          lineStyle: { width: 1.5, color: look.edge },
          itemStyle: { color: look.note, borderColor: look.card, borderWidth: 1.5 },
          emphasis: { itemStyle: { color: look.accent }, scale: 1.3 },
          data: points.map(({ x, y }) => [x, y]),
        },
        ...(picked === null
          ? []
          : [
              marked(look, {
                place: [points[picked]!.x, points[picked]!.y],
                says: words.picked,
                where: { position: 'bottom', distance: 8 },
              }),
            ]),
      ],
    }),
    columns: [
      { name: words.x, figure: true, show: (cell, format) => format.number(Number(cell), 1) },
      { name: words.y, figure: true, show: (cell, format) => format.number(Number(cell), 1) },
      { name: words.picked },
      { name: words.says },
    ],
    rows: points.map(({ x, y, says }, at) => [x, y, at === picked ? words.yes : words.no, says]),
    rowAt: ({ seriesIndex, dataIndex }) => (seriesIndex === 0 ? dataIndex : null),
    rowNear: (x, y) => nearest(points, x, y),
  }
}

function nearest(points: Point[], x: number, y: number): number | null {
  const wide =
    Math.max(...points.map((one) => one.x)) - Math.min(...points.map((one) => one.x)) || 1
  const high =
    Math.max(...points.map((one) => one.y)) - Math.min(...points.map((one) => one.y)) || 1
  const far = (one: Point) => ((one.x - x) / wide) ** 2 + ((one.y - y) / high) ** 2
  return points.length > 0
    ? points.reduce((best, one, at) => (far(one) < far(points[best]!) ? at : best), 0)
    : null
}
