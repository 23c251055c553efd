/** Opportunities in rows, with the acts in the row: won, lost, opened again, changed, withdrawn. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { SystemChip } from '../engage/SystemChip.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import {
  dropOpportunity,
  endOpportunity,
  putOpportunity,
  reopenOpportunity,
} from './opportunity.api.ts'
import type { Opportunity } from './opportunity.ts'
import { OPPORTUNITIES_CHANGED } from './opportunityChanged.tsx'
import { OpportunityEndForm } from './OpportunityEndForm.tsx'
import { OpportunityForm } from './OpportunityForm.tsx'
import '../accounts/known.css'
import '../engage/engage.css'

type Asked = { opportunity: Opportunity; act: 'won' | 'lost' | 'change' }

export function OpportunityRows({ opportunities }: { opportunities: readonly Opportunity[] }) {
  const t = useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const done = () => setAsked(null)
  return (
    <>
      <ul className="Known-rows">
        {opportunities.map((opportunity) => (
          <OpportunityRow
            key={opportunity.opportunityId}
            opportunity={opportunity}
            ask={(act) => setAsked({ opportunity, act })}
          />
        ))}
      </ul>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={asked !== null}
        onClose={done}
        title={asked && t(`grow:opportunity.titles.${asked.act}`)}
      >
        {asked?.act === 'change' && (
          <OpportunityForm
            accountId={asked.opportunity.accountId}
            changes={asked.opportunity}
            done={done}
          />
        )}
        {asked && asked.act !== 'change' && (
          <OpportunityEndForm opportunity={asked.opportunity} state={asked.act} done={done} />
        )}
      </Modal>
    </>
  )
}

const TONES = { open: 'plain', won: 'good', lost: 'bad' } as const

type RowProps = { opportunity: Opportunity; ask: (act: Asked['act']) => void }

function OpportunityRow({ opportunity, ask: asking }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const writes = useWhyNotSay(opportunity.accountId) === null
  const { opportunityId, title, text, state, stage, amount, currency, closesOn } = opportunity
  const drop = useWrite(dropOpportunity, OPPORTUNITIES_CHANGED, {
    said: () => t('grow:opportunity.takenBack', { title }),
    undo: (was) => ask(putOpportunity, was),
  })
  const reopen = useWrite(reopenOpportunity, OPPORTUNITIES_CHANGED, {
    said: () => t('grow:opportunity.reopened', { title }),
    undo: () => ask(endOpportunity, { ...opportunity, ...ended }),
  })
  const ended = {
    state: state === 'won' ? ('won' as const) : ('lost' as const),
    closesOn: closesOn ?? today,
    lostReason: opportunity.lostReason || stage || '—',
  }
  const act = (key: 'won' | 'lost' | 'change' | 'drop' | 'reopen', run: () => void) => (
    <Act size="compact-sm" aria-label={t(`grow:opportunity.${key}Of`, { title })} onClick={run}>
      {t(`grow:opportunity.${key}`)}
    </Act>
  )
  const isLate = state === 'open' && closesOn !== null && closesOn < today
  const owner = opportunity.ownerName ?? opportunity.ownerTold
  const line = [
    closesOn &&
      t(state === 'open' ? 'grow:opportunity.closes' : 'grow:opportunity.closed', {
        day: closesOn,
      }),
    opportunity.pipeline,
    opportunity.contactName,
    owner && t('engage:owner', { name: owner }),
  ]
  return (
    <li>
      <b>{title}</b> {amount !== null && <span>{format.money(amount, currency!)}</span>}{' '}
      {stage && <Chip>{stage}</Chip>}{' '}
      {state !== 'open' && <Chip tone={TONES[state]}>{t(`grow:opportunity.states.${state}`)}</Chip>}{' '}
      {isLate && <Chip tone="warn">{t('grow:opportunity.late')}</Chip>}{' '}
      <SystemChip system={opportunity.system} />
      {text && <p className="Engage-text">{text}</p>}
      {opportunity.lostReason && <p>{opportunity.lostReason}</p>}
      <p className="dim">{line.filter(Boolean).join(' · ')}</p>
      {writes && (
        <div className="Known-acts">
          {state === 'open' && act('won', () => asking('won'))}
          {state === 'open' && act('lost', () => asking('lost'))}
          {state === 'open' && act('change', () => asking('change'))}
          {state === 'open' && act('drop', () => drop.mutate({ opportunityId }))}
          {state !== 'open' && act('reopen', () => reopen.mutate({ opportunityId, closesOn }))}
        </div>
      )}
    </li>
  )
}
