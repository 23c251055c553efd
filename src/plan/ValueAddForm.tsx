/** Puts one thing into the firm's catalogue of value added, or changes it. */
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { VALUE_KINDS } from './item.ts'
import { keepCatalogue, readCatalogue } from './plan.api.ts'
import { type Catalogue, ValueAdd } from './valueAdd.ts'

type Props = { catalogue: Catalogue; changes: ValueAdd | null; done: () => void }

export function ValueAddForm({ catalogue, changes, done }: Props) {
  const t = useWords()
  const keep = useWrite(keepCatalogue, [readCatalogue], {
    quiet: true,
    said: () => t('plan:catalogue.kept'),
    undo: ({ before }) => ask(keepCatalogue, before),
  })
  const start = changes
    ? { ...changes, cost: changes.cost === null ? '' : String(changes.cost) }
    : { type: 'support' }
  const form = useForm(ValueAdd, start, async (given) => {
    const others = catalogue.valueAdds.filter(({ title }) => title !== changes?.title)
    const kept = [...others.filter(({ title }) => title !== given.title), given]
    await keep.mutateAsync({
      valueAdds: kept.toSorted((a, b) => a.title.localeCompare(b.title)),
      was: catalogue,
    })
    done()
  })
  return (
    <Form form={form} does={t('plan:save')}>
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('plan:kind.valueAdd.what')}
        autoComplete="off"
      />
      <SelectField
        {...form.field('type')}
        label={t('plan:field.valueAdd.type')}
        options={VALUE_KINDS.map((value) => ({ value, label: t(`plan:option.type.${value}`) }))}
      />
      <DecimalField {...form.field('cost')} label={t('plan:field.valueAdd.cost')} />
      <LongTextField {...form.field('about')} rows={2} label={t('plan:field.valueAdd.about')} />
    </Form>
  )
}
