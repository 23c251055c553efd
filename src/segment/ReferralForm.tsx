/** Notes whom an account brought us; undo takes it away again. */
import { readHistory } from '../accounts/account.api.ts'
import { AccountField } from '../accounts/AccountField.tsx'
import { ReferralGiven } from '../accounts/referral.ts'
import { dropReferral, putReferral, readReferrals } from '../accounts/referral.api.ts'
import { ask, useWrite } from '../ui/api.ts'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { readShareNow } from './shareNow.api.ts'

export const REFERRALS_CHANGED = [readReferrals, readShareNow, readHistory]

const Typed = ReferralGiven.omit({ accountId: true, thanks: true, thankedOn: true })

export function ReferralForm({ accountId, done }: { accountId: string; done: () => void }) {
  const t = useWords()
  const { today } = useSession()
  const keep = useWrite(putReferral, REFERRALS_CHANGED, {
    quiet: true,
    said: ({ now: { name } }) => t('segment:referral.kept', { name }),
    undo: ({ now: { broughtId }, before }) =>
      before ? ask(putReferral, before) : ask(dropReferral, { accountId, broughtId }),
  })
  const form = useForm(Typed, {}, async (given) => {
    await keep.mutateAsync({ ...given, accountId })
    done()
  })
  return (
    <Form form={form} does={t('segment:choice.save')}>
      <AccountField {...form.field('broughtId')} data-autofocus label={t('segment:referral.who')} />
      <DayField {...form.field('broughtOn')} max={today} label={t('segment:referral.when')} />
      <TextField {...form.field('note')} label={t('segment:referral.note')} />
    </Form>
  )
}
