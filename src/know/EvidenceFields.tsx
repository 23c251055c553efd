/** The fields of every form that says something of a client: where from, of what day, how sure. */
import { CONFIDENCES } from '../accounts/potential.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { useSession } from '../ui/session.ts'
import type { Field } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'

type Props = { form: { field: (name: 'source' | 'seenOn' | 'confidence') => Field } }

export function EvidenceFields({ form }: Props) {
  const t = useWords()
  const { today } = useSession()
  return (
    <>
      <TextField
        {...form.field('source')}
        label={t('know:evidence.source')}
        hint={t('know:evidence.sourceHint')}
        autoComplete="off"
      />
      <DayField {...form.field('seenOn')} max={today} label={t('know:evidence.seenOn')} />
      <SelectField
        {...form.field('confidence')}
        label={t('know:evidence.confidence')}
        options={CONFIDENCES.map((value) => ({ value, label: t(`know:evidence.is.${value}`) }))}
      />
    </>
  )
}
