/** The one place where something is done about an opportunity, from the account, the board or the list. */
import { Modal } from '@mantine/core'
import { Suspense } from 'react'
import { ActionForm } from '../accounts/ActionForm.tsx'
import { useRead } from '../ui/api.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { listOpportunityMoves } from './opportunity.api.ts'
import type { Opportunity } from './opportunity.ts'
import { OpportunityEndForm } from './OpportunityEndForm.tsx'
import { OpportunityForm } from './OpportunityForm.tsx'

export type OpportunityAct = 'won' | 'lost' | 'change' | 'next' | 'moves'
export type OpportunityAsked = { opportunity: Opportunity; act: OpportunityAct }

/** What its actions name as where they come from. */
const ORIGIN = 'opportunity'

type Props = { asked: OpportunityAsked | null; done: () => void }

export function OpportunityModal({ asked, done }: Props) {
  const t = useWords()
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      opened={asked !== null}
      onClose={done}
      title={asked && t(`grow:opportunity.titles.${asked.act}`)}
    >
      <Suspense fallback={<BlockSkeleton height={240} />}>
        {asked && <Inside {...asked} done={done} />}
      </Suspense>
    </Modal>
  )
}

function Inside({ opportunity, act, done }: OpportunityAsked & { done: () => void }) {
  const { accountId, opportunityId, title } = opportunity
  if (act === 'change') {
    return <OpportunityForm accountId={accountId} changes={opportunity} done={done} />
  }
  if (act === 'next') {
    return (
      <ActionForm
        accountId={accountId}
        start={{ how: title }}
        from={{ origin: ORIGIN, originId: opportunityId }}
        done={done}
      />
    )
  }
  if (act === 'moves') return <Moves opportunity={opportunity} />
  return <OpportunityEndForm opportunity={opportunity} state={act} done={done} />
}

function Moves({ opportunity: { opportunityId, title } }: { opportunity: Opportunity }) {
  const t = useWords()
  const moves = useRead(listOpportunityMoves, { opportunityId })
  return (
    <>
      <p>{title}</p>
      <ol>
        {moves.map(({ movedOn, stage, state }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- they only grow, and may repeat
          <li key={at}>
            {state === 'open'
              ? t('grow:opportunity.enteredOn', {
                  stage: stage || t('grow:stage.none'),
                  day: movedOn,
                })
              : t('grow:opportunity.endedOn', {
                  state: t(`grow:opportunity.states.${state}`),
                  day: movedOn,
                })}
          </li>
        ))}
      </ol>
    </>
  )
}
