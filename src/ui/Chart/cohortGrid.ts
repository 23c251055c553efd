/** What is left of each cohort, period by period since it came: a row per cohort, deeper where more is left. */
import { mix, readable } from '../colour.ts'
import { axis, common, type Look, type Picture, safe } from './picture.ts'

type About = {
  /** From the top down; shares of the first period, which is 1. */
  cohorts: { name: string; long: string; clients: number; shares: (number | null)[] }[]
  /** Names of the periods since: `0`, `1`, ... */
  words: { cohort: string; clients: string; period: string; share: string }
}

/** From so much of the first period on, a colour is at its deepest; growth beyond it is written, not deeper. */
const DEEPEST = 1.25
/** The palest still stands out from the ground. */
const PALEST = 0.08

export function cohortGrid({ cohorts, words }: About): Picture {
  const periods = Math.max(0, ...cohorts.map(({ shares }) => shares.length))
  const fields = cohorts.flatMap(({ shares }, row) =>
    shares.flatMap((share, period) => (share === null ? [] : [{ row, period, share }])),
  )
  const shares = fields.map(({ share }) => share)
  const low = Math.max(0, Math.min(1, ...shares))
  const high = Math.min(DEEPEST, Math.max(1, ...shares))
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 4, right: 8, top: 22, bottom: 4, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const { row, period, share } = fields[dataIndex]!
          const { long, clients } = cohorts[row]!
          return `${safe(long)} · ${look.format.number(clients)} ${safe(words.clients)}<br>${safe(words.period)} ${period}<br>${safe(words.share)} <b>${look.format.percent(share)}</b>`
        },
      },
      xAxis: axis(look, {
        type: 'category',
        position: 'top',
        data: Array.from({ length: periods }, (_, period) => String(period)),
        axisLine: { show: false },
        axisLabel: { color: look.dim, fontSize: 12 },
      }),
      yAxis: axis(look, {
        type: 'category',
        inverse: true,
        data: cohorts.map(({ name }) => name),
        axisLine: { show: false },
        axisLabel: { color: look.ink, fontSize: 12, interval: 0 },
      }),
      series: [
        {
          type: 'heatmap',
          labelLayout: { hideOverlap: true },
          emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 1.5 } },
          data: fields.map(({ row, period, share }) => {
            const ground = mix(look['accent-soft'], look.accent, depth(share, low, high))
            return {
              value: [period, row, share],
              itemStyle: { color: ground, borderColor: look.card, borderWidth: 2, borderRadius: 4 },
              label: {
                show: true,
                fontFamily: look.font,
                fontSize: 11.5,
                color: readable(ground, look.ink),
                formatter: bare(look, share),
              },
            }
          }),
        },
      ],
    }),
    columns: [
      { name: words.cohort },
      { name: words.clients, figure: true },
      { name: words.period, figure: true },
      { name: words.share, figure: true, show: (cell, format) => format.percent(Number(cell)) },
    ],
    rows: fields.map(({ row, period, share }) => [
      cohorts[row]!.long,
      cohorts[row]!.clients,
      period,
      share,
    ]),
  }
}

/** Between the least and the most that is left anywhere, so that small differences are seen. */
function depth(share: number, low: number, high: number): number {
  const place = high > low ? (share - low) / (high - low) : 1
  return PALEST + Math.min(1, Math.max(0, place)) * (0.9 - PALEST)
}

/** Hundredths without their sign, which the words beside say. */
function bare({ format }: Look, share: number): string {
  return format.number(share * 100)
}
