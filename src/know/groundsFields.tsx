/** The fields that say how sure something is, from where it comes, and of what day it is true. */
import { CONFIDENCES } from '../accounts/potential.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import type { Field } from '../ui/useForm.ts'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'

type Props = { field: (name: 'confidence' | 'source' | 'seenOn') => Field }

export function GroundsFields({ field }: Props) {
  const t = useWords()
  const { today } = useSession()
  return (
    <>
      <SelectField
        {...field('confidence')}
        label={t('know:deciders.confidence')}
        options={CONFIDENCES.map((value) => ({
          value,
          label: t(`know:deciders.confidences.${value}`),
        }))}
      />
      <TextField
        {...field('source')}
        label={t('know:deciders.source')}
        hint={t('know:deciders.sourceHint')}
        autoComplete="off"
      />
      <DayField {...field('seenOn')} max={today} label={t('know:deciders.seenOn')} />
    </>
  )
}
