/** Writes down what was read by hand on a day; what was read before stands below. */
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { DecimalField } from '../ui/DecimalField.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { addReading, dropReading } from './item.api.ts'
import { type ItemOf, Reading } from './item.ts'
import { PLAN_CHANGED } from './planChanged.tsx'

type Props = { item: ItemOf<'objective' | 'kpi'>; done: () => void }

export function ReadingForm({ item, done }: Props) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const { itemId, readings } = item
  const { measure, unit } = item.body
  const back = (was: Reading) => ask(addReading, { ...was, itemId })
  const keep = useWrite(addReading, PLAN_CHANGED, {
    quiet: true,
    said: () => t('plan:reading.kept'),
    undo: ({ before }, { day }) => (before ? back(before) : ask(dropReading, { itemId, day })),
  })
  const drop = useWrite(dropReading, PLAN_CHANGED, {
    said: () => t('plan:reading.dropped'),
    undo: async (_, { day }) => {
      const was = readings.find((one) => one.day === day)
      if (was) await back(was)
    },
  })
  const form = useForm(Reading, { day: today }, async (given) => {
    await keep.mutateAsync({ ...given, itemId })
    done()
  })
  return (
    <Form form={form} does={t('plan:save')}>
      <DayField {...form.field('day')} max={today} label={t('plan:reading.day')} />
      <DecimalField {...form.field('value')} label={t('plan:reading.value', { measure, unit })} />
      <TextField {...form.field('source')} label={t('plan:reading.source')} autoComplete="off" />
      {readings.length > 0 && (
        <ul className="Plan-readings">
          {readings.toReversed().map(({ day, value, source }) => (
            <li key={day}>
              {format.day(day)}: {format.number(value, 2)} {unit} {source && `· ${source}`}{' '}
              <Act
                size="compact-xs"
                aria-label={t('plan:reading.dropOf', { day: format.day(day) })}
                onClick={() => drop.mutate({ itemId, day })}
              >
                {t('plan:reading.drop')}
              </Act>
            </li>
          ))}
        </ul>
      )}
    </Form>
  )
}
