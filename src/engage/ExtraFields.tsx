/** What an extra asks of the team, and what it costs besides: the fields that its fairness is worked out from. */
import { addMonths } from '../kernel/day.ts'
import { useRead } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import type { Field } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { readRequestSettings } from './extra.api.ts'
import { SkillHoursField } from './SkillHoursField.tsx'

type Name = 'hours' | 'hoursFrom' | 'hoursMonths' | 'cost' | 'currency'
type Props = {
  form: {
    field: (name: Name) => Field
    set: (more: { cost?: unknown; currency?: unknown }) => void
  }
}

/** From this month on, a year ahead; and whichever month was said. */
const AHEAD = 13

export function ExtraFields({ form }: Props) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const { currency } = useRead(readRequestSettings, {})
  const first = `${today.slice(0, 7)}-01`
  const months = Array.from({ length: AHEAD }, (_, at) => addMonths(first, at))
  const from = form.field('hoursFrom')
  const cost = form.field('cost')
  const said = typeof from.value === 'string' && !months.includes(from.value) ? [from.value] : []
  const put = (value: unknown) =>
    form.set({ cost: value, currency: typeof value === 'number' ? currency : null })
  return (
    <>
      <SkillHoursField
        field={form.field('hours')}
        label={t('engage:request.hours')}
        hint={t('engage:request.hoursHint')}
      />
      <div className="Known-two">
        <SelectField
          {...from}
          label={t('engage:request.hoursFrom')}
          options={[...said, ...months].map((value) => ({ value, label: format.month(value) }))}
        />
        <NumberField
          {...form.field('hoursMonths')}
          min={1}
          max={24}
          label={t('engage:request.hoursMonths')}
        />
      </div>
      <NumberField
        {...cost}
        onChange={put}
        min={0}
        decimals={2}
        suffix={currency ? ` ${currency}` : ''}
        label={t('engage:request.cost')}
      />
    </>
  )
}
