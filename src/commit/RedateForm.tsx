/** Another day for a commitment, with why; the one before stays to be seen. */
import { ask, useWrite } from '../ui/api.ts'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useFormat } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { redateCommitment, undateCommitment } from './commitment.api.ts'
import { type Commitment, NewDay } from './commitment.ts'
import { COMMITMENTS_CHANGED } from './commitmentChanged.tsx'

type Props = { commitment: Commitment; done: () => void }

export function RedateForm({ commitment: { commitmentId, promise, dueOn, madeOn }, done }: Props) {
  const t = useWords()
  const format = useFormat()
  const redate = useWrite(redateCommitment, COMMITMENTS_CHANGED, {
    quiet: true,
    said: (now) => t('commit:said.redate', { promise, day: format.day(now.dueOn) }),
    undo: () => ask(undateCommitment, { commitmentId }),
  })
  const form = useForm(NewDay, {}, async (given) => {
    await redate.mutateAsync({ ...given, commitmentId })
    done()
  })
  return (
    <Form form={form} does={t('commit:act.redate')}>
      <p>
        <b>{promise}</b>
      </p>
      <p className="dim">{t('commit:dueNow', { day: format.day(dueOn) })}</p>
      <DayField
        {...form.field('dueOn')}
        data-autofocus
        min={madeOn}
        label={t('commit:field.newDay')}
      />
      <LongTextField {...form.field('reason')} rows={2} label={t('commit:field.reason')} />
    </Form>
  )
}
