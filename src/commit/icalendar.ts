/** Whole days out of an iCalendar file (RFC 5545): the holidays that offices publish. */
import { addDays, type Day } from '../kernel/day.ts'
import type { OtherDay } from './calendar.ts'

/** How many years a holiday that returns every year is written out for. */
const YEARS = 30

export type IcsRead =
  | { days: OtherDay[]; skipped: number }
  | { wrong: 'not-icalendar' | 'rule'; line: number; text: string }

/**
 * Events that last whole days, each a day without hours; `FREQ=YEARLY` on one date is followed for thirty years from
 * its start, until its UNTIL or COUNT. What has hours of its own is counted as skipped.
 */
export function daysOfIcs(text: string): IcsRead {
  const lines = unfolded(text)
  if (lines[0]?.text.trim().toUpperCase() !== 'BEGIN:VCALENDAR') {
    return { wrong: 'not-icalendar', line: 1, text: lines[0]?.text.slice(0, 80) ?? '' }
  }
  const days = new Map<Day, OtherDay>()
  let event: Map<string, string> | null = null
  let skipped = 0
  for (const { line, text: read } of lines) {
    const [, name = '', value = ''] = /^([^:;]+)[^:]*:(.*)$/.exec(read) ?? []
    const upper = name.toUpperCase()
    if (upper === 'BEGIN' && value.toUpperCase() === 'VEVENT') event = new Map()
    else if (upper === 'END' && value.toUpperCase() === 'VEVENT' && event) {
      const first = dayOf(event.get('DTSTART'))
      if (first === null) skipped += 1
      else addEvent(days, event, first)
      event = null
    } else if (event && upper === 'RRULE' && !isYearly(value)) {
      return { wrong: 'rule', line, text: value.slice(0, 80) }
    } else event?.set(upper, value)
  }
  return { days: [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)), skipped }
}

function addEvent(days: Map<Day, OtherDay>, event: Map<string, string>, first: Day): void {
  const end = dayOf(event.get('DTEND')) ?? addDays(first, 1)
  const name = (event.get('SUMMARY') ?? '').replaceAll(/\\([,;\\])/g, '$1').replaceAll(/\\n/gi, ' ')
  const rule = event.get('RRULE')
  const until = dayOf(/UNTIL=(\d{8})/i.exec(rule ?? '')?.[1]) ?? '9999-12-31'
  const times = rule ? Math.min(Number(/COUNT=(\d+)/i.exec(rule)?.[1] ?? YEARS), YEARS) : 1
  for (let time = 0; time < times; time += 1) {
    const starts = `${Number(first.slice(0, 4)) + time}${first.slice(4)}`
    if (starts > until) break
    // The 29th of February exists in some years only.
    if (Number.isNaN(Date.parse(starts)) || !addDays(starts, 0).startsWith(starts)) continue
    const length = Math.min(Math.round((Date.parse(end) - Date.parse(first)) / 86_400_000), 366)
    for (let at = 0; at < Math.max(length, 1); at += 1) {
      const day = addDays(starts, at)
      days.set(day, { day, name: name.trim().slice(0, 200), hours: [] })
    }
  }
}

function isYearly(rule: string): boolean {
  return /(^|;)FREQ=YEARLY(;|$)/i.test(rule) && !/(INTERVAL=(?!1(;|$))|BYDAY|BYSETPOS)/i.test(rule)
}

/** null where it isn't a whole day. */
function dayOf(value: string | undefined): Day | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(value?.trim() ?? '') ?? []
  return year ? `${year}-${month}-${day}` : null
}

/** Long lines are folded: what begins with a space goes on. */
function unfolded(text: string): { line: number; text: string }[] {
  const lines: { line: number; text: string }[] = []
  for (const [at, read] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const last = lines.at(-1)
    if (/^[ \t]/.test(read) && last) last.text += read.slice(1)
    else if (read !== '') lines.push({ line: at + 1, text: read })
  }
  return lines
}
