/** Ends an opportunity: the day on which it was won or lost, why, and what is to be learned. */
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { endOpportunity, reopenOpportunity } from './opportunity.api.ts'
import { type Opportunity, OpportunityEnd } from './opportunity.ts'
import { OPPORTUNITIES_CHANGED } from './opportunityChanged.tsx'
import { useReasons } from './useStageWords.tsx'

type Props = { opportunity: Opportunity; state: OpportunityEnd['state']; done: () => void }

export function OpportunityEndForm({ opportunity, state, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const { reasons } = useReasons()
  const { opportunityId, title, competitor } = opportunity
  const end = useWrite(endOpportunity, OPPORTUNITIES_CHANGED, {
    quiet: true,
    said: () =>
      t(state === 'won' ? 'grow:opportunity.saidWon' : 'grow:opportunity.saidLost', { title }),
    undo: ({ before: { closesOn } }) => ask(reopenOpportunity, { opportunityId, closesOn }),
  })
  const form = useForm(OpportunityEnd, { state, closesOn: today, competitor }, async (given) => {
    await end.mutateAsync({ ...given, opportunityId })
    done()
  })
  const fitting = reasons.filter(({ of }) => of === 'both' || of === state)
  return (
    <Form form={form} does={t(`grow:opportunity.titles.${state}`)}>
      <p>{title}</p>
      <DayField {...form.field('closesOn')} max={today} label={t('grow:opportunity.closedOn')} />
      <SelectField
        {...form.field('reason')}
        clearable
        label={t('grow:opportunity.reason')}
        options={fitting.map(({ key, says }) => ({ value: key, label: says }))}
      />
      {state === 'lost' && (
        <LongTextField
          {...form.field('lostReason')}
          data-autofocus
          label={t('grow:opportunity.lostReason')}
        />
      )}
      <TextField
        {...form.field('competitor')}
        autoComplete="off"
        label={t('grow:opportunity.competitor')}
      />
      <LongTextField {...form.field('learned')} label={t('grow:opportunity.learned')} />
    </Form>
  )
}
