/** What is owed, in rows: for which period and why, how it stands, and what can be done about it. */
import { type ReactNode, useState } from 'react'
import '../accounts/known.css'
import { ProofTold } from '../accounts/ProofTold.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import {
  approveCompensation,
  unapproveCompensation,
  unwaiveCompensation,
} from './compensation.api.ts'
import {
  type Compensation,
  wayOf,
  whyNotApprove,
  whyNotChoose,
  whyNotCompensate,
  whyNotDeliver,
} from './compensation.ts'
import { COMPENSATIONS_CHANGED } from './compensationChanged.tsx'
import {
  type CompensationAct,
  type CompensationAsked,
  CompensationModal,
} from './CompensationModal.tsx'

const TONES = {
  due: 'warn',
  approved: 'warn',
  delivered: 'good',
  waived: 'plain',
  expired: 'plain',
} as const

type Props = {
  compensations: readonly Compensation[]
  /** Whose it is, where rows of several accounts stand together. */
  about?: (compensation: Compensation) => ReactNode
}

export function CompensationRows({ compensations, about }: Props) {
  const [asked, setAsked] = useState<CompensationAsked | null>(null)
  return (
    <>
      <ul className="Known-rows">
        {compensations.map((one) => (
          <CompensationRow
            key={one.compensationId}
            compensation={one}
            about={about?.(one)}
            ask={(act) => setAsked({ compensation: one, act })}
          />
        ))}
      </ul>
      <CompensationModal asked={asked} done={() => setAsked(null)} />
    </>
  )
}

type RowProps = {
  compensation: Compensation
  about: ReactNode
  ask: (act: CompensationAct) => void
}

function CompensationRow({ compensation, about, ask: asking }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const { metric, fromOn, untilOn, kept, decided, share, amount, uncapped } = compensation
  const { currency, state, outcome, choice, action, kind, delivered, askedOf } = compensation
  const { claimUntil, claimedOn } = compensation
  const money = (much: number) => format.money(much, currency)
  const name = useName(compensation)
  return (
    <li>
      <b>{name}</b> {about}{' '}
      <Chip tone={TONES[state]}>{t(`commit:compensation.states.${state}`)}</Chip>
      <p>
        {decided === null
          ? t('commit:compensation.shareTold', {
              metric: t(`commit:level.metric.${metric}`),
              share: format.percent(share, 2),
            })
          : t('commit:compensation.keptTold', {
              metric: t(`commit:level.metric.${metric}`),
              kept: kept ?? 0,
              count: decided,
              share: format.percent(share, 2),
            })}{' '}
        {amount < uncapped && t('commit:compensation.cappedTold', { amount: money(uncapped) })}
      </p>
      {kind !== 'credit' && (
        <p>
          {choice
            ? t('commit:compensation.chosenTold', {
                what: choice === 'action' ? action : t('commit:compensation.choices.credit'),
              })
            : kind === 'action'
              ? action
              : askedOf
                ? t('commit:compensation.askedTold', { name: askedOf, action })
                : t('commit:compensation.toChoose', { action })}
        </p>
      )}
      <p className="dim">
        {[
          t('commit:compensation.fromUntil', {
            from: format.day(fromOn),
            until: format.day(untilOn),
          }),
          claimedOn && t('commit:compensation.claimedTold', { day: format.day(claimedOn) }),
          claimUntil &&
            !claimedOn &&
            t('commit:compensation.claimUntil', { day: format.day(claimUntil) }),
          delivered > 0 &&
            state !== 'delivered' &&
            t('commit:compensation.partTold', { amount: money(delivered) }),
          outcome,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ProofTold mails={compensation.mails} />
      <Acts compensation={compensation} name={name} ask={asking} />
    </li>
  )
}

/** `1.000,00 €, tercer trimestre`: unlike any other of the account. */
function useName({ amount, currency, metric, kind, choice, action }: Compensation): string {
  const t = useWords()
  const format = useFormat()
  const what = wayOf({ kind, choice }) === 'action' ? action : format.money(amount, currency)
  return `${what} · ${t(`commit:level.metric.${metric}`)}`
}

type ActsProps = Omit<RowProps, 'about'> & { name: string }

function Acts({ compensation, name, ask: asking }: ActsProps) {
  const t = useWords()
  const { actor } = useSession()
  const { compensationId, state, claimUntil, claimedOn, delivered } = compensation
  const writes = whyNotCompensate(actor, compensation) === null
  const leads = actor.role === 'lead' || actor.role === 'admin'
  const approve = useWrite(approveCompensation, COMPENSATIONS_CHANGED, {
    said: () => t('commit:compensation.said.approve'),
    undo: () => ask(unapproveCompensation, { compensationId }),
  })
  const unapprove = useWrite(unapproveCompensation, COMPENSATIONS_CHANGED, {
    said: () => t('commit:compensation.said.reopen'),
  })
  const unwaive = useWrite(unwaiveCompensation, COMPENSATIONS_CHANGED, {
    said: () => t('commit:compensation.said.reopen'),
  })
  const act = (key: CompensationAct | 'approve' | 'reopen', run: () => void, refusal = NONE) => (
    <Act
      size="compact-sm"
      refusal={refusal}
      aria-label={`${t(`commit:compensation.act.${key}`)}: ${name}`}
      onClick={run}
    >
      {t(`commit:compensation.act.${key}`)}
    </Act>
  )
  const isOpen = state === 'due' || state === 'approved'
  const chooses = whyNotChoose(compensation) === null
  return (
    <div className="Known-acts">
      {writes && state === 'due' && claimUntil && !claimedOn && act('claim', () => asking('claim'))}
      {writes &&
        state === 'due' &&
        act(
          'approve',
          () => approve.mutate({ compensationId }),
          whyNotApprove(actor, compensation),
        )}
      {writes && chooses && act('ask', () => asking('ask'))}
      {writes && chooses && act('choose', () => asking('choose'))}
      {writes &&
        state === 'approved' &&
        act('deliver', () => asking('deliver'), whyNotDeliver(compensation))}
      {leads && isOpen && act('waive', () => asking('waive'))}
      {leads &&
        state === 'approved' &&
        delivered === 0 &&
        act('reopen', () => unapprove.mutate({ compensationId }))}
      {leads && state === 'waived' && act('reopen', () => unwaive.mutate({ compensationId }))}
      {act('ledger', () => asking('ledger'))}
    </div>
  )
}

const NONE = null as ReturnType<typeof whyNotApprove>
