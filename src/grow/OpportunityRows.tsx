/** Opportunities in rows, with the acts in the row: won, lost, opened again, changed, withdrawn. */
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
import {
  type OpportunityAct,
  type OpportunityAsked,
  OpportunityModal,
} from './OpportunityModal.tsx'
import { StageChoice } from './StageChoice.tsx'
import { useReasons, useStages } from './useStageWords.tsx'
import '../accounts/known.css'
import '../engage/engage.css'

export function OpportunityRows({ opportunities }: { opportunities: readonly Opportunity[] }) {
  const [asked, setAsked] = useState<OpportunityAsked | null>(null)
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
      <OpportunityModal asked={asked} done={() => setAsked(null)} />
    </>
  )
}

const TONES = { open: 'plain', won: 'good', lost: 'bad' } as const

type RowProps = { opportunity: Opportunity; ask: (act: OpportunityAct) => void }

function OpportunityRow({ opportunity, ask: asking }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const { stageName } = useStages()
  const { reasonName } = useReasons()
  const writes = useWhyNotSay(opportunity.accountId) === null
  const { opportunityId, title, text, state, stage, stageKey, amount, currency, closesOn } =
    opportunity
  const { kind, origin, originTold, reason, learned, next, competitor } = opportunity
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
    lostReason: opportunity.lostReason || (reason ? '' : stage || '—'),
  }
  const act = (key: OpportunityAct | 'drop' | 'reopen', run: () => void) => (
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
    competitor && `${t('grow:pipeline.competitor')}: ${competitor}`,
    opportunity.contactName,
    owner && t('engage:owner', { name: owner }),
  ]
  return (
    <li>
      <b>{title}</b> {amount !== null && <span>{format.money(amount, currency!)}</span>}{' '}
      {state === 'open' && stage && <Chip>{stageName(stageKey, stage)}</Chip>}{' '}
      {kind && <Chip>{t(`grow:opportunity.kinds.${kind}`)}</Chip>}{' '}
      {state !== 'open' && <Chip tone={TONES[state]}>{t(`grow:opportunity.states.${state}`)}</Chip>}{' '}
      {isLate && <Chip tone="warn">{t('grow:opportunity.late')}</Chip>}{' '}
      <SystemChip system={opportunity.system} />
      {text && <p className="Engage-text">{text}</p>}
      {[reason && reasonName(reason), opportunity.lostReason, learned]
        .filter(Boolean)
        .map((said) => (
          <p key={said}>{said}</p>
        ))}
      {origin && (
        <p>
          {t('grow:opportunity.from', {
            origin: t(`grow:opportunity.origins.${origin}`),
            told: originTold ?? '',
          })}
        </p>
      )}
      <Linked opportunity={opportunity} />
      {state === 'open' && (
        <p className={next ? undefined : 'dim'}>
          {next
            ? t('grow:opportunity.nextTold', { title: next.title, day: next.dueOn })
            : t('grow:opportunity.nextless')}
        </p>
      )}
      <p className="dim">{line.filter(Boolean).join(' · ')}</p>
      {writes && (
        <div className="Known-acts">
          {state === 'open' && <StageChoice opportunity={opportunity} />}
          {state === 'open' && act('next', () => asking('next'))}
          {state === 'open' && act('won', () => asking('won'))}
          {state === 'open' && act('lost', () => asking('lost'))}
          {state === 'open' && act('change', () => asking('change'))}
          {state === 'open' && act('drop', () => drop.mutate({ opportunityId }))}
          {act('moves', () => asking('moves'))}
          {state !== 'open' && act('reopen', () => reopen.mutate({ opportunityId, closesOn }))}
        </div>
      )}
    </li>
  )
}

/** What it serves, and who decides it. */
function Linked({ opportunity }: { opportunity: Opportunity }) {
  const t = useWords()
  const { objectivesTold, decidersTold } = opportunity
  const titles = objectivesTold.map(({ title }) => title).join(', ')
  const names = decidersTold
    .map(({ name, role }) => `${name ?? '—'} (${t(`know:deciders.roles.${role}`)})`)
    .join(', ')
  return (
    <>
      {titles && <p>{t('grow:opportunity.serves', { titles })}</p>}
      {names && <p>{t('grow:opportunity.decides', { names })}</p>}
    </>
  )
}
