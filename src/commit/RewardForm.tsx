/** A reward: its condition, and the options that the client chooses one of, described exactly. */
import { z } from 'zod'
import { listColleagues } from '../accounts/account.api.ts'
import { WORKERS } from '../kernel/actor.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { REWARDS_CHANGED } from './compensationChanged.tsx'
import { dropReward, putReward } from './reward.api.ts'
import { type Reward, RewardGiven } from './reward.ts'
import { RewardOptionsField } from './RewardOptionsField.tsx'

const { accountId: _, ...asked } = RewardGiven.shape
const Typed = z.object(asked)

type Props = { accountId: string; changes?: Reward; done: () => void }

export function RewardForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const { person, firm } = useSession()
  const ours = useRead(listColleagues, {})
    .filter(({ role }) => (WORKERS as readonly string[]).includes(role))
    .map(({ personId, name }) => ({ value: personId, label: name }))
  const keep = useWrite(putReward, REWARDS_CHANGED, {
    quiet: true,
    said: ({ now: { title } }) => t('commit:reward.kept', { title }),
    undo: ({ now: { rewardId }, before }) =>
      before ? ask(putReward, before) : ask(dropReward, { rewardId }),
  })
  const fresh = {
    currency: firm.homeCurrency ?? 'EUR',
    options: [{}, {}],
    ownerId: ours.some(({ value }) => value === person.personId) ? person.personId : undefined,
  }
  const form = useForm(Typed, changes ?? fresh, async (given, asAnother) => {
    const same =
      changes && !asAnother ? { rewardId: changes.rewardId, was: RewardGiven.parse(changes) } : {}
    await keep.mutateAsync({ ...given, accountId, ...same })
    done()
  })
  return (
    <Form form={form} does={t('commit:save')} aside={<AsAnother form={form} />}>
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('commit:reward.field.title')}
        autoComplete="off"
      />
      <LongTextField
        {...form.field('condition')}
        rows={2}
        label={t('commit:reward.field.condition')}
        hint={t('commit:reward.field.conditionHint')}
      />
      <RewardOptionsField {...form.field('options')} currency={String(form.values.currency)} />
      <SelectField
        {...form.field('ownerId')}
        search
        label={t('commit:field.owner')}
        options={ours}
      />
      <DayField {...form.field('decidedByOn')} label={t('commit:reward.field.decidedByOn')} />
      <DayField {...form.field('deliverOn')} label={t('commit:reward.field.deliverOn')} />
    </Form>
  )
}
