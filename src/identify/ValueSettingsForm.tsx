/** With which model forecasts are made, and how much a year discounts them. */
import { z } from 'zod'
import { useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { MODELS } from './models/candidates.ts'
import { readPortfolio } from './portfolio.api.ts'
import { chooseValueSettings, readValue, readValueSettings } from './value.api.ts'
import { ValueSettings } from './value.ts'

const Given = z.object({
  model: ValueSettings.shape.model.unwrap(),
  percent: z.coerce.number<number | string>().min(0).max(100),
})

export function ValueSettingsForm() {
  const t = useWords()
  const { role } = useSession()
  const settings = useRead(readValueSettings, {})
  const disabled = role !== 'lead' && role !== 'admin'
  const save = useWrite(chooseValueSettings, [readValueSettings, readValue, readPortfolio], {
    said: () => t('identify:value.settings.saved'),
    quiet: true,
  })
  const begun = {
    model: settings.model,
    percent: String(Math.round(1000 * settings.yearlyDiscount) / 10),
  }
  const form = useForm(Given, begun, async ({ model, percent }) => {
    await save.mutateAsync({ model, yearlyDiscount: percent / 100 })
  })
  const fields = (
    <>
      <SelectField
        {...form.field('model')}
        label={t('identify:value.settings.model')}
        disabled={disabled}
        options={[
          { value: 'auto', label: t('identify:value.settings.auto') },
          ...MODELS.map((model) => ({
            value: model,
            label: t(`identify:value.model.${model}`, { k: 'k' }),
          })),
        ]}
      />
      <TextField
        {...form.field('percent')}
        label={t('identify:value.settings.discount')}
        disabled={disabled}
      />
    </>
  )
  return (
    <Card title={t('identify:value.settings.title')}>
      {disabled ? (
        <div className="Form">{fields}</div>
      ) : (
        <Form form={form} does={t('identify:value.settings.save')}>
          {fields}
        </Form>
      )}
    </Card>
  )
}
