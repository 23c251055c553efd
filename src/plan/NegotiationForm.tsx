/** Prepares a negotiation, or changes its sheet; undo puts back what stood. */
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { DayField, SwitchField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { type Negotiation, NegotiationGiven } from './negotiation.ts'
import { useKeepNegotiation } from './negotiationChanged.tsx'

const WAYS = ['more', 'less'] as const
const NUMBERS = ['ourReservation', 'ourTarget', 'theirReservation', 'theirTarget'] as const
const TEXTS = [
  'ourAlternative',
  'theirAlternative',
  'ourInterests',
  'theirInterests',
  'evidence',
] as const

type Props = { accountId: string; changes?: Negotiation; done: () => void }

export function NegotiationForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const { firm } = useSession()
  const keep = useKeepNegotiation({ quiet: true })
  const fresh = {
    isPrivate: true,
    better: 'more' as const,
    currency: firm.homeCurrency ?? 'EUR',
    tradables: [],
    offers: [],
  }
  const form = useForm(NegotiationGiven, changes ?? fresh, async (given, asAnother) => {
    const same =
      changes && !asAnother
        ? { negotiationId: changes.negotiationId, was: NegotiationGiven.parse(changes) }
        : {}
    await keep.mutateAsync({ ...given, ...same, accountId })
    done()
  })
  return (
    <Form form={form} does={t('plan:negotiation.save')} aside={<AsAnother form={form} />}>
      <TextField
        {...form.field('subject')}
        data-autofocus
        label={t('plan:negotiation.subject')}
        autoComplete="off"
      />
      <DayField {...form.field('heldOn')} label={t('plan:negotiation.heldOn')} />
      <SwitchField
        {...form.field('isPrivate')}
        label={t('plan:negotiation.keepPrivate')}
        hint={t('plan:negotiation.privateHint')}
      />
      <TextField
        {...form.field('measure')}
        label={t('plan:negotiation.measure')}
        hint={t('plan:negotiation.measureHint')}
        autoComplete="off"
      />
      <SelectField
        {...form.field('better')}
        label={t('plan:negotiation.better')}
        options={WAYS.map((value) => ({ value, label: t(`plan:negotiation.ways.${value}`) }))}
      />
      <DecimalField
        {...form.field('unitWorth')}
        label={t('plan:negotiation.unitWorth')}
        hint={t('plan:negotiation.unitWorthHint')}
      />
      <TextField
        {...form.field('currency')}
        label={t('plan:negotiation.currency')}
        autoComplete="off"
      />
      {NUMBERS.map((name) => (
        <DecimalField
          key={name}
          {...form.field(name)}
          label={t(`plan:negotiation.fields.${name}`)}
          hint={t(`plan:negotiation.hints.${name}`)}
        />
      ))}
      {TEXTS.map((name) => (
        <LongTextField
          key={name}
          {...form.field(name)}
          label={t(`plan:negotiation.fields.${name}`)}
          hint={t(`plan:negotiation.hints.${name}`)}
        />
      ))}
    </Form>
  )
}
