/** What comes up, one below the other on a time axis: from the day of notice to the last day. */
import type { Day } from '../../kernel/day.ts'
import { axis, common, type Look, type Picture, safe } from './picture.ts'

export type Renewal = { name: string; what: string; noticeBy: Day; endsOn: Day; amount: number }

type About = {
  /** From the top down. */
  rows: Renewal[]
  today: Day
  /** `at` is the row, whose currency may be its own. */
  show: (at: number, look: Pick<Look, 'format'>) => string
  words: { [part in 'name' | 'what' | 'notice' | 'end' | 'amount' | 'today']: string }
}

export function renewals({ rows, today, show, words }: About): Picture {
  const at = (day: Day) => Date.parse(day)
  const place = (row: number) => String(row)
  return {
    draw: (look) => ({
      ...common(look),
      useUTC: true,
      grid: { left: 4, right: 18, top: 6, bottom: 4, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        formatter: ({ value }: { value: [number, string] }) => {
          const row = Number(value[1])
          const one = rows[row]
          if (!one) return ''
          return `${safe(one.name)} · ${safe(one.what)}<br>${safe(words.notice)} <b>${look.format.day(one.noticeBy)}</b><br>${safe(words.end)} <b>${look.format.day(one.endsOn)}</b><br>${show(row, look)}`
        },
      },
      xAxis: axis(look, {
        type: 'time',
        minInterval: 28 * 86_400_000,
        splitLine: { show: true, lineStyle: { color: look.line } },
        axisLine: { show: false },
        axisLabel: {
          color: look.dim,
          fontSize: 12,
          hideOverlap: true,
          formatter: (time: number) => look.format.month(new Date(time).toISOString().slice(0, 10)),
        },
      }),
      yAxis: axis(look, {
        type: 'category',
        inverse: true,
        data: rows.map((_, row) => place(row)),
        axisLine: { show: false },
        axisLabel: {
          color: look.ink,
          fontSize: 12.5,
          width: 130,
          overflow: 'truncate',
          formatter: (row: string) => rows[Number(row)]?.name ?? '',
        },
      }),
      series: [
        ...rows.map(({ noticeBy, endsOn }, row) => ({
          type: 'line',
          silent: true,
          showSymbol: false,
          data: [
            [at(noticeBy), place(row)],
            [at(endsOn), place(row)],
          ],
          lineStyle: { width: 3, color: look.warn, opacity: 0.55 },
        })),
        dots(look.warn, (one) => one.noticeBy, 10),
        dots(look.accent, (one) => one.endsOn, 12),
        {
          type: 'line',
          silent: true,
          data: [],
          markLine: {
            symbol: 'none',
            label: { show: false },
            lineStyle: { color: look.dim, type: [3, 3], width: 1 },
            data: [{ xAxis: at(today) }],
          },
        },
      ],
    }),
    legend: [
      { name: words.notice, colour: 'warn' },
      { name: words.end, colour: 'accent' },
      { name: words.today, colour: 'dim', dashed: true },
    ],
    columns: [
      { name: words.name },
      { name: words.what },
      { name: words.notice, show: (cell, format) => format.day(String(cell)) },
      { name: words.end, show: (cell, format) => format.day(String(cell)) },
      { name: words.amount, figure: true },
    ],
    rows: rows.map(({ name, what, noticeBy, endsOn, amount }) => [
      name,
      what,
      noticeBy,
      endsOn,
      amount,
    ]),
    rowAt: ({ value }) => (Array.isArray(value) ? Number(value[1]) : null),
  }

  function dots(color: string, dayOf: (one: Renewal) => Day, symbolSize: number) {
    return {
      type: 'scatter',
      z: 4,
      symbolSize,
      itemStyle: { color },
      data: rows.map((one, row) => [at(dayOf(one)), place(row)]),
    }
  }
}
