/** A picture: how it is drawn, and the table behind it. Builders beside this file make them. */
import type { EChartsCoreOption } from 'echarts/core'
import type { Cell } from '../../kernel/csv.ts'
import type { MyFormats } from '../session.ts'

/** The colours and formats of this moment, from tokens.css and the session. */
export type Look = Record<(typeof COLOURS)[number], string> & {
  scheme: string
  font: string
  format: MyFormats
  still: boolean
}

export const COLOURS = [
  'ink',
  'dim',
  'line',
  'edge',
  'card',
  'raised',
  'hover',
  'accent',
  'accent-soft',
  'on-accent',
  'good',
  'warn',
  'bad',
  'note',
] as const

export type PictureColumn = {
  name: string
  figure?: boolean
  /** How the table shows it; a file gets it raw. */
  show?: (cell: Cell, format: MyFormats) => string
}

/** A share as a percentage. */
export const showShare = (cell: Cell, format: MyFormats) => format.percent(Number(cell))

export type Picture = {
  draw: (look: Look) => EChartsCoreOption
  /** Lines and what they are, shown above the picture. */
  legend?: { name: string; colour: (typeof COLOURS)[number]; dashed?: boolean }[]
  columns: PictureColumn[]
  /** Raw values, as a file gets them; the columns say how they are shown. */
  rows: Cell[][]
  /** Which row of the table a click on the picture means, from ECharts' own event. */
  rowAt?: (hit: {
    seriesIndex: number
    dataIndex: number
    value: unknown
    /** Of what has knots and lines between them: `node` or `edge`. */
    dataType?: string
  }) => number | null
  /** Where the whole ground can be clicked: the row nearest to a place on the axes. */
  rowNear?: (x: number, y: number) => number | null
}

/** What stands behind a picture that is drawn by other means. */
export type PictureTable = Pick<Picture, 'legend' | 'columns' | 'rows'>

const MOVES_MS = 180

/** What all our pictures share. */
export function common({ ink, dim, raised, line, font, still }: Look): EChartsCoreOption {
  return {
    animation: !still,
    animationDuration: MOVES_MS,
    animationDurationUpdate: MOVES_MS,
    animationEasing: 'cubicOut',
    textStyle: { fontFamily: font, fontSize: 12, color: dim },
    tooltip: {
      confine: true,
      transitionDuration: 0,
      backgroundColor: raised,
      borderColor: line,
      borderWidth: 1,
      padding: [7, 10],
      textStyle: { color: ink, fontFamily: font, fontSize: 12.5 },
      extraCssText: 'border-radius:8px;box-shadow:0 6px 20px var(--shade)',
    },
  }
}

/** An axis with thin lines and quiet words. */
export function axis({ dim, line, edge }: Look, more: Record<string, unknown> = {}) {
  return {
    axisLine: { show: true, lineStyle: { color: edge } },
    axisTick: { show: false },
    axisLabel: { color: dim, fontSize: 12, hideOverlap: true },
    splitLine: { show: false, lineStyle: { color: line } },
    nameTextStyle: { color: dim, fontSize: 12 },
    ...more,
  }
}

/** Below: months, days or groups from left to right; between marks, or each in a place of its own. */
export function namesAxis(look: Look, names: string[], apart = false) {
  return axis(look, {
    type: 'category',
    boundaryGap: apart,
    data: names,
    axisLabel: { color: look.dim, fontSize: 12, hideOverlap: true, margin: 11 },
  })
}

/** Beside: a few values, with thin lines across. */
export function valuesAxis(
  look: Look,
  show: (value: number) => string,
  more: Record<string, unknown> = {},
) {
  return axis(look, {
    type: 'value',
    axisLine: { show: false },
    splitLine: { show: true, lineStyle: { color: look.line } },
    splitNumber: 4,
    axisLabel: { color: look.dim, formatter: show },
    ...more,
  })
}

/** One point with its words, beyond a click; `where` places the words. */
export function marked(
  { accent, card, ink, font }: Look,
  { place, says, where }: { place: [number, number]; says: string; where: object },
) {
  return {
    type: 'scatter',
    silent: true,
    z: 5,
    symbolSize: 7,
    itemStyle: { color: accent, borderColor: card, borderWidth: 1.5 },
    data: [place],
    label: {
      show: true,
      ...where,
      formatter: says,
      color: ink,
      fontFamily: font,
      fontSize: 12.5,
      fontWeight: 600,
    },
  }
}

/** Text for a tooltip, which ECharts takes for markup. */
export function safe(text: unknown): string {
  return String(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
