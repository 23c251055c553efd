/** The levels of escalation: what each is called, who is told, and within how long it must be solved there. */
import { useState } from 'react'
import { listColleagues } from '../accounts/account.api.ts'
import { WORKERS } from '../kernel/actor.ts'
import { listCalendars } from '../commit/workingCalendar.api.ts'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { ManyField, SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { liveField } from '../ui/liveField.ts'
import { NumberField } from '../ui/NumberField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { keepEscalationSettings, readEscalationSettings } from './escalation.api.ts'
import { useLevelName } from './EscalationChips.tsx'
import { type EscalationLevel, EscalationSettings, TOLD_ROLES } from './escalationSettings.ts'

const CHANGED = [readEscalationSettings]
const MOST = 4

export function EscalationLevelsCard({ mayChange }: { mayChange: boolean }) {
  const t = useWords()
  const settings = useRead(readEscalationSettings, {})
  const name = useLevelName()
  const [key, setKey] = useState(0)
  return (
    <Card title={t('engage:escalation.levels')}>
      {mayChange ? (
        <LevelsForm key={key} settings={settings} again={() => setKey((was) => was + 1)} />
      ) : (
        <ol>
          {settings.levels.map(({ within }, at) => (
            <li key={name(at + 1)}>
              {t('engage:escalation.within', { name: name(at + 1), within })}
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

type Props = { settings: EscalationSettings; again: () => void }

function LevelsForm({ settings, again }: Props) {
  const t = useWords()
  const keep = useWrite(keepEscalationSettings, CHANGED, {
    quiet: true,
    said: () => t('engage:settings.kept'),
    undo: async ({ before }) => {
      await ask(keepEscalationSettings, before)
      again()
    },
  })
  const form = useForm(EscalationSettings, settings, (given) => keep.mutateAsync(given))
  const levels = form.values.levels as EscalationLevel[]
  const put = (at: number, more: Partial<EscalationLevel>) =>
    form.set({ levels: levels.map((one, i) => (i === at ? { ...one, ...more } : one)) })
  return (
    <Form form={form} does={t('engage:save')}>
      {levels.map((level, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a level is its place
        <fieldset key={at} className="Engage-level">
          <legend>{t('engage:escalation.level', { level: at + 1 })}</legend>
          <LevelFields level={level} at={at} put={(more) => put(at, more)} />
        </fieldset>
      ))}
      <div className="Known-acts">
        {levels.length < MOST && (
          <Act
            size="compact-sm"
            onClick={() =>
              form.set({
                levels: [...levels, { name: '', tells: ['leads'], within: '8h', calendarId: null }],
              })
            }
          >
            {t('engage:escalation.addLevel')}
          </Act>
        )}
        {levels.length > 1 && (
          <Act size="compact-sm" onClick={() => form.set({ levels: levels.slice(0, -1) })}>
            {t('engage:escalation.dropLevel')}
          </Act>
        )}
      </div>
      <NumberField
        {...form.field('updateHours')}
        min={1}
        max={168}
        suffix=" h"
        label={t('engage:escalation.updateEvery')}
      />
    </Form>
  )
}

type FieldsProps = {
  level: EscalationLevel
  at: number
  put: (more: Partial<EscalationLevel>) => void
}

function LevelFields({ level, at, put }: FieldsProps) {
  const t = useWords()
  const calendars = useRead(listCalendars, {}).filter(({ archived }) => !archived)
  const people = useRead(listColleagues, {}).filter(({ role }) =>
    (WORKERS as readonly string[]).includes(role),
  )
  return (
    <>
      <TextField
        {...liveField(`levels.${at}.name`, level.name, (to) => put({ name: String(to) }))}
        required={false}
        label={t('engage:escalation.levelCalled')}
      />
      <ManyField
        {...liveField(`levels.${at}.tells`, level.tells, (to) => put({ tells: to as string[] }))}
        label={t('engage:escalation.tellsWhom')}
        options={[
          ...TOLD_ROLES.map((value) => ({ value, label: t(`engage:escalation.tells.${value}`) })),
          ...people.map(({ personId, name }) => ({ value: personId, label: name })),
        ]}
      />
      <div className="Known-two">
        <TextField
          {...liveField(`levels.${at}.within`, level.within, (to) => put({ within: String(to) }))}
          label={t('engage:escalation.withinHow')}
          autoComplete="off"
        />
        <SelectField
          {...liveField(`levels.${at}.calendarId`, level.calendarId, (to) =>
            put({ calendarId: (to as string | undefined) ?? null }),
          )}
          required={false}
          clearable
          label={t('commit:level.field.calendar')}
          options={calendars.map(({ calendarId, name }) => ({ value: calendarId, label: name }))}
        />
      </div>
    </>
  )
}
