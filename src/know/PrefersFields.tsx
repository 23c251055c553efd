/** How someone wants to be spoken to: language, channel, how often. */
import { SelectField } from '../ui/choiceFields.tsx'
import type { Field } from '../ui/useForm.ts'
import { NumberField } from '../ui/NumberField.tsx'
import { useWords } from '../ui/words.ts'
import { CHANNELS, LANGUAGES } from './contact.ts'

type Props = { form: { field: (name: 'language' | 'channel' | 'everyDays') => Field } }

export function PrefersFields({ form }: Props) {
  const t = useWords()
  return (
    <>
      <SelectField
        {...form.field('language')}
        clearable
        label={t('know:people.language')}
        options={LANGUAGES.map((value) => ({ value, label: t(`know:people.languages.${value}`) }))}
      />
      <SelectField
        {...form.field('channel')}
        clearable
        label={t('know:people.channel')}
        options={CHANNELS.map((value) => ({ value, label: t(`know:people.channels.${value}`) }))}
      />
      <NumberField {...form.field('everyDays')} label={t('know:people.everyDays')} />
    </>
  )
}
