/** Starts a clock by hand, for a promise or a delivery; requests start theirs by themselves. */
import { z } from 'zod'
import { listColleagues } from '../accounts/account.api.ts'
import { WORKERS } from '../kernel/actor.ts'
import { blankable } from '../kernel/blankable.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { METRICS } from './levelRules.ts'
import { useLevelWords } from './LevelWords.tsx'
import { dropClock, startClock } from './serviceClock.api.ts'
import { ClockGiven } from './serviceClock.ts'
import { CLOCKS_CHANGED } from './serviceChanged.tsx'
import { listAccountLevels } from './serviceLevel.api.ts'
import { iso } from './TellClockForm.tsx'

const Typed = ClockGiven.pick({ metric: true, title: true, ownerId: true }).extend({
  at: blankable(z.string()),
})

export function StartClockForm({ accountId, done }: { accountId: string; done: () => void }) {
  const t = useWords()
  const said = useLevelWords()
  const { person } = useSession()
  const { holding } = useRead(listAccountLevels, { accountId })
  const people = useRead(listColleagues, {})
    .filter(({ role }) => (WORKERS as readonly string[]).includes(role))
    .map(({ personId, name }) => ({ value: personId, label: name }))
  const promised = METRICS.flatMap((metric) => holding.find((one) => one.metric === metric) ?? [])
  const start = useWrite(startClock, CLOCKS_CHANGED, {
    quiet: true,
    said: ({ title }) => t('commit:clock.said.start', { title }),
    undo: ({ clockId }) => ask(dropClock, { clockId }),
  })
  const first = { metric: promised[0]?.metric, ownerId: person.personId }
  const mine = people.some(({ value }) => value === person.personId)
  const form = useForm(
    Typed,
    mine ? first : { ...first, ownerId: undefined },
    async ({ at, ...given }) => {
      await start.mutateAsync({ ...given, accountId, at: at ? iso(person.timeZone, at) : null })
      done()
    },
  )
  if (promised.length === 0) return <p>{t('commit:clock.noLevel')}</p>
  return (
    <Form form={form} does={t('commit:clock.start')}>
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('commit:clock.field.title')}
        hint={t('commit:clock.field.titleHint')}
        autoComplete="off"
      />
      <SelectField
        {...form.field('metric')}
        label={t('commit:clock.field.metric')}
        options={promised.map((level) => ({ value: level.metric, label: said(level) }))}
      />
      <SelectField
        {...form.field('ownerId')}
        search
        clearable
        label={t('commit:field.owner')}
        options={people}
      />
      <TextField
        {...form.field('at')}
        type="datetime-local"
        label={t('commit:clock.field.startAt')}
        hint={t('commit:clock.field.atHint')}
      />
    </Form>
  )
}
