/** Says anew what a client could buy; undo says what stood before. */
import { readHistory } from '../accounts/account.api.ts'
import { CONFIDENCES, type Potential, PotentialGiven } from '../accounts/potential.ts'
import { putPotential, readPotential } from '../accounts/potential.api.ts'
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { readShareNow } from './shareNow.api.ts'

const Typed = PotentialGiven.extend({ amount: PotentialGiven.shape.amount.unwrap() })

type Props = { accountId: string; now: Potential | null; done: () => void }

export function PotentialForm({ accountId, now, done }: Props) {
  const t = useWords()
  const { firm, today } = useSession()
  const home = firm.homeCurrency ?? 'EUR'
  const say = useWrite(putPotential, [readPotential, readShareNow, readHistory], {
    quiet: true,
    said: () => t('segment:potential.kept'),
    undo: ({ before, now: { currency } }) =>
      ask(putPotential, { amount: null, currency, seenOn: today, ...before, accountId }),
  })
  const start = now ?? { currency: home, confidence: 'assumed' as const }
  const form = useForm(Typed, { ...start, seenOn: today }, async (given) => {
    await say.mutateAsync({ ...given, accountId })
    done()
  })
  return (
    <Form form={form} does={t('segment:choice.save')}>
      <DecimalField
        {...form.field('amount')}
        data-autofocus
        label={t('segment:potential.amount')}
        hint={t('segment:potential.amountHint')}
      />
      <TextField {...form.field('currency')} label={t('segment:potential.currency')} />
      <SelectField
        {...form.field('confidence')}
        options={CONFIDENCES.map((one) => ({
          value: one,
          label: t(`segment:potential.is.${one}`),
        }))}
        label={t('segment:potential.confidence')}
      />
      <TextField
        {...form.field('source')}
        label={t('segment:potential.source')}
        hint={t('segment:potential.sourceHint')}
      />
      <DayField {...form.field('seenOn')} max={today} label={t('segment:choice.seenOn')} />
    </Form>
  )
}
