/** Says what a unit of the client spends on a family in a year, or our place there; undo puts back what stood. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { EvidenceFields } from '../know/EvidenceFields.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField, SuggestField } from '../ui/choiceFields.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropWalletLine, putWalletLine } from './wallet.api.ts'
import { BASES, type Wallet, WalletGiven, type WalletRow } from './wallet.ts'
import { WALLET_CHANGED } from './walletChanged.tsx'

/** A share is typed as a percentage. */
const Typed = WalletGiven.omit({ targetShare: true }).extend({
  unitId: z.guid(),
  target: blankable(z.coerce.number<number | string>().min(0).max(100)),
})

type Props = {
  accountId: string
  wallet: Wallet
  changes?: WalletRow
  done: () => void
}

export function WalletForm({ accountId, wallet, changes, done }: Props) {
  const t = useWords()
  const { today, firm } = useSession()
  const keep = useWrite(putWalletLine, WALLET_CHANGED, {
    quiet: true,
    said: ({ now: { family, year } }) => t('plan:wallet.kept', { family, year }),
    undo: ({ now: { lineId, accountId: unitId }, before }) =>
      before ? ask(putWalletLine, before) : ask(dropWalletLine, { accountId: unitId, lineId }),
  })
  const { targetShare = null, ...stood } = changes ?? {}
  const start = changes
    ? {
        ...stood,
        unitId: changes.accountId,
        target: targetShare === null ? null : percent(targetShare),
      }
    : {
        unitId: accountId,
        year: Number(today.slice(0, 4)),
        basis: 'spend' as const,
        currency: wallet.figures?.currency ?? firm.homeCurrency ?? 'EUR',
        seenOn: today,
        confidence: 'assumed' as const,
      }
  const form = useForm(Typed, start, async ({ unitId, target, ...typed }, asAnother) => {
    const given = { ...typed, targetShare: target === null ? null : target / 100 }
    const same =
      changes && !asAnother ? { lineId: changes.lineId, was: WalletGiven.parse(changes) } : {}
    await keep.mutateAsync({ ...given, ...same, accountId: unitId })
    done()
  })
  return (
    <Form form={form} does={t('plan:save')} aside={<AsAnother form={form} />}>
      <SuggestField
        {...form.field('family')}
        data-autofocus
        options={wallet.families}
        label={t('plan:wallet.family')}
        hint={t('plan:wallet.familyHint')}
      />
      {wallet.units.length > 1 && !changes && (
        <SelectField
          {...form.field('unitId')}
          search
          options={wallet.units.map(({ accountId: value, name }) => ({ value, label: name }))}
          label={t('plan:wallet.unit')}
          hint={t('plan:wallet.unitHint')}
        />
      )}
      <YearField form={form} />
      <SelectField
        {...form.field('basis')}
        options={BASES.map((value) => ({ value, label: t(`plan:wallet.basis.${value}`) }))}
        label={t('plan:wallet.what')}
      />
      <BasisFields form={form} />
      <NumberField
        {...form.field('target')}
        min={0}
        max={100}
        decimals={1}
        suffix=" %"
        label={t('plan:wallet.target')}
      />
      <DayField {...form.field('targetOn')} label={t('plan:wallet.targetOn')} />
      <EvidenceFields form={form} />
    </Form>
  )
}

type PartProps = { form: ReturnType<typeof useForm<typeof Typed>> }

/** A year is written without a mark for thousands. */
function YearField({ form }: PartProps) {
  const t = useWords()
  const { value, ...field } = form.field('year')
  return (
    <TextField
      {...field}
      value={typeof value === 'number' ? `${value}` : value}
      autoComplete="off"
      label={t('plan:wallet.year')}
    />
  )
}

function BasisFields({ form }: PartProps) {
  const t = useWords()
  if (form.values.basis === 'place') {
    return (
      <>
        <NumberField
          {...form.field('place')}
          min={1}
          decimals={0}
          label={t('plan:wallet.place')}
          hint={t('plan:wallet.placeHint')}
        />
        <NumberField
          {...form.field('suppliers')}
          min={1}
          decimals={0}
          label={t('plan:wallet.suppliers')}
          hint={t('plan:wallet.suppliersHint')}
        />
      </>
    )
  }
  return (
    <>
      <DecimalField
        {...form.field('spend')}
        label={t('plan:wallet.spend')}
        hint={t('plan:wallet.spendHint')}
      />
      <TextField {...form.field('currency')} label={t('plan:wallet.currency')} autoComplete="off" />
    </>
  )
}

/** Without what binary fractions add: 0.29 is 29, not 28.999999999999996. */
function percent(share: number): number {
  return Math.round(share * 100_000) / 1000
}
