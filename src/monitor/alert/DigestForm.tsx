/** How often whoever looks wants their alerts by mail, and at what hour of their day. */
import { ask, useRead, useWrite } from '../../ui/api.ts'
import { SelectField } from '../../ui/choiceFields.tsx'
import { Form } from '../../ui/Form.tsx'
import { useSession } from '../../ui/session.ts'
import { useForm } from '../../ui/useForm.ts'
import { useWords } from '../../ui/words.ts'
import { readAlertDigest, setAlertDigest } from './alertDigest.api.ts'
import { AlertDigest, DIGESTS } from './alertDigest.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}))

export function DigestForm({ done }: { done: () => void }) {
  const t = useWords()
  const { person, settings } = useSession()
  const { every, hour } = useRead(readAlertDigest, {})
  const set = useWrite(setAlertDigest, [readAlertDigest], {
    quiet: true,
    said: ({ now }) => t(`monitor:alert.digest.kept.${now.every}`),
    undo: ({ before }) => ask(setAlertDigest, before),
  })
  const form = useForm(AlertDigest, { every, hour: String(hour) }, async (given) => {
    await set.mutateAsync(given)
    done()
  })
  return (
    <Form form={form} does={t('monitor:alert.digest.does')}>
      {!settings.mail && <p className="dim">{t('monitor:alert.digest.noMail')}</p>}
      <SelectField
        {...form.field('every')}
        label={t('monitor:alert.digest.how')}
        options={DIGESTS.map((value) => ({
          value,
          label: t(`monitor:alert.digest.every.${value}`),
        }))}
      />
      {form.values.every !== 'never' && (
        <SelectField
          {...form.field('hour')}
          label={t('monitor:alert.digest.hour')}
          hint={t('monitor:alert.digest.zone', { zone: person.timeZone })}
          options={HOURS}
        />
      )}
    </Form>
  )
}
