/** Notes when a service was down, or time that is agreed not to count. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropOutage, putOutage } from './availability.api.ts'
import { OUTAGE_KINDS } from './availability.ts'
import { OUTAGES_CHANGED } from './serviceChanged.tsx'
import { iso } from './TellClockForm.tsx'

const Typed = z.object({
  why: z.string().trim().min(1).max(500),
  kind: z.enum(OUTAGE_KINDS),
  fromAt: z.string().min(1),
  untilAt: blankable(z.string()),
})

export function OutageForm({ accountId, done }: { accountId: string; done: () => void }) {
  const t = useWords()
  const { person } = useSession()
  const keep = useWrite(putOutage, OUTAGES_CHANGED, {
    quiet: true,
    said: ({ now: { why } }) => t('commit:outage.kept', { why }),
    undo: ({ now: { outageId } }) => ask(dropOutage, { outageId }),
  })
  const form = useForm(Typed, { kind: 'unplanned' }, async ({ fromAt, untilAt, ...given }) => {
    const at = (local: string) => iso(person.timeZone, local)
    await keep.mutateAsync({
      ...given,
      accountId,
      fromAt: at(fromAt),
      untilAt: untilAt ? at(untilAt) : null,
    })
    done()
  })
  return (
    <Form form={form} does={t('commit:save')}>
      <TextField
        {...form.field('why')}
        data-autofocus
        label={t('commit:outage.field.why')}
        autoComplete="off"
      />
      <SelectField
        {...form.field('kind')}
        label={t('commit:outage.field.kind')}
        options={OUTAGE_KINDS.map((value) => ({ value, label: t(`commit:outage.kind.${value}`) }))}
      />
      <TextField
        {...form.field('fromAt')}
        type="datetime-local"
        label={t('commit:outage.field.from')}
      />
      <TextField
        {...form.field('untilAt')}
        type="datetime-local"
        label={t('commit:outage.field.until')}
        hint={t('commit:outage.field.untilHint')}
      />
    </Form>
  )
}
