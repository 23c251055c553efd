/** Events on a time axis, a row per year: dots sized by amount, the window in which the next is expected, the wait. */
import type { Day } from '../../kernel/day.ts'
import { axis, type COLOURS, common, type Look, type Picture, safe } from './picture.ts'

type About = {
  /** Oldest first. */
  events: { day: Day; amount: number }[]
  /** When the next is expected. */
  window?: { from: Day; to: Day }
  /** From the last event to this day, in this colour. */
  wait?: { to: Day; colour: (typeof COLOURS)[number] }
  /** At most so many rows, the latest. */
  years: number
  show: (amount: number, look: Pick<Look, 'format'>) => string
  /** `after` of the days since the one before. */
  words: { day: string; amount: string; gap: string; after: (days: number) => string } & {
    [part in 'event' | 'window' | 'wait']: string
  }
}

type Stretch = [from: [number, string], to: [number, string]]

const MS_PER_DAY = 86_400_000
const LARGEST = 20
const SMALLEST = 4

export function yearDots({ events, window, wait, years: most, show, words }: About): Picture {
  const last = events.at(-1)?.day
  const ends = [last, window?.to, wait?.to].filter((day) => day !== undefined)
  const latest = Math.max(...ends.map(yearOf))
  const first = Math.max(latest - most + 1, Math.min(...events.map(({ day }) => yearOf(day))))
  const years = Array.from({ length: latest - first + 1 }, (_, at) => String(first + at))
  const shown = events
    .map((event, at) => ({ ...event, gap: at > 0 ? days(events[at - 1]!.day, event.day) : null }))
    .filter(({ day }) => yearOf(day) >= first)
  const top = Math.max(...shown.map(({ amount }) => amount), Number.MIN_VALUE)
  const strokes = (look: Look) => [
    ...(window ? stretches(window.from, window.to).map((one) => stroke(one, look, 'band')) : []),
    ...(wait && last ? stretches(last, wait.to).map((one) => stroke(one, look, wait.colour)) : []),
  ]
  return {
    draw: (look) => ({
      ...common(look),
      // Its days are those of a leap year, in no time zone.
      useUTC: true,
      grid: { left: 4, right: 14, top: 6, bottom: 4, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        formatter: ({ seriesId, dataIndex }: { seriesId: string; dataIndex: number }) => {
          if (seriesId !== 'events') return ''
          const { day, amount, gap } = shown[dataIndex]!
          const since = gap === null ? '' : `<br>${safe(words.after(gap))}`
          return `${look.format.day(day)}<br><b>${show(amount, look)}</b>${since}`
        },
      },
      xAxis: axis(look, {
        type: 'time',
        min: placeOf('2024-01-01'),
        max: placeOf('2024-12-31'),
        minInterval: 28 * MS_PER_DAY,
        splitLine: { show: true, lineStyle: { color: look.line } },
        axisLine: { show: false },
        axisLabel: {
          color: look.dim,
          fontSize: 12,
          hideOverlap: true,
          formatter: (at: number) => look.format.monthName(new Date(at).toISOString().slice(0, 10)),
        },
      }),
      yAxis: axis(look, {
        type: 'category',
        inverse: true,
        data: years,
        axisLine: { show: false },
        splitLine: { show: true, lineStyle: { color: look.line } },
        axisLabel: { color: look.ink, fontSize: 12.5 },
      }),
      series: [
        ...strokes(look),
        {
          id: 'events',
          type: 'scatter',
          z: 4,
          itemStyle: { color: look.accent, opacity: 0.72, borderColor: look.card, borderWidth: 1 },
          emphasis: { itemStyle: { opacity: 1, borderColor: look.ink } },
          data: shown.map(({ day, amount }) => ({
            value: [placeOf(day), String(yearOf(day))],
            symbolSize: SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.max(0, amount / top)),
          })),
        },
        ...(wait
          ? [
              {
                type: 'scatter',
                silent: true,
                z: 5,
                symbol: 'rect',
                symbolSize: [2.5, 18],
                itemStyle: { color: look.ink },
                data: [[placeOf(wait.to), String(yearOf(wait.to))]],
              },
            ]
          : []),
      ],
    }),
    legend: [
      { name: words.event, colour: 'accent' },
      ...(window ? [{ name: words.window, colour: 'note' as const }] : []),
      ...(wait ? [{ name: words.wait, colour: wait.colour }] : []),
    ],
    columns: [
      { name: words.day, show: (cell, format) => format.day(String(cell)) },
      { name: words.amount, figure: true, show: (cell, format) => show(Number(cell), { format }) },
      { name: words.gap, figure: true },
    ],
    rows: events.toReversed().map(({ day, amount }, at) => {
      const before = events[events.length - 2 - at]
      return [day, amount, before ? days(before.day, day) : null]
    }),
  }
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

function days(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY)
}

/** Where it stands in any year. */
function placeOf(day: Day): number {
  return Date.parse(`2024${day.slice(4)}`)
}

/** Cut where a year ends; at least a day long, so that it can be seen. */
function stretches(from: Day, to: Day): Stretch[] {
  const found: Stretch[] = []
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const begins = year === yearOf(from) ? placeOf(from) : placeOf('2024-01-01')
    const ends = year === yearOf(to) ? placeOf(to) : placeOf('2024-12-31')
    const row = String(year)
    found.push([
      [begins, row],
      [Math.max(ends, begins + MS_PER_DAY), row],
    ])
  }
  return found
}

function stroke(data: Stretch, look: Look, kind: 'band' | (typeof COLOURS)[number]) {
  const isBand = kind === 'band'
  return {
    type: 'line',
    silent: true,
    z: isBand ? 2 : 3,
    showSymbol: false,
    data,
    lineStyle: {
      width: isBand ? 20 : 3,
      cap: 'butt',
      color: isBand ? look.note : look[kind],
      opacity: isBand ? 0.3 : 1,
    },
  }
}
