/** The objectives of a plan by their term, each with how far it is. */
import { useState } from 'react'
import { KnowModal } from '../know/KnowModal.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { BringKnown } from './BringKnown.tsx'
import type { ItemOf } from './item.ts'
import { ItemEndForm } from './ItemEndForm.tsx'
import { HORIZONS, horizonOf } from './objective.ts'
import { ObjectiveForm } from './ObjectiveForm.tsx'
import { ObjectiveRow } from './ObjectiveRow.tsx'
import { PlanCard } from './PlanCard.tsx'
import type { PlanReading } from './PlanRead.tsx'
import { ReadingForm } from './ReadingForm.tsx'

export type AskedOfLine = 'change' | 'done' | 'dropped' | 'reading'
type Asked = { item: ItemOf<'objective'>; act: AskedOfLine }

export function ObjectivesCard({ read }: { read: PlanReading }) {
  const t = useWords()
  const { plan, items } = read
  const [asked, setAsked] = useState<Asked | null>(null)
  const done = () => setAsked(null)
  const objectives = items.filter((item) => item.kind === 'objective')
  const groups = [...HORIZONS, null]
    .map((horizon) => ({
      horizon,
      those: objectives.filter(({ dueOn }) => horizonOf(plan.fromOn, dueOn) === horizon),
    }))
    .filter(({ those }) => those.length > 0)
  return (
    <PlanCard
      plan={plan}
      title={t('plan:objective.title')}
      act={t('plan:objective.add')}
      form={(close) => <ObjectiveForm read={read} done={close} />}
    >
      {objectives.length === 0 && <Empty>{t('plan:objective.none')}</Empty>}
      {groups.map(({ horizon, those }) => (
        <section key={horizon ?? 'none'}>
          <h3 className="Plan-part">{t(`plan:horizon.${horizon ?? 'none'}`)}</h3>
          <ul className="Known-rows">
            {those.map((item) => (
              <ObjectiveRow
                key={item.itemId}
                item={item}
                read={read}
                ask={(act) => setAsked({ item, act })}
              />
            ))}
          </ul>
        </section>
      ))}
      <BringKnown
        read={read}
        kind="objective"
        title={t('plan:objective.inSwot')}
        here={objectives.map(({ body }) => body.crossingId)}
        lineOf={({ id, text, dueOn }) => ({
          kind: 'objective',
          title: text.slice(0, 300),
          dueOn,
          body: { crossingId: id },
        })}
      />
      <KnowModal
        title={asked && t(`plan:line.${asked.act}Of`, { title: asked.item.title })}
        onClose={done}
      >
        {asked?.act === 'change' && <ObjectiveForm read={read} changes={asked.item} done={done} />}
        {asked?.act === 'reading' && <ReadingForm item={asked.item} done={done} />}
        {(asked?.act === 'done' || asked?.act === 'dropped') && (
          <ItemEndForm item={asked.item} state={asked.act} done={done} />
        )}
      </KnowModal>
    </PlanCard>
  )
}
