/** Closes a remedy with what came of it. */
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { closeRemedy, reopenRemedy } from './remedy.api.ts'
import { ClosingGiven, type Remedy } from './remedy.ts'
import { REMEDY_CHANGED } from './remedyChanged.tsx'

export function CloseRemedyForm({ remedy, done }: { remedy: Remedy; done: () => void }) {
  const t = useWords()
  const { remedyId } = remedy
  const close = useWrite(closeRemedy, REMEDY_CHANGED, {
    quiet: true,
    said: ({ account }) => t('segment:remedy.closed', { account }),
    undo: () => ask(reopenRemedy, { remedyId }),
  })
  const form = useForm(ClosingGiven, { state: 'done' }, async (given) => {
    await close.mutateAsync({ ...given, remedyId })
    done()
  })
  return (
    <Form form={form} does={t('segment:remedy.closeIt')}>
      <SelectField
        {...form.field('state')}
        label={t('segment:remedy.how')}
        options={ClosingGiven.shape.state.options.map((value) => ({
          value,
          label: t(`segment:remedy.state.${value}`),
        }))}
      />
      <LongTextField
        {...form.field('outcome')}
        label={t('segment:remedy.outcome')}
        hint={t('segment:remedy.outcomeHint')}
      />
    </Form>
  )
}
