/** What is agreed to be owed where too little is kept: measured how, by which tiers, up to which caps. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { listAgreements } from './agreement.api.ts'
import { dropTerms, putTerms } from './compensation.api.ts'
import { COMPENSATION_KINDS, type CompensationTerms, PERIODS, TermsGiven } from './compensation.ts'
import { COMPENSATIONS_CHANGED } from './compensationChanged.tsx'
import { LEVEL_METRICS } from './serviceLevel.ts'
import { TiersField } from './TiersField.tsx'

const percent = z.number().positive().max(100)
/** Shares are typed as percent. */
const Typed = z.object({
  agreementId: blankable(z.guid()),
  metric: z.enum(LEVEL_METRICS),
  period: z.enum(PERIODS),
  tiers: z
    .array(z.object({ below: percent, pays: percent }))
    .min(1)
    .max(6),
  base: z.number().positive(),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/),
  capPercent: percent,
  yearCap: blankable(z.number().positive()),
  minimum: z.number().min(0).default(0),
  leastCount: z.number().int().min(1).default(1),
  kind: z.enum(COMPENSATION_KINDS),
  action: z.string().trim().max(500).default(''),
  claimDays: blankable(z.number().int().min(1).max(400)),
  fromOn: z.iso.date(),
  untilOn: blankable(z.iso.date()),
})

const inPercent = (share: number) => Math.round(share * 1e6) / 1e4

type Props = { accountId: string; changes?: CompensationTerms; done: () => void }

export function TermsForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const { today, firm } = useSession()
  const agreements = useRead(listAgreements, { accountId })
  const keep = useWrite(putTerms, COMPENSATIONS_CHANGED, {
    quiet: true,
    said: () => t('commit:compensation.termsKept'),
    undo: ({ now: { termsId }, before }) =>
      before ? ask(putTerms, before) : ask(dropTerms, { termsId }),
  })
  const start = changes
    ? {
        ...changes,
        capPercent: inPercent(changes.capShare),
        tiers: changes.tiers.map(({ below, pays }) => ({
          below: inPercent(below),
          pays: inPercent(pays),
        })),
      }
    : {
        metric: 'resolution',
        period: 'quarter',
        tiers: [
          { below: 99, pays: 10 },
          { below: 95, pays: 30 },
        ],
        currency: firm.homeCurrency ?? 'EUR',
        capPercent: 30,
        kind: 'credit',
        fromOn: today,
      }
  const form = useForm(Typed, start, async ({ capPercent, tiers, ...given }, asAnother) => {
    const same =
      changes && !asAnother ? { termsId: changes.termsId, was: TermsGiven.parse(changes) } : {}
    await keep.mutateAsync({
      ...given,
      accountId,
      capShare: capPercent / 100,
      tiers: tiers.map(({ below, pays }) => ({ below: below / 100, pays: pays / 100 })),
      ...same,
    })
    done()
  })
  const choices = <K extends string>(key: string, all: readonly K[]) =>
    all.map((value) => ({ value, label: t(`commit:${key}.${value}` as never) }))
  return (
    <Form form={form} does={t('commit:save')} aside={<AsAnother form={form} />}>
      <SelectField
        {...form.field('metric')}
        label={t('commit:compensation.field.metric')}
        options={choices('level.metric', LEVEL_METRICS)}
      />
      <SelectField
        {...form.field('period')}
        label={t('commit:compensation.field.period')}
        options={choices('compensation.periods', PERIODS)}
      />
      <TiersField {...form.field('tiers')} />
      <NumberField
        {...form.field('base')}
        min={0}
        decimals={2}
        label={t('commit:compensation.field.base')}
        hint={t('commit:compensation.field.baseHint')}
      />
      <TextField {...form.field('currency')} label={t('commit:compensation.field.currency')} />
      <NumberField
        {...form.field('capPercent')}
        suffix=" %"
        label={t('commit:compensation.field.cap')}
      />
      <NumberField
        {...form.field('yearCap')}
        min={0}
        label={t('commit:compensation.field.yearCap')}
      />
      <NumberField
        {...form.field('minimum')}
        min={0}
        label={t('commit:compensation.field.minimum')}
      />
      <NumberField
        {...form.field('leastCount')}
        min={1}
        decimals={0}
        label={t('commit:compensation.field.leastCount')}
        hint={t('commit:compensation.field.leastCountHint')}
      />
      <SelectField
        {...form.field('kind')}
        label={t('commit:compensation.field.kind')}
        options={choices('compensation.kinds', COMPENSATION_KINDS)}
      />
      {form.values.kind !== 'credit' && (
        <LongTextField
          {...form.field('action')}
          rows={2}
          label={t('commit:compensation.field.action')}
        />
      )}
      <NumberField
        {...form.field('claimDays')}
        min={1}
        decimals={0}
        label={t('commit:compensation.field.claimDays')}
        hint={t('commit:compensation.field.claimDaysHint')}
      />
      <DayField {...form.field('fromOn')} label={t('commit:compensation.field.fromOn')} />
      <DayField {...form.field('untilOn')} label={t('commit:compensation.field.untilOn')} />
      <SelectField
        {...form.field('agreementId')}
        clearable
        label={t('commit:compensation.field.agreement')}
        options={agreements.map(({ agreementId, title }) => ({
          value: agreementId,
          label: title,
        }))}
      />
    </Form>
  )
}
