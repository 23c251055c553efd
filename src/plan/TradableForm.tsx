/** Adds something that can be traded. */
import { SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { type Negotiation, Tradable } from './negotiation.ts'
import { changed, useKeepNegotiation } from './negotiationChanged.tsx'

const GIVERS = ['us', 'them'] as const

export function TradableForm({ sheet, done }: { sheet: Negotiation; done: () => void }) {
  const t = useWords()
  const keep = useKeepNegotiation({ quiet: true })
  const form = useForm(Tradable.omit({ tradableId: true }), { giver: 'us' }, async (given) => {
    const tradables = [...sheet.tradables, { ...given, tradableId: crypto.randomUUID() }]
    await keep.mutateAsync(changed(sheet, { tradables }))
    done()
  })
  const { currency } = sheet
  return (
    <Form form={form} does={t('plan:negotiation.save')}>
      <TextField
        {...form.field('name')}
        data-autofocus
        label={t('plan:negotiation.tradable')}
        hint={t('plan:negotiation.tradableHint')}
        autoComplete="off"
      />
      <SelectField
        {...form.field('giver')}
        label={t('plan:negotiation.who')}
        options={GIVERS.map((value) => ({ value, label: t(`plan:negotiation.giver.${value}`) }))}
      />
      <NumberField
        {...form.field('cost')}
        min={0}
        label={t('plan:negotiation.costIn', { currency })}
      />
      <NumberField
        {...form.field('value')}
        min={0}
        label={t('plan:negotiation.valueIn', { currency })}
        hint={t('plan:negotiation.valueHint')}
      />
    </Form>
  )
}
