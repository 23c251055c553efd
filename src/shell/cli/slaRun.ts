/** What `clave sla check` does with what was typed: reads both files and the calendars they name, counts, prints. */
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import type { Calendar, OtherDay } from '../../commit/calendar.ts'
import { daysOfIcs } from '../../commit/icalendar.ts'
import { slaCheck } from '../../commit/slaCheck.ts'
import { ClocksFile, EventsFile, PolicyFile } from '../../commit/slaFile.ts'
import { Problem } from '../../platform/problem.ts'
import type { Words } from '../../platform/words.ts'
import { mustBeReadable } from './given.ts'
import { jsonOf } from './jsonGiven.ts'
import { print, printLine } from './print.ts'
import type { SlaOptions } from './sla.ts'
import { slaReport } from './slaReport.ts'

type Spoken = { t: Words; language: 'es' | 'en' }

const FILES = { policy: PolicyFile, events: EventsFile, clocks: ClocksFile }

export async function runSlaCheck(options: SlaOptions, spoken: Spoken): Promise<void> {
  if (options.schema) {
    const schema = z.toJSONSchema(FILES[options.schema], { io: 'input' })
    return printLine(JSON.stringify(schema, null, 2))
  }
  const policy = await readAs('policy', options.policy, spoken)
  const events = await readAs('events', options.events, spoken)
  const asOf = options.asOf ?? events.asOf
  const now = asOf ? Date.parse(asOf) : Date.now()
  const first = new Date(
    events.events.reduce((least, { at }) => Math.min(least, Date.parse(at)), now),
  )
  const { language } = spoken
  await addDays(policy, { policyFile: options.policy!, first: first.getUTCFullYear(), language })
  const checked = slaCheck(policy, events, now)
  if ('wrong' in checked) {
    const { file, path, code, about } = checked.wrong
    const values = { file: options[file]!, path, about }
    throw new Problem(422, `cli/sla-${code}`, { values })
  }
  await (options.json
    ? printLine(JSON.stringify(checked.clocks))
    : print(slaReport(checked.clocks, policy, spoken)))
}

/** Years for which public holidays are worked out, from the one before the first event on. */
const HOLIDAY_YEARS = 30

/**
 * Days out of iCalendar files beside the policy, then public holidays; a day that the policy names itself is as it says.
 * @param first the year of the first event
 */
async function addDays(
  policy: PolicyFile,
  { policyFile, first, language }: { policyFile: string; first: number } & Pick<Spoken, 'language'>,
): Promise<void> {
  for (const [at, calendar] of policy.calendars.entries()) {
    for (const name of calendar.daysFrom) {
      addTo(calendar, await daysOfFile(resolve(dirname(policyFile), name)))
    }
    if (!calendar.holidays) continue
    const { publicHolidays } = await import('../../commit/publicHolidays.ts')
    const years = { from: first - 1, to: first - 2 + HOLIDAY_YEARS }
    const days = publicHolidays(calendar.holidays, years, language)
    if ('lacks' in days) {
      const about = calendar.holidays[days.lacks]
      const known = days.known.join(', ')
      const values = {
        file: policyFile,
        path: `calendars.${at}.holidays.${days.lacks}`,
        about,
        known,
      }
      throw new Problem(422, 'cli/sla-no-holidays', { values: values as Record<string, string> })
    }
    addTo(calendar, days)
  }
}

function addTo(calendar: Calendar, days: OtherDay[]): void {
  const own = new Set(calendar.days.map(({ day }) => day))
  calendar.days.push(...days.filter(({ day }) => !own.has(day)))
}

async function daysOfFile(file: string): Promise<OtherDay[]> {
  await mustBeReadable(file)
  const read = daysOfIcs(await readFile(file, 'utf8'))
  if (!('wrong' in read)) return read.days
  const values = { file, line: read.line, text: read.text }
  throw new Problem(422, `cli/sla-${read.wrong}`, { values })
}

async function readAs<Name extends 'policy' | 'events'>(
  name: Name,
  file: string | undefined,
  { t, language }: Spoken,
): Promise<z.output<(typeof FILES)[Name]>> {
  if (file === undefined) throw new Problem(400, 'cli/select-file', { values: { name } })
  await mustBeReadable(file)
  const given = jsonOf(file, await readFile(file, 'utf8'))
  const { localeError } = z.locales[language]()
  const read = FILES[name].safeParse(given, { error: localeError })
  if (read.success) return read.data as z.output<(typeof FILES)[Name]>
  const fields = read.error.issues.map((issue) => {
    const code = wrongOf(issue)
    const why = code ? (t(`cli:sla.wrong.${code}` as never) as unknown as string) : issue.message
    return [issue.path.join('.') || '.', why]
  })
  const values = { file }
  throw new Problem(422, 'cli/select-fields', { fields: Object.fromEntries(fields), values })
}

/** What has words of its own: what is usual to mistype, with how it is written. */
function wrongOf(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === 'custom') return issue.params?.['code'] as string | undefined
  if (issue.code === 'invalid_union') return 'kind'
  if (issue.code !== 'invalid_format') return undefined
  if (issue.format === 'datetime') return 'instant'
  if (issue.format === 'date') return 'day'
  return issue.path.at(-1) === 'target'
    ? 'target'
    : issue.path.includes('hours')
      ? 'span'
      : undefined
}
