/** How the gap between belief and promise was closed; undo opens it again. */
import { ask, useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { listAccountCommitments } from './commitment.api.ts'
import { handleExpectation, reopenExpectation } from './expectation.api.ts'
import { type Expectation, Handling, HANDLINGS } from './expectation.ts'
import { EXPECTATIONS_CHANGED } from './expectationChanged.tsx'

type Props = { expectation: Expectation; done: () => void }

export function HandleForm({ expectation: { expectationId, accountId, believed }, done }: Props) {
  const t = useWords()
  const commitments = useRead(listAccountCommitments, { accountId })
  const handle = useWrite(handleExpectation, EXPECTATIONS_CHANGED, {
    quiet: true,
    said: () => t('commit:expectation.handled'),
    undo: () => ask(reopenExpectation, { expectationId }),
  })
  const form = useForm(Handling, { handling: 'cleared' }, async (given) => {
    await handle.mutateAsync({ ...given, expectationId })
    done()
  })
  return (
    <Form form={form} does={t('commit:expectation.close')}>
      <p>
        <b>{believed}</b>
      </p>
      <SelectField
        {...form.field('handling')}
        label={t('commit:expectation.how')}
        options={HANDLINGS.map((value) => ({
          value,
          label: t(`commit:expectation.handlings.${value}`),
        }))}
      />
      {form.values.handling === 'promised' && (
        <SelectField
          {...form.field('madeCommitmentId')}
          search
          label={t('commit:expectation.which')}
          hint={t('commit:expectation.whichHint')}
          options={commitments.map(({ commitmentId, promise }) => ({
            value: commitmentId,
            label: promise,
          }))}
        />
      )}
      <LongTextField {...form.field('outcome')} label={t('commit:expectation.outcome')} />
    </Form>
  )
}
