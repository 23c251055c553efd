/** Shares with how far luck reaches: a band from low to high, and a dot where the share itself lies. */
import { axis, common, type Look, type Picture, safe, showShare } from './picture.ts'

export type ShareRange = {
  name: string
  /** 0..1, as the two beside it. */
  share: number | null
  low: number
  high: number
  inTime: number
  due: number
}

type Names = { who: string; share: string; low: string; high: string; inTime: string; due: string }

export function shareRanges(rows: readonly ShareRange[], names: Names): Picture {
  const percent = (share: number | null, { format }: Pick<Look, 'format'>) =>
    share === null ? '' : format.percent(share, 0)
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 4, right: 100, top: 4, bottom: 4, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const { name, share, low, high } = rows[dataIndex]!
          return `${safe(name)}<br>${safe(names.share)} <b>${percent(share, look)}</b><br>${safe(names.low)} ${percent(low, look)}<br>${safe(names.high)} ${percent(high, look)}`
        },
      },
      xAxis: axis(look, {
        type: 'value',
        min: 0,
        max: 1,
        axisLine: { show: false },
        splitLine: { show: true, lineStyle: { color: look.line } },
        axisLabel: {
          color: look.dim,
          hideOverlap: true,
          formatter: (share: number) => look.format.percent(share, 0),
        },
      }),
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
          data: rows.map(({ share }, at) => [share ?? 0, at]),
        },
        {
          // At the right edge, so that no figure stands on a band.
          type: 'scatter',
          symbolSize: 0.1,
          silent: true,
          label: {
            show: true,
            position: 'right',
            distance: 14,
            color: look.dim,
            fontFamily: look.font,
            fontSize: 12.5,
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const { share, inTime, due } = rows[dataIndex]!
              return `${percent(share, look)} · ${inTime}/${due}`
            },
          },
          data: rows.map((_, at) => [1, at]),
        },
      ],
    }),
    legend: [
      { name: names.share, colour: 'accent' },
      { name: `${names.low} – ${names.high}`, colour: 'accent-soft' },
    ],
    columns: [
      { name: names.who },
      { name: names.share, figure: true, show: showShare },
      { name: names.low, figure: true, show: showShare },
      { name: names.high, figure: true, show: showShare },
      { name: names.inTime, figure: true },
      { name: names.due, figure: true },
    ],
    rows: rows.map(({ name, share, low, high, inTime, due }) => [
      name,
      share,
      low,
      high,
      inTime,
      due,
    ]),
  }
}
