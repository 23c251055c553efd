/** When an account counts as stalled; saved, the accounts are looked through anew. */
import { z } from 'zod'
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { chooseStalled } from './stalled.api.ts'
import { STALL_PERIODS, StalledSettings } from './stalledJudging.ts'
import { STALLED_READS } from './stalledChanged.tsx'

/** Shares are typed as percent. */
const Typed = StalledSettings.pick({ period: true, periods: true, leastSpent: true }).extend({
  growthPercent: z.number().min(-50).max(100),
  executedPercent: z.number().min(5).max(100),
})

type Props = { settings: StalledSettings; valuation: string | null }

export function StalledSettingsForm({ settings, valuation }: Props) {
  const t = useWords()
  const keep = useWrite(chooseStalled, STALLED_READS, {
    quiet: true,
    said: () => t('segment:stalled.settings.kept'),
    undo: ({ before }) => ask(chooseStalled, before),
  })
  const percent = (share: number) => Math.round(share * 1000) / 10
  const { leastGrowth, executedFrom, ...rest } = settings
  const start = {
    ...rest,
    growthPercent: percent(leastGrowth),
    executedPercent: percent(executedFrom),
  }
  const form = useForm(Typed, start, ({ growthPercent, executedPercent, ...given }) =>
    keep.mutateAsync({
      ...given,
      leastGrowth: growthPercent / 100,
      executedFrom: executedPercent / 100,
    }),
  )
  return (
    <Form form={form} does={t('segment:stalled.settings.does')}>
      <SelectField
        {...form.field('period')}
        required
        label={t('segment:stalled.settings.period')}
        hint={t('segment:stalled.settings.periodHint')}
        options={STALL_PERIODS.map((period) => ({
          value: period,
          label: t(`segment:stalled.settings.${period}`),
        }))}
      />
      <NumberField
        {...form.field('periods')}
        required
        decimals={0}
        label={t('segment:stalled.settings.periods')}
      />
      <NumberField
        {...form.field('growthPercent')}
        suffix=" %"
        decimals={1}
        label={t('segment:stalled.settings.growth')}
      />
      <NumberField
        {...form.field('leastSpent')}
        required
        decimals={0}
        label={
          valuation
            ? t('segment:stalled.settings.spentIn', { currency: valuation })
            : t('segment:stalled.settings.spent')
        }
      />
      <NumberField
        {...form.field('executedPercent')}
        suffix=" %"
        decimals={0}
        label={t('segment:stalled.settings.executed')}
      />
    </Form>
  )
}
