/** One need: the challenge behind it, how it shows, who has it, what we offer, and the acts in the row. */
import { useState } from 'react'
import { listActions } from '../accounts/action.api.ts'
import { ActionForm } from '../accounts/ActionForm.tsx'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { isToConfirm } from './evidence.ts'
import { EvidenceLine, useFades } from './EvidenceLine.tsx'
import { KnowModal } from './KnowModal.tsx'
import { dropNeed, putNeeds, reopenNeed } from './need.api.ts'
import { lacksOffer, type Need } from './need.ts'
import { NeedEndForm } from './NeedEndForm.tsx'
import { NeedForm } from './NeedForm.tsx'
import { NEEDS_CHANGED } from './needsChanged.tsx'
import { useStill } from './useStill.tsx'

type Asked = 'met' | 'dropped' | 'change' | 'action'

export function NeedRow({ need, writes }: { need: Need; writes: boolean }) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const fades = useFades()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { accountId, needId, title, state, urgency, contacts, outcome, endedOn } = need
  const isOpen = state === 'open'
  const drop = useWrite(dropNeed, NEEDS_CHANGED, {
    said: () => t('know:need.takenBack', { title }),
    undo: (was) => ask(putNeeds, { accountId, needs: [was] }),
  })
  const reopen = useWrite(reopenNeed, NEEDS_CHANGED, {
    said: () => t('know:need.reopened', { title }),
  })
  const still = useStill()
  const act = (key: keyof typeof ACTS, run: () => void) => (
    <Act size="compact-sm" aria-label={t(`know:need.${key}Of`, { title })} onClick={run}>
      {t(`know:need.${key}`)}
    </Act>
  )
  const done = () => setAsked(null)
  const waits = isToConfirm('need', need, today) !== null
  const isStale = isOpen && fades('need', need)
  return (
    <li className="Fades" data-stale={isStale || undefined}>
      <b>{title}</b>{' '}
      {isOpen ? (
        <Chip tone={urgency === 3 ? 'bad' : 'plain'}>{t(`know:need.urgency.${urgency as 3}`)}</Chip>
      ) : (
        <Chip tone={state === 'met' ? 'good' : 'plain'}>{t(`know:need.state.${state}`)}</Chip>
      )}{' '}
      {lacksOffer(need) && <Chip tone="warn">{t('know:need.noOffer')}</Chip>}
      {endedOn && <p>{[format.day(endedOn), outcome].filter(Boolean).join(': ')}</p>}
      <Told need={need} />
      {contacts.length > 0 && (
        <p>
          {t('know:need.whoHas')}{' '}
          <A to={`/accounts/${accountId}/people`}>{contacts.map(({ name }) => name).join(', ')}</A>
        </p>
      )}
      <EvidenceLine kind="need" said={need} ages={isOpen} /> <Actions need={need} />
      {writes && (
        <div className="Known-acts">
          {isOpen && waits && act('confirm', () => still.need(need))}
          {isOpen && act('action', () => setAsked('action'))}
          {isOpen && act('met', () => setAsked('met'))}
          {isOpen && act('giveUp', () => setAsked('dropped'))}
          {isOpen && act('change', () => setAsked('change'))}
          {isOpen && act('drop', () => drop.mutate({ needId }))}
          {!isOpen && act('reopen', () => reopen.mutate({ needId }))}
        </div>
      )}
      <KnowModal title={asked && t(TITLES[asked])} onClose={done}>
        {asked === 'change' && <NeedForm accountId={accountId} changes={need} done={done} />}
        {asked === 'action' && (
          <ActionForm
            accountId={accountId}
            start={{ how: title }}
            from={{ origin: NEED, originId: needId }}
            done={done}
          />
        )}
        {(asked === 'met' || asked === 'dropped') && (
          <NeedEndForm need={need} state={asked} done={done} />
        )}
      </KnowModal>
    </li>
  )
}

/** What its actions name as where they come from. */
const NEED = 'need'

const ACTS = { confirm: 1, action: 1, met: 1, giveUp: 1, change: 1, drop: 1, reopen: 1 }

const TITLES = {
  met: 'know:need.metTitle',
  dropped: 'know:need.giveUpTitle',
  change: 'know:need.changeTitle',
  action: 'know:need.actionTitle',
} as const

function Told({ need }: { need: Need }) {
  const t = useWords()
  const told = (['challenge', 'evidence', 'offer'] as const).filter((part) => need[part] !== '')
  if (told.length === 0) return null
  return (
    <dl className="Said">
      {told.map((part) => (
        <div key={part}>
          <dt>{t(`know:need.${part}`)}</dt>
          <dd>{need[part]}</dd>
        </div>
      ))}
    </dl>
  )
}

function Actions({ need: { accountId, needId } }: { need: Need }) {
  const t = useWords()
  const count = useRead(listActions, { accountId }).filter(
    ({ originId, state }) => originId === needId && state !== 'dropped',
  ).length
  if (count === 0) return null
  return <A to={`/accounts/${accountId}/activity`}>{t('know:need.actions', { count })}</A>
}
