/** The client's goals and ours; those that the client's profile knows are brought in with one click, and linked. */
import { useState } from 'react'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useList, useWrite } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropItem, putItem } from './item.api.ts'
import { type ItemOf, SIDES } from './item.ts'
import { ItemForm } from './ItemForm.tsx'
import { ItemRow } from './ItemRow.tsx'
import { readKnown } from './plan.api.ts'
import { whyNotChange } from './plan.ts'
import { PlanCard } from './PlanCard.tsx'
import { PLAN_CHANGED } from './planChanged.tsx'
import type { PlanReading } from './PlanRead.tsx'

export function GoalsCard({ read }: { read: PlanReading }) {
  const t = useWords()
  const [asked, setAsked] = useState<ItemOf<'goal'> | null>(null)
  const goals = read.items.filter((item) => item.kind === 'goal')
  return (
    <PlanCard
      plan={read.plan}
      title={t('plan:goal.title')}
      act={t('plan:goal.add')}
      form={(done) => <ItemForm read={read} kind="goal" done={done} />}
    >
      {goals.length === 0 && <Empty>{t('plan:goal.none')}</Empty>}
      {SIDES.map((side) => {
        const those = goals.filter(({ body }) => body.side === side)
        return (
          those.length > 0 && (
            <section key={side}>
              <h3 className="Plan-part">{t(`plan:goal.of.${side}`)}</h3>
              <ul className="Known-rows">
                {those.map((item) => (
                  <ItemRow
                    key={item.itemId}
                    item={item}
                    read={read}
                    nameOf={() => null}
                    ask={() => setAsked(item)}
                  />
                ))}
              </ul>
            </section>
          )
        )
      })}
      <FromProfile read={read} goals={goals} />
      <KnowModal
        title={asked && t('plan:line.changeOf', { title: asked.title })}
        onClose={() => setAsked(null)}
      >
        {asked && <ItemForm read={read} kind="goal" changes={asked} done={() => setAsked(null)} />}
      </KnowModal>
    </PlanCard>
  )
}

function FromProfile({ read: { plan }, goals }: { read: PlanReading; goals: ItemOf<'goal'>[] }) {
  const t = useWords()
  const { actor } = useSession()
  const { accountId, planId } = plan
  const known = useList(readKnown, { accountId }).data ?? []
  const here = new Set(goals.map(({ body }) => body.factId))
  const others = known.filter(({ kind, id }) => kind === 'goal' && !here.has(id))
  const bring = useWrite(putItem, PLAN_CHANGED, {
    said: ({ now: { title } }) => t('plan:line.kept', { title }),
    undo: ({ now: { itemId } }) => ask(dropItem, { itemId }),
  })
  if (others.length === 0 || whyNotChange(actor, plan) !== null) return null
  return (
    <>
      <h3 className="Plan-part">{t('plan:goal.inProfile')}</h3>
      <ul className="Plan-known">
        {others.map(({ id, text }) => (
          <li key={id}>
            {text}{' '}
            <Act
              size="compact-xs"
              aria-label={t('plan:goal.bringOf', { title: text.slice(0, 80) })}
              onClick={() =>
                bring.mutate({
                  planId,
                  item: {
                    kind: 'goal',
                    title: text.slice(0, 300),
                    body: { side: 'client', factId: id },
                  },
                })
              }
            >
              {t('plan:goal.bring')}
            </Act>
          </li>
        ))}
      </ul>
    </>
  )
}
