/**
 * Public holidays by country and region, worked out by the library `date-holidays` (rules ISC, their data CC-BY-3.0,
 * by its contributors), with the days that stand in for those that fall on a Sunday.
 */
import Holidays from 'date-holidays'
import type { OtherDay } from './calendar.ts'
import type { HolidayPlace } from './holidayPlace.ts'

/** What isn't known, and what would be. */
export type NoPlace = { lacks: 'country' | 'region'; known: string[] }

/**
 * Whole days without hours, in order.
 * @param years from the first to the last, both counted
 * @param language in which they are named where the library has it
 */
export function publicHolidays(
  { country, region }: HolidayPlace,
  years: { from: number; to: number },
  language: 'es' | 'en',
): OtherDay[] | NoPlace {
  const all = new Holidays()
  const countries = all.getCountries()
  if (!Object.hasOwn(countries, country)) return { lacks: 'country', known: Object.keys(countries) }
  const regions = all.getStates(country) ?? {}
  if (region !== null && !Object.hasOwn(regions, region)) {
    return { lacks: 'region', known: Object.keys(regions) }
  }
  const here = region === null ? new Holidays(country) : new Holidays(country, region)
  const days = new Map<string, OtherDay>()
  for (let year = years.from; year <= years.to; year += 1) {
    for (const { date, name, type } of here.getHolidays(year, language)) {
      const day = date.slice(0, 10)
      if (type === 'public' && !days.has(day)) days.set(day, { day, name, hours: [] })
    }
  }
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

/** Countries that the library knows, by name, each with its regions. */
export function holidayPlaces(language: 'es' | 'en') {
  const all = new Holidays()
  return named(all.getCountries(language)).map((country) => ({
    ...country,
    regions: named(all.getStates(country.code, language) ?? {}),
  }))
}

const named = (codes: Record<string, string>) =>
  Object.entries(codes)
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
