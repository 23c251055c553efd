/** What the clocks of a time zone show: its offset from UTC, piece by piece of a year, from the IANA rules in Intl. */

const DAY = 86_400_000
const WEEK = 7 * DAY

/** `from` <= instant < `to` in ms since 1970 UTC; local time = instant + `offset`. */
export type ZonePiece = { from: number; to: number; offset: number }

const formats = new Map<string, Intl.DateTimeFormat>()
const years = new Map<string, ZonePiece[]>()

export function isZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

/**
 * Local time minus UTC, in ms.
 * @param at ms since 1970 UTC
 */
export function offsetAt(zone: string, at: number): number {
  const whole = Math.floor(at / 1000) * 1000
  const [month, day, year, hour, minute, second] = formatOf(zone).format(whole).match(/\d+/g)!
  return Date.UTC(+year!, +month! - 1, +day!, +hour!, +minute!, +second!) - whole
}

/**
 * When the clocks of a zone show a day and time, in ms since 1970 UTC.
 * @param local as `2026-11-30T10:00`; a day alone is its midnight
 */
export function instantIn(zone: string, local: string): number {
  const utc = Date.parse(local.length === 10 ? local : `${local}Z`)
  return utc - offsetAt(zone, utc - offsetAt(zone, utc))
}

/** What the clocks of a zone show at an instant, as `2026-11-30T10:00`. */
export function localIn(zone: string, at: number): string {
  return new Date(at + offsetAt(zone, at)).toISOString().slice(0, 16)
}

/**
 * The pieces of one year of UTC, in order and without holes.
 * A change that is taken back within a week isn't seen; no zone has had one since 1970.
 */
export function piecesOf(zone: string, year: number): ZonePiece[] {
  const key = `${zone} ${year}`
  const known = years.get(key)
  if (known) return known
  const start = Date.UTC(year, 0)
  const end = Date.UTC(year + 1, 0)
  const pieces: ZonePiece[] = [{ from: start, to: end, offset: offsetAt(zone, start) }]
  for (let at = start; at < end; at += WEEK) {
    const last = pieces.at(-1)!
    const next = Math.min(at + WEEK, end)
    const offset = offsetAt(zone, next)
    if (offset === last.offset) continue
    const changes = changeBetween(zone, at, next, last.offset)
    if (changes === end) continue
    last.to = changes
    pieces.push({ from: changes, to: end, offset })
  }
  years.set(key, pieces)
  return pieces
}

/** The second at which the offset is no longer `before`. */
function changeBetween(zone: string, from: number, to: number, before: number): number {
  let low = from / 1000
  let high = to / 1000
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, middle * 1000) === before) low = middle
    else high = middle
  }
  return high * 1000
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, made)
  return made
}
