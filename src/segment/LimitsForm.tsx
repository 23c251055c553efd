/** How many key accounts at most, what is kept for those of tomorrow, and how much money may be given up. */
import { ask, useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useFormat } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { z } from 'zod'
import { chooseLimits, readCapacity } from './capacity.api.ts'
import { SelectionLimits, TOO_MANY_KEY_ACCOUNTS } from './capacity.ts'

/** Shares are typed as percent. */
const Typed = SelectionLimits.pick({ most: true, whySoMany: true }).extend({
  reservePercent: z.number().min(0).max(90),
  financialPercent: z.number().min(0).max(100),
})

export function LimitsForm({ limits, writes }: { limits: SelectionLimits; writes: boolean }) {
  const t = useWords()
  const format = useFormat()
  const keep = useWrite(chooseLimits, [readCapacity], {
    quiet: true,
    said: () => t('segment:capacity.limitsKept'),
    undo: ({ before }) => ask(chooseLimits, before),
  })
  const percent = (share: number) => Math.round(share * 1000) / 10
  const start = {
    most: limits.most,
    whySoMany: limits.whySoMany,
    reservePercent: percent(limits.reserve),
    financialPercent: percent(limits.financialShare),
  }
  const form = useForm(Typed, start, ({ most, whySoMany, reservePercent, financialPercent }) =>
    keep.mutateAsync({
      ...limits,
      most,
      whySoMany,
      reserve: reservePercent / 100,
      financialShare: financialPercent / 100,
    }),
  )
  if (!writes) {
    return (
      <ul className="Limits-told">
        <li>{t('segment:capacity.mostTold', { count: limits.most })}</li>
        <li>{t('segment:capacity.reserveTold', { share: format.percent(limits.reserve) })}</li>
        <li>{t('segment:capacity.moneyTold', { share: format.percent(limits.financialShare) })}</li>
      </ul>
    )
  }
  return (
    <Form form={form} does={t('segment:capacity.keepLimits')}>
      <NumberField
        {...form.field('most')}
        decimals={0}
        label={t('segment:capacity.most')}
        hint={t('segment:capacity.mostHint')}
      />
      {Number(form.field('most').value) > TOO_MANY_KEY_ACCOUNTS && (
        <LongTextField {...form.field('whySoMany')} label={t('segment:capacity.whySoMany')} />
      )}
      <NumberField
        {...form.field('reservePercent')}
        suffix=" %"
        label={t('segment:capacity.reserve')}
        hint={t('segment:capacity.reserveHint')}
      />
      <NumberField
        {...form.field('financialPercent')}
        suffix=" %"
        label={t('segment:capacity.money')}
        hint={t('segment:capacity.moneyHint')}
      />
    </Form>
  )
}
