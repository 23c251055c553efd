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
import { SelectionLimits, TOO_MANY_KEY_ACCOUNTS, withReason } from './capacity.ts'
import { LeastFields } from './LeastFields.tsx'
import { ManyKeyAccounts } from './ManyKeyAccounts.tsx'
import { GROUPED } from './selection.ts'

/** Shares are typed as percent; a line without a name is none. */
const Typed = SelectionLimits.pick({ most: true, whySoMany: true }).extend({
  reservePercent: z.number().min(0).max(90),
  financialPercent: z.number().min(0).max(100),
  least: z
    .array(
      z.object({
        by: z.enum(GROUPED),
        name: z.string().trim().max(120),
        accounts: z.number().int().min(1).max(1000),
      }),
    )
    .max(50),
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
    least: limits.least,
  }
  const form = useForm(Typed, start, ({ most, whySoMany, least, ...typed }) =>
    keep.mutateAsync(
      withReason({
        ...limits,
        most,
        whySoMany,
        least: least.filter(({ name }) => name !== ''),
        reserve: typed.reservePercent / 100,
        financialShare: typed.financialPercent / 100,
      }),
    ),
  )
  const most = Number(form.field('most').value)
  if (!writes) {
    return (
      <ul className="Limits-told">
        <li>{t('segment:capacity.mostTold', { count: limits.most })}</li>
        <li>{t('segment:capacity.reserveTold', { share: format.percent(limits.reserve) })}</li>
        <li>{t('segment:capacity.moneyTold', { share: format.percent(limits.financialShare) })}</li>
        {limits.least.map(({ by, name, accounts }) => (
          <li key={`${by} ${name}`}>
            {t('segment:least.told', {
              count: accounts,
              of: t(`segment:least.by.${by}`),
              name,
            })}
          </li>
        ))}
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
      <ManyKeyAccounts count={most} />
      {most > TOO_MANY_KEY_ACCOUNTS && (
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
      <LeastFields {...form.field('least')} />
    </Form>
  )
}
