/** How much of an account's plan was carried out, and how one knows: what the plan itself counted stands there to begin with. */
import { z } from 'zod'
import { ask, useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { answerExecution, takeBackAnswer } from './stalled.api.ts'
import { ExecutionGiven, type StalledCase } from './stalled.ts'
import { STALLED_READS } from './stalledChanged.tsx'

/** The share is typed as percent. */
const Typed = ExecutionGiven.pick({ how: true }).extend({ percent: z.number().min(0).max(100) })

export function ExecutionForm({ told: { caseId, account, planned } }: { told: StalledCase }) {
  const t = useWords()
  const answer = useWrite(answerExecution, STALLED_READS, {
    quiet: true,
    said: (_, { share }) => t('segment:stalled.execution.said', { share, account }),
    undo: () => ask(takeBackAnswer, { caseId }),
  })
  const fromPlan = planned && {
    percent: Math.round((100 * planned.done) / planned.due),
    how: t('segment:stalled.execution.asTold', planned),
  }
  const form = useForm(Typed, fromPlan ?? {}, ({ percent, how }) =>
    answer.mutateAsync({ caseId, share: percent / 100, how }),
  )
  return (
    <Form form={form} does={t('segment:stalled.execution.does')}>
      <p className="dim">
        {planned
          ? t('segment:stalled.execution.told', {
              ...planned,
              share: planned.done / planned.due,
            })
          : t('segment:stalled.execution.untold')}
      </p>
      <NumberField
        {...form.field('percent')}
        label={t('segment:stalled.execution.share')}
        suffix=" %"
        decimals={0}
      />
      <LongTextField
        {...form.field('how')}
        label={t('segment:stalled.execution.how')}
        hint={t('segment:stalled.execution.howHint')}
      />
    </Form>
  )
}
