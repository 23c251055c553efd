/** Writes down an opportunity, or changes it; undo puts back what stood. */
import { useEngaged } from '../engage/useEngaged.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropOpportunity, putOpportunity } from './opportunity.api.ts'
import { type Opportunity, OpportunityGiven } from './opportunity.ts'
import { OPPORTUNITIES_CHANGED } from './opportunityChanged.tsx'

const Typed = OpportunityGiven.omit({ accountId: true, ownerTold: true })

type Props = { accountId: string; changes?: Opportunity; done: () => void }

export function OpportunityForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const { today, person, firm } = useSession()
  const { theirs, ours } = useEngaged(accountId, {
    theirs: changes?.contactId ? [{ id: changes.contactId, name: changes.contactName }] : [],
    ours: changes?.ownerId ? [{ id: changes.ownerId, name: changes.ownerName }] : [],
  })
  const keep = useWrite(putOpportunity, OPPORTUNITIES_CHANGED, {
    quiet: true,
    said: ({ now: { title } }) => t('grow:opportunity.kept', { title }),
    undo: ({ now: { opportunityId }, before }) =>
      before ? ask(putOpportunity, before) : ask(dropOpportunity, { opportunityId }),
  })
  const isOurs = ours.some(({ value }) => value === person.personId)
  const home = firm.homeCurrency ?? 'EUR'
  const fresh = { createdOn: today, ownerId: isOurs ? person.personId : null, currency: home }
  const start = changes ? { ...changes, currency: changes.currency ?? home } : fresh
  const form = useForm(Typed, start, async (given) => {
    const currency = given.amount === null ? null : given.currency
    await keep.mutateAsync({ ...changes, ...given, currency, accountId })
    done()
  })
  return (
    <Form form={form} does={t('engage:save')}>
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('grow:opportunity.what')}
        autoComplete="off"
      />
      <DecimalField {...form.field('amount')} label={t('grow:opportunity.amount')} />
      <TextField {...form.field('currency')} label={t('grow:opportunity.currency')} />
      <DayField {...form.field('closesOn')} label={t('grow:opportunity.closesOn')} />
      <TextField {...form.field('stage')} label={t('grow:opportunity.stage')} />
      <TextField {...form.field('pipeline')} label={t('grow:opportunity.pipeline')} />
      <SelectField
        {...form.field('contactId')}
        search
        clearable
        label={t('grow:opportunity.contact')}
        options={theirs}
      />
      <SelectField
        {...form.field('ownerId')}
        search
        clearable
        label={t('grow:opportunity.owner')}
        options={ours}
      />
      <LongTextField {...form.field('text')} label={t('grow:opportunity.text')} />
    </Form>
  )
}
