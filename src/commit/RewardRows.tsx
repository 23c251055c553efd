/** Rewards in rows: on which condition, what was chosen, how it stands, and what can be done about it. */
import { type ReactNode, useState } from 'react'
import '../accounts/known.css'
import { withdrawAcceptance } from '../accounts/acceptance.api.ts'
import { acceptanceState } from '../accounts/acceptance.ts'
import { whyNotWrite } from '../accounts/account.ts'
import { ProofTold } from '../accounts/ProofTold.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { REWARDS_CHANGED } from './compensationChanged.tsx'
import { dropReward, putReward, reopenReward } from './reward.api.ts'
import {
  isRewardDue,
  type Reward,
  whyNotChangeReward,
  whyNotChooseReward,
  whyNotDeliverReward,
  whyNotDropReward,
  whyNotEarn,
  whyNotLapse,
} from './reward.ts'
import { type RewardAct, type RewardAsked, RewardModal } from './RewardModal.tsx'
import { whyNotTell } from './owned.ts'

const TONES = { offered: 'plain', earned: 'warn', delivered: 'good', lapsed: 'plain' } as const

type Props = {
  rewards: readonly Reward[]
  /** Whose it is, where rows of several accounts stand together. */
  about?: (reward: Reward) => ReactNode
}

export function RewardRows({ rewards, about }: Props) {
  const [asked, setAsked] = useState<RewardAsked | null>(null)
  return (
    <>
      <ul className="Known-rows">
        {rewards.map((reward) => (
          <RewardRow
            key={reward.rewardId}
            reward={reward}
            about={about?.(reward)}
            ask={(act) => setAsked({ reward, act })}
          />
        ))}
      </ul>
      <RewardModal asked={asked} done={() => setAsked(null)} />
    </>
  )
}

type RowProps = { reward: Reward; about: ReactNode; ask: (act: RewardAct) => void }

function RewardRow({ reward, about, ask: asking }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const { title, condition, options, chosen, chosenHow, state, acceptance, outcome } = reward
  const { decidedByOn, deliverOn, earnedOn, endedOn, ownerName } = reward
  const asked = acceptance && acceptanceState(acceptance, today) === 'open'
  const late = isRewardDue(reward, today)
  return (
    <li>
      <b>{title}</b> {about}{' '}
      <Chip tone={late ? 'warn' : TONES[state]}>{t(`commit:reward.states.${state}`)}</Chip>{' '}
      {chosen === null && state === 'offered' && (
        <Chip tone="warn">{asked ? t('commit:reward.asked') : t('commit:reward.unchosen')}</Chip>
      )}
      <p>{condition}</p>
      {chosen === null ? (
        <ol>
          {options.map((option) => (
            <li key={option.title}>
              <b>{option.title}</b>. {option.text}
            </li>
          ))}
        </ol>
      ) : (
        <p>
          {t('commit:reward.chosenTold', {
            title: options[chosen - 1]!.title,
            text: options[chosen - 1]!.text,
          })}
        </p>
      )}
      {outcome && <p>{outcome}</p>}
      <p className="dim">
        {[
          ownerName ?? t('commit:someone'),
          t('commit:reward.decidedBy', { day: format.day(decidedByOn) }),
          t('commit:reward.deliverBy', { day: format.day(deliverOn) }),
          acceptance?.answer === 'accepted' &&
            t('commit:acceptedWhy.accepted', {
              name: acceptance.signedName,
              day: format.day(acceptance.answeredAt!.slice(0, 10)),
            }),
          acceptance?.answer === 'declined' &&
            t('commit:acceptedWhy.declined', {
              name: acceptance.signedName,
              day: format.day(acceptance.answeredAt!.slice(0, 10)),
              reason: acceptance.reason,
            }),
          asked &&
            t('commit:acceptedWhy.open', {
              name: acceptance.name,
              day: format.day(acceptance.expiresOn),
            }),
          chosenHow,
          earnedOn && t('commit:reward.earnedOn', { day: format.day(earnedOn) }),
          endedOn && t('commit:endedOn', { day: format.day(endedOn) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ProofTold mails={acceptance?.mails} />
      <Acts reward={reward} ask={asking} />
    </li>
  )
}

function Acts({ reward, ask: asking }: Omit<RowProps, 'about'>) {
  const t = useWords()
  const { actor, today } = useSession()
  const { rewardId, title, state, carers, acceptance } = reward
  const cares = carers.map((personId) => ({ personId }))
  const writes = whyNotWrite(actor, cares) === null
  const tells = whyNotTell(actor, reward) === null
  const drop = useWrite(dropReward, REWARDS_CHANGED, {
    said: () => t('commit:reward.said.drop', { title }),
    undo: (was) => ask(putReward, was),
  })
  const reopen = useWrite(reopenReward, REWARDS_CHANGED, {
    said: () => t('commit:reward.said.reopen', { title }),
  })
  const recall = useWrite(withdrawAcceptance, REWARDS_CHANGED, {
    said: ({ name }) => t('commit:reward.said.recall', { name }),
  })
  const act = (key: RewardAct | 'drop' | 'reopen' | 'recall', run: () => void, why = NONE) => (
    <Act
      size="compact-sm"
      refusal={why}
      aria-label={`${t(`commit:reward.act.${key}`)}: ${title}`}
      onClick={run}
    >
      {t(`commit:reward.act.${key}`)}
    </Act>
  )
  if (!writes && !tells) return null
  const chooses = writes && whyNotChooseReward(reward) === null
  const asks = acceptance !== null && acceptanceState(acceptance, today) === 'open'
  return (
    <div className="Known-acts">
      {chooses && act('ask', () => asking('ask'))}
      {chooses && act('choose', () => asking('choose'))}
      {writes &&
        asks &&
        act('recall', () => recall.mutate({ acceptanceId: acceptance.acceptanceId }))}
      {tells && state === 'offered' && act('earn', () => asking('earn'), whyNotEarn(reward))}
      {tells && whyNotDeliverReward(reward) === null && act('deliver', () => asking('deliver'))}
      {tells && whyNotLapse(reward) === null && act('lapse', () => asking('lapse'))}
      {writes && whyNotChangeReward(reward) === null && act('change', () => asking('change'))}
      {writes && whyNotDropReward(reward) === null && act('drop', () => drop.mutate({ rewardId }))}
      {tells && state !== 'offered' && act('reopen', () => reopen.mutate({ rewardId }))}
    </div>
  )
}

const NONE = null as ReturnType<typeof whyNotEarn>
