/** Notes what a client believes was promised, or changes it; undo puts back what stood. */
import { listAccountContacts } from '../know/contact.api.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { listAccountCommitments } from './commitment.api.ts'
import { dropExpectation, putExpectation } from './expectation.api.ts'
import { type Expectation, ExpectationGiven } from './expectation.ts'
import { EXPECTATIONS_CHANGED } from './expectationChanged.tsx'

const Typed = ExpectationGiven.omit({ accountId: true })

type Props = { accountId: string; changes?: Expectation; done: () => void }

export function ExpectationForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const contacts = useRead(listAccountContacts, { accountId })
  const commitments = useRead(listAccountCommitments, { accountId })
  const keep = useWrite(putExpectation, EXPECTATIONS_CHANGED, {
    quiet: true,
    said: () => t('commit:expectation.kept'),
    undo: ({ now: { expectationId }, before }) =>
      before ? ask(putExpectation, before) : ask(dropExpectation, { expectationId }),
  })
  const form = useForm(Typed, changes ?? { heardOn: today }, async (given, asAnother) => {
    const same =
      changes && !asAnother
        ? { expectationId: changes.expectationId, was: ExpectationGiven.parse(changes) }
        : {}
    await keep.mutateAsync({ ...given, accountId, ...same })
    done()
  })
  return (
    <Form form={form} does={t('commit:save')} aside={<AsAnother form={form} />}>
      <LongTextField
        {...form.field('believed')}
        data-autofocus
        rows={2}
        label={t('commit:expectation.believed')}
      />
      <SelectField
        {...form.field('contactId')}
        search
        clearable
        label={t('commit:expectation.who')}
        options={contacts.map(({ contactId, name }) => ({ value: contactId, label: name }))}
      />
      <TextField
        {...form.field('source')}
        label={t('commit:expectation.source')}
        autoComplete="off"
      />
      <DayField {...form.field('heardOn')} max={today} label={t('commit:expectation.heardOn')} />
      <LongTextField
        {...form.field('promised')}
        rows={2}
        label={t('commit:expectation.promised')}
      />
      <SelectField
        {...form.field('commitmentId')}
        search
        clearable
        label={t('commit:expectation.commitment')}
        options={commitments.map(({ commitmentId, promise }) => ({
          value: commitmentId,
          label: promise,
        }))}
      />
      <LongTextField {...form.field('gap')} rows={2} label={t('commit:expectation.gap')} />
    </Form>
  )
}
