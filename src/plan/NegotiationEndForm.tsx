/** How a negotiation ended; undo opens it again. */
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { endNegotiation, reopenNegotiation } from './negotiation.api.ts'
import { type Negotiation, NegotiationEnd } from './negotiation.ts'
import { NEGOTIATIONS_CHANGED } from './negotiationChanged.tsx'

const ENDS = ['agreed', 'broken'] as const

export function NegotiationEndForm({ sheet, done }: { sheet: Negotiation; done: () => void }) {
  const t = useWords()
  const { accountId, negotiationId, subject, measure } = sheet
  const end = useWrite(endNegotiation, NEGOTIATIONS_CHANGED, {
    quiet: true,
    said: () => t('plan:negotiation.ended', { subject }),
    undo: () => ask(reopenNegotiation, { accountId, negotiationId }),
  })
  const form = useForm(NegotiationEnd, { state: 'agreed' }, async (given) => {
    await end.mutateAsync({ ...given, accountId, negotiationId })
    done()
  })
  return (
    <Form form={form} does={t('plan:negotiation.save')}>
      <SelectField
        {...form.field('state')}
        data-autofocus
        label={t('plan:negotiation.howEnded')}
        options={ENDS.map((value) => ({ value, label: t(`plan:negotiation.states.${value}`) }))}
      />
      {form.values.state !== 'broken' && (
        <DecimalField
          {...form.field('agreedAt')}
          label={t('plan:negotiation.number', { measure })}
        />
      )}
      <LongTextField {...form.field('outcome')} label={t('plan:negotiation.outcome')} />
    </Form>
  )
}
