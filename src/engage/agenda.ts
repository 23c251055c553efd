/** What a talk with a client ought to speak of, from what stands open and what has changed since the last one. */
import { z } from 'zod'
import { addDays, Day, daysBetween } from '../kernel/day.ts'
import { TALK_KINDS } from './cadence.ts'
import { Interaction } from './interaction.ts'

/** Where a line comes from, in the order in which one speaks of them. words: engage:agenda.source.* */
export const AGENDA_SOURCES = [
  'escalation',
  'alert',
  'clock',
  'commitment',
  'theirs',
  'expectation',
  'compensation',
  'request',
  'firing',
  'departure',
  'ownChange',
  'fact',
  'action',
  'milestone',
] as const
export type AgendaSource = (typeof AGENDA_SOURCES)[number]

export const AgendaLine = z.object({
  source: z.enum(AGENDA_SOURCES),
  sourceId: z.guid(),
  text: z.string(),
  /** By when it is due, or since when it is so. */
  day: Day.nullable(),
  /** Who owns it on our side, or whom of theirs it is about. */
  who: z.string().nullable(),
  /** How it stands, where that can be more than open: of a clock; of an alert its rule. */
  state: z.string().nullable(),
})
export type AgendaLine = z.infer<typeof AgendaLine>

export const Prepared = z.object({
  /** The last talk that was held; null where there was none. */
  last: Interaction.pick({
    interactionId: true,
    kind: true,
    happenedOn: true,
    subject: true,
    outcome: true,
    sentiment: true,
  }).nullable(),
  /** Changes are told from this day on. */
  since: Day,
  lines: z.array(AgendaLine),
})
export type Prepared = z.infer<typeof Prepared>

/** Changes are told of so many days where nobody spoke with them, and never of less than a fortnight. */
const FIRST_DAYS = 90
const LEAST_DAYS = 14

/** Kinds after which one knows what changed: written ones leave most of it unsaid. */
export const SPOKEN_KINDS = TALK_KINDS.filter(
  (kind) => !['mail', 'message', 'event'].includes(kind),
)

/**
 * From which day on changes are told.
 * @param lastOn the day of the last talk face to face or by voice; null where there was none
 */
export function changesSince(lastOn: Day | null, today: Day): Day {
  if (lastOn === null) return addDays(today, -FIRST_DAYS)
  const least = addDays(today, -LEAST_DAYS)
  return lastOn < least ? lastOn : least
}

/** Whether a line is due before today; changes and what has no day are never late. */
export function isLate({ source, day, state }: AgendaLine, today: Day): boolean {
  if (source === 'clock') return state === 'breached'
  const due = source === 'commitment' || source === 'theirs' || source === 'action'
  return due && day !== null && day < today
}

/** As one speaks of them: what is late first, then by where it comes from, then the oldest day first. */
export function inOrder(lines: readonly AgendaLine[], today: Day): AgendaLine[] {
  const place = ({ source }: AgendaLine) => AGENDA_SOURCES.indexOf(source)
  const day = (line: AgendaLine) => (line.day ? daysBetween('2000-01-01', line.day) : Infinity)
  return lines.toSorted(
    (a, b) =>
      Number(isLate(b, today)) - Number(isLate(a, today)) ||
      place(a) - place(b) ||
      (day(a) === day(b) ? 0 : day(a) - day(b)) ||
      a.text.localeCompare(b.text),
  )
}
