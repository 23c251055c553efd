/** Says a working calendar, or how it is from now on: zone, hours by weekday, holidays, days of its own, an .ics file. */
import { z } from 'zod'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { Form } from '../ui/Form.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords, words } from '../ui/words.ts'
import { Spans, WEEKDAYS } from './calendar.ts'
import { daysOfIcs } from './icalendar.ts'
import { OwnDaysField } from './OwnDaysField.tsx'
import { LEVELS_CHANGED } from './serviceChanged.tsx'
import { archiveCalendar, listHolidayPlaces, putCalendar } from './workingCalendar.api.ts'
import { CalendarGiven, type WorkingCalendar } from './workingCalendar.ts'

/** `9:00-14:00, 16:00-19:00` as people type it; blank is no hours. */
const HoursTyped = z
  .string()
  .default('')
  .transform((typed) =>
    typed
      .replaceAll(/\s*[-–]\s*/g, '-')
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((span) => span.replaceAll(/(^|-)(\d):/g, '$10$2:')),
  )
  .pipe(Spans)

const Typed = CalendarGiven.omit({ hours: true, holidays: true }).extend({
  ...(Object.fromEntries(WEEKDAYS.map((day) => [day, HoursTyped])) as Record<
    (typeof WEEKDAYS)[number],
    typeof HoursTyped
  >),
  country: z.string().nullish(),
  region: z.string().nullish(),
})

const ZONES = Intl.supportedValuesOf('timeZone')
const USUAL = '09:00-18:00'

type Props = { changes?: WorkingCalendar; done: () => void }

export function CalendarForm({ changes, done }: Props) {
  const t = useWords()
  const language = words.language.startsWith('en') ? 'en' : 'es'
  const places = useRead(listHolidayPlaces, { language })
  const keep = useWrite(putCalendar, LEVELS_CHANGED, {
    quiet: true,
    said: ({ now: { name } }) => t('commit:calendar.kept', { name }),
    undo: ({ now, before }) =>
      before
        ? ask(putCalendar, { ...before, was: now.versionId })
        : ask(archiveCalendar, { calendarId: now.calendarId }),
  })
  const form = useForm(Typed, startOf(changes), async ({ country, region, ...given }) => {
    const { mon, tue, wed, thu, fri, sat, sun, ...rest } = given
    await keep.mutateAsync({
      ...rest,
      language,
      hours: { mon, tue, wed, thu, fri, sat, sun },
      holidays: country ? { country, region: region ?? null } : null,
      ...(changes ? { calendarId: changes.calendarId, was: changes.versionId } : {}),
    })
    done()
  })
  const country = form.field('country')
  const regions = places.find(({ code }) => code === country.value)?.regions ?? []
  const asOption = ({ code, name }: { code: string; name: string }) => ({
    value: code,
    label: name,
  })
  return (
    <Form form={form} does={t('commit:save')}>
      {changes && <p className="dim">{t('commit:calendar.fromNow', { count: changes.open })}</p>}
      <TextField
        {...form.field('name')}
        label={t('commit:calendar.field.name')}
        autoComplete="off"
      />
      <SelectField
        {...form.field('zone')}
        search
        label={t('commit:calendar.field.zone')}
        options={ZONES}
      />
      <p className="dim">{t('commit:calendar.hoursHint')}</p>
      {WEEKDAYS.map((day) => (
        <TextField
          key={day}
          {...form.field(day)}
          label={t(`commit:calendar.weekday.${day}`)}
          placeholder={t('commit:calendar.closed')}
          autoComplete="off"
        />
      ))}
      <SelectField
        {...country}
        onChange={(value) => form.set({ country: value ?? null, region: null })}
        search
        clearable
        label={t('commit:calendar.field.country')}
        options={places.map(asOption)}
      />
      {regions.length > 0 && (
        <SelectField
          {...form.field('region')}
          search
          clearable
          label={t('commit:calendar.field.region')}
          options={regions.map(asOption)}
        />
      )}
      <OwnDaysField field={form.field('ownDays')} />
      <IcsField
        name={form.field('importedFrom').value}
        days={form.field('importedDays').value}
        take={(taken) => form.set(taken)}
      />
    </Form>
  )
}

function startOf(changes: WorkingCalendar | undefined) {
  if (!changes) {
    const week = Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, USUAL]))
    return { zone: 'Europe/Madrid', ...week, ownDays: [] }
  }
  const { hours, holidays, ...rest } = changes
  const week = Object.fromEntries(WEEKDAYS.map((day) => [day, hours[day].join(', ')]))
  return { ...rest, ...week, country: holidays?.country, region: holidays?.region }
}

type IcsProps = {
  name: unknown
  days: unknown
  take: (taken: Pick<CalendarGiven, 'importedDays' | 'importedFrom'>) => void
}

function IcsField({ name, days, take }: IcsProps) {
  const t = useWords()
  const count = Array.isArray(days) ? days.length : 0
  async function read([file]: File[]) {
    if (!file) return
    const found = daysOfIcs(await file.text())
    take({ importedDays: 'wrong' in found ? [] : found.days, importedFrom: file.name })
  }
  return (
    <FileDrop
      accept=".ics,text/calendar"
      multiple={false}
      limitBytes={2_000_000}
      title={t('commit:calendar.ics')}
      onFiles={(files) => void read(files)}
    >
      {typeof name === 'string' && name !== ''
        ? t(count > 0 ? 'commit:calendar.icsDays' : 'commit:calendar.icsNone', { name, count })
        : t('commit:calendar.icsHint')}
    </FileDrop>
  )
}
