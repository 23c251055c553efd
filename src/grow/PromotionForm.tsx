/** Writes down a promotion, or changes it; undo puts back what stood. */
import { useState } from 'react'
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { AccountsField } from '../know/AccountsField.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { TagsField } from '../ui/choiceFields.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropPromotion, listFamilies, putPromotion } from './promotion.api.ts'
import { type Promotion, PromotionGiven } from './promotion.ts'
import { PROMOTIONS_CHANGED } from './promotionChanged.tsx'

const Typed = PromotionGiven.omit({ accountIds: true, marginShare: true }).extend({
  marginPercent: blankable(z.number().min(0).max(100)),
})

type Props = { changes?: Promotion; done: (kept?: Promotion) => void }

export function PromotionForm({ changes, done }: Props) {
  const t = useWords()
  const { firm } = useSession()
  const families = useRead(listFamilies, {})
  const [accounts, setAccounts] = useState(changes?.accounts ?? [])
  const keep = useWrite(putPromotion, PROMOTIONS_CHANGED, {
    quiet: true,
    said: ({ now: { name } }) => t('grow:promotion.kept', { name }),
    undo: ({ now: { promotionId }, before }) =>
      before ? ask(putPromotion, before) : ask(dropPromotion, { promotionId }),
  })
  const start = changes
    ? {
        ...changes,
        marginPercent: changes.marginShare === null ? null : Math.round(changes.marginShare * 100),
      }
    : { currency: firm.homeCurrency ?? 'EUR', weeksBefore: 2, weeksAfter: 4 }
  const form = useForm(Typed, start, async ({ marginPercent, ...given }) => {
    const { now } = await keep.mutateAsync({
      ...given,
      ...(changes ? { promotionId: changes.promotionId } : {}),
      marginShare: marginPercent === null ? null : marginPercent / 100,
      accountIds: accounts.map(({ accountId }) => accountId),
    })
    done(now)
  })
  return (
    <Form form={form} does={t('engage:save')}>
      <TextField
        {...form.field('name')}
        data-autofocus
        autoComplete="off"
        label={t('grow:promotion.name')}
      />
      <TagsField
        {...form.field('families')}
        label={t('grow:promotion.families')}
        options={families}
      />
      <AccountsField
        label={t('grow:promotion.accounts')}
        hint={t('grow:promotion.accountsHint')}
        value={accounts}
        onChange={setAccounts}
      />
      <DayField {...form.field('fromOn')} label={t('grow:promotion.fromOn')} />
      <DayField {...form.field('untilOn')} label={t('grow:promotion.untilOn')} />
      <DecimalField {...form.field('cost')} label={t('grow:promotion.cost')} />
      <TextField {...form.field('currency')} label={t('grow:opportunity.currency')} />
      <NumberField
        {...form.field('weeksBefore')}
        min={0}
        max={12}
        decimals={0}
        label={t('grow:promotion.weeksBefore')}
      />
      <NumberField
        {...form.field('weeksAfter')}
        min={0}
        max={26}
        decimals={0}
        label={t('grow:promotion.weeksAfter')}
      />
      <NumberField
        {...form.field('marginPercent')}
        min={0}
        max={100}
        decimals={0}
        label={t('grow:promotion.margin')}
      />
      <LongTextField {...form.field('note')} label={t('grow:promotion.note')} />
    </Form>
  )
}
