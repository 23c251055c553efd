/** What is to be done for the plan: as a list by its day, or as a board by how it stands. */
import { SegmentedControl } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { listActions } from '../accounts/action.api.ts'
import { daysLate, type Action } from '../accounts/action.ts'
import { ActionForm } from '../accounts/ActionForm.tsx'
import { ActionRows } from '../accounts/ActionRows.tsx'
import { daysBetween } from '../kernel/day.ts'
import { readAgain, useRead } from '../ui/api.ts'
import { useChoice } from '../ui/choices.ts'
import { Empty } from '../ui/Empty.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listPlans, readPlan } from './plan.api.ts'
import type { PlanTold } from './plan.ts'
import { PlanCard } from './PlanCard.tsx'
import { PLAN_ORIGIN, usePlanActions } from './usePlanActions.tsx'

const WAYS = ['list', 'board'] as const
type Way = (typeof WAYS)[number]
/** Columns that aren't shown while nothing stands in them. */
const OFTEN_EMPTY: readonly string[] = ['waiting', 'dropped']

export function PlanActionsCard({ plan }: { plan: PlanTold }) {
  const t = useWords()
  const { today } = useSession()
  const { accountId, planId } = plan
  const [way, setWay] = useChoice<Way>('plan:actions', 'list')
  const actions = usePlanActions(plan, useRead(listActions, { accountId }))
  useHealthFollows(actions)
  const isLate = (action: Action) => daysLate(action, (day) => daysBetween(day, today)) > 0
  const isWaiting = ({ waits }: Action) => waits.length > 0
  const onTime = actions.filter((one) => one.state === 'open' && !isLate(one))
  const columns = [
    { key: 'late' as const, those: actions.filter(isLate) },
    { key: 'waiting' as const, those: onTime.filter(isWaiting) },
    { key: 'open' as const, those: onTime.filter((one) => !isWaiting(one)) },
    { key: 'done' as const, those: actions.filter(({ state }) => state === 'done') },
    { key: 'dropped' as const, those: actions.filter(({ state }) => state === 'dropped') },
  ]
  return (
    <PlanCard
      plan={plan}
      title={t('plan:actions.title')}
      act={t('plan:actions.add')}
      form={(done) => (
        <ActionForm
          accountId={accountId}
          from={{ origin: PLAN_ORIGIN, originId: planId }}
          done={done}
        />
      )}
    >
      {actions.length === 0 ? (
        <Empty>{t('plan:actions.none')}</Empty>
      ) : (
        <>
          <SegmentedControl
            size="xs"
            mb={12}
            aria-label={t('plan:actions.way')}
            value={way}
            onChange={(next) => setWay(next as Way)}
            data={WAYS.map((value) => ({ value, label: t(`plan:actions.${value}`) }))}
          />
          {way === 'list' ? (
            <ActionRows actions={actions} />
          ) : (
            <div className="Plan-board">
              {columns
                .filter(({ key, those }) => !OFTEN_EMPTY.includes(key) || those.length > 0)
                .map(({ key, those }) => (
                  <section key={key}>
                    <h3 className="Plan-part">
                      {t(`plan:actions.column.${key}`, { count: those.length })}
                    </h3>
                    {those.length === 0 ? (
                      <p className="dim">{t('plan:actions.empty')}</p>
                    ) : (
                      <ActionRows actions={those} />
                    )}
                  </section>
                ))}
            </div>
          )}
        </>
      )}
    </PlanCard>
  )
}

/** What is done or late counts for the plan's health, which is told above. */
function useHealthFollows(actions: readonly Action[]) {
  const queries = useQueryClient()
  const now = actions.map(({ actionId, state, dueOn }) => `${actionId} ${state} ${dueOn}`).join()
  const before = useRef(now)
  useEffect(() => {
    if (before.current === now) return
    before.current = now
    void readAgain(queries, [readPlan, listPlans])
  }, [now, queries])
}
