/** The client's goals and ours; those that the client's profile knows are brought in with one click, and linked. */
import { useState } from 'react'
import { KnowModal } from '../know/KnowModal.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { type ItemOf, SIDES } from './item.ts'
import { ItemForm } from './ItemForm.tsx'
import { ItemRow } from './ItemRow.tsx'
import { BringKnown } from './BringKnown.tsx'
import { PlanCard } from './PlanCard.tsx'
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
      <BringKnown
        read={read}
        kind="goal"
        title={t('plan:goal.inProfile')}
        here={goals.map(({ body }) => body.factId)}
        lineOf={({ id, text }) => ({
          kind: 'goal',
          title: text.slice(0, 300),
          body: { side: 'client', factId: id },
        })}
      />
      <KnowModal
        title={asked && t('plan:line.changeOf', { title: asked.title })}
        onClose={() => setAsked(null)}
      >
        {asked && <ItemForm read={read} kind="goal" changes={asked} done={() => setAsked(null)} />}
      </KnowModal>
    </PlanCard>
  )
}
