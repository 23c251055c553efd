/** The one place where something is said of a reward, from a row of the account or of Hoy. */
import { z } from 'zod'
import { KnowModal } from '../know/KnowModal.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { ChooseField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { Part } from '../ui/Part.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { ChooseLinkForm } from './ChooseLinkForm.tsx'
import { REWARDS_CHANGED } from './compensationChanged.tsx'
import {
  askForReward,
  chooseReward,
  deliverReward,
  earnReward,
  lapseReward,
  reopenReward,
} from './reward.api.ts'
import type { Reward } from './reward.ts'
import { RewardForm } from './RewardForm.tsx'

export type RewardAct = 'ask' | 'choose' | 'earn' | 'deliver' | 'lapse' | 'change'
export type RewardAsked = { reward: Reward; act: RewardAct }
type InsideProps = { reward: Reward; done: () => void }

export function RewardModal({ asked, done }: { asked: RewardAsked | null; done: () => void }) {
  const t = useWords()
  return (
    <KnowModal title={asked && t(`commit:reward.actTitle.${asked.act}`)} onClose={done}>
      <Part height={200}>{asked && <Inside {...asked} done={done} />}</Part>
    </KnowModal>
  )
}

function Inside({ reward, act, done }: RewardAsked & { done: () => void }) {
  if (act === 'ask') return <AskForm reward={reward} />
  if (act === 'choose') return <ChoiceForm reward={reward} done={done} />
  if (act === 'earn') return <EarnForm reward={reward} done={done} />
  if (act === 'change')
    return <RewardForm accountId={reward.accountId} changes={reward} done={done} />
  return <EndForm reward={reward} act={act} done={done} />
}

function AskForm({ reward: { rewardId, accountId, options } }: { reward: Reward }) {
  const send = useWrite(askForReward, REWARDS_CHANGED, { quiet: true })
  return (
    <ChooseLinkForm
      accountId={accountId}
      options={options.map(({ title, text }) => `${title}. ${text}`)}
      send={(given) => send.mutateAsync({ ...given, rewardId })}
    />
  )
}

const Choice = z.object({
  chosen: z.coerce.number<string>().int(),
  chosenHow: z.string().trim().min(1).max(300),
})

function ChoiceForm({ reward: { rewardId, options }, done }: InsideProps) {
  const t = useWords()
  const choose = useWrite(chooseReward, REWARDS_CHANGED, {
    quiet: true,
    said: () => t('commit:reward.said.choose'),
  })
  const form = useForm(Choice, {}, async (given) => {
    await choose.mutateAsync({ ...given, rewardId })
    done()
  })
  return (
    <Form form={form} does={t('commit:save')}>
      <ChooseField
        {...form.field('chosen')}
        label={t('commit:reward.field.chosen')}
        options={options.map(({ title }, at) => ({ value: String(at + 1), label: title }))}
      />
      <TextField
        {...form.field('chosenHow')}
        label={t('commit:reward.field.chosenHow')}
        autoComplete="off"
      />
    </Form>
  )
}

function EarnForm({ reward: { rewardId, condition, title }, done }: InsideProps) {
  const t = useWords()
  const { today } = useSession()
  const earn = useWrite(earnReward, REWARDS_CHANGED, {
    quiet: true,
    said: () => t('commit:reward.said.earn', { title }),
    undo: () => ask(reopenReward, { rewardId }),
  })
  const form = useForm(z.object({ on: z.iso.date() }), { on: today }, async (given) => {
    await earn.mutateAsync({ ...given, rewardId })
    done()
  })
  return (
    <Form form={form} does={t('commit:reward.act.earn')}>
      <p>{condition}</p>
      <DayField {...form.field('on')} max={today} label={t('commit:reward.field.earnedOn')} />
    </Form>
  )
}

const ENDS = { deliver: deliverReward, lapse: lapseReward }
const Ending = z.object({ on: z.iso.date(), outcome: z.string().trim().min(1).max(1000) })

function EndForm({
  reward: { rewardId, title },
  act,
  done,
}: InsideProps & { act: keyof typeof ENDS }) {
  const t = useWords()
  const { today } = useSession()
  const end = useWrite(ENDS[act], REWARDS_CHANGED, {
    quiet: true,
    said: () => t(`commit:reward.said.${act}`, { title }),
    undo: () => ask(reopenReward, { rewardId }),
  })
  const form = useForm(Ending, { on: today }, async (given) => {
    await end.mutateAsync({ ...given, rewardId })
    done()
  })
  return (
    <Form form={form} does={t(`commit:reward.act.${act}`)}>
      <LongTextField
        {...form.field('outcome')}
        data-autofocus
        label={t(act === 'deliver' ? 'commit:field.shown' : 'commit:field.why')}
      />
      <DayField {...form.field('on')} max={today} label={t('commit:field.endedOn')} />
    </Form>
  )
}
