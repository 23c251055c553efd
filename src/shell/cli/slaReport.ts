/** The clocks of `clave sla check` as a table for people. */
import { durationText } from '../../commit/duration.ts'
import type { ClocksFile, PolicyFile } from '../../commit/slaFile.ts'
import type { Words } from '../../platform/words.ts'

export function slaReport(
  { clocks, asOf }: ClocksFile,
  { calendars }: PolicyFile,
  { t, language }: { t: Words; language: 'es' | 'en' },
): string {
  // One zone for the whole table, and it is named: that of the first calendar.
  const zone = calendars[0]?.zone ?? 'UTC'
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'es-ES', {
    timeZone: zone,
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  const instant = (at: string | null) => (at === null ? '–' : format.format(Date.parse(at)))
  const head = ['id', 'metric', 'state', 'elapsed', 'target', 'due'] as const
  const rows = [
    head.map((name) => t(`cli:sla.column.${name}`)),
    ...clocks.map((one) => [
      one.id,
      t(`cli:sla.metric.${one.metric}`),
      t(`cli:sla.state.${one.state}`) +
        (one.breachedBy === 'target' ? ` (${t('cli:sla.byTarget')})` : ''),
      durationText(one.elapsedSeconds),
      durationText(one.targetSeconds),
      instant(one.dueAt),
    ]),
  ]
  const widths = head.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)))
  const lines = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd(),
  )
  const told = t('cli:sla.told', { count: clocks.length, at: instant(asOf), zone })
  return `${[told, '', ...(clocks.length > 0 ? lines : [])].join('\n').trimEnd()}\n`
}
