/** Ends an opportunity: the day on which it was won, or why it was lost. */
import { ask, useWrite } from '../ui/api.ts'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { endOpportunity, reopenOpportunity } from './opportunity.api.ts'
import { type Opportunity, OpportunityEnd } from './opportunity.ts'
import { OPPORTUNITIES_CHANGED } from './opportunityChanged.tsx'

type Props = { opportunity: Opportunity; state: OpportunityEnd['state']; done: () => void }

export function OpportunityEndForm({ opportunity: { opportunityId, title }, state, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const end = useWrite(endOpportunity, OPPORTUNITIES_CHANGED, {
    quiet: true,
    said: () =>
      t(state === 'won' ? 'grow:opportunity.saidWon' : 'grow:opportunity.saidLost', { title }),
    undo: ({ before: { closesOn } }) => ask(reopenOpportunity, { opportunityId, closesOn }),
  })
  const form = useForm(OpportunityEnd, { state, closesOn: today }, async (given) => {
    await end.mutateAsync({ ...given, opportunityId })
    done()
  })
  return (
    <Form form={form} does={t(`grow:opportunity.titles.${state}`)}>
      <p>{title}</p>
      <DayField {...form.field('closesOn')} max={today} label={t('grow:opportunity.closedOn')} />
      {state === 'lost' && (
        <LongTextField
          {...form.field('lostReason')}
          data-autofocus
          label={t('grow:opportunity.lostReason')}
        />
      )}
    </Form>
  )
}
