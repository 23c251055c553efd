/** A calendar period as text: a year `2026`, a quarter `2026-Q1`, a month `2026-03`. */

export const PERIOD = /^(19|20|21)\d{2}(-(Q[1-4]|0[1-9]|1[0-2]))?$/

/** As files write it: `2026`, `2026-T1`, `Q1 2026`, `1T26`, `2026-03`, `03/2026`; null for anything else. */
export function readPeriod(text: string): string | null {
  const plain = text.trim().toUpperCase().replace(/\s+/g, ' ')
  const year = /^(\d{4})(?:\.0+)?$/.exec(plain)?.[1]
  const quarter =
    /^(?<year>\d{4})[-/ ]?[QT] ?(?<no>[1-4])$/.exec(plain)?.groups ??
    /^[QT] ?(?<no>[1-4])[-/ ]?(?<year>\d{4}|\d{2})$/.exec(plain)?.groups ??
    /^(?<no>[1-4]) ?[QT][-/ ]?(?<year>\d{4}|\d{2})$/.exec(plain)?.groups
  const month =
    /^(?<year>\d{4})[-/.](?<no>\d{1,2})$/.exec(plain)?.groups ??
    /^(?<no>\d{1,2})[-/.](?<year>\d{4})$/.exec(plain)?.groups
  const period =
    year ??
    (quarter && `${quarter['year']!.padStart(4, '20')}-Q${quarter['no']}`) ??
    (month && `${month['year']}-${month['no']!.padStart(2, '0')}`) ??
    ''
  return PERIOD.test(period) ? period : null
}
