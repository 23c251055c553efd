/** Indicators with their thresholds, what is prepared for each, and what has been proposed because of it. */
import { useState } from 'react'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listFirings } from './firing.api.ts'
import { FiringRows } from './FiringRows.tsx'
import type { Item, ItemOf } from './item.ts'
import { ItemEndForm } from './ItemEndForm.tsx'
import { ItemForm } from './ItemForm.tsx'
import { ItemRow } from './ItemRow.tsx'
import type { AskedOfLine } from './ObjectivesCard.tsx'
import { whyNotWaitFor } from './kpi.ts'
import { whyNotChange } from './plan.ts'
import { PlanBForm } from './PlanBForm.tsx'
import { PlanBTold } from './PlanBTold.tsx'
import type { PlanReading } from './PlanRead.tsx'
import { ReadingForm } from './ReadingForm.tsx'
import { TrialTold } from './TrialTold.tsx'

type Asked =
  | { act: 'kpi' }
  | { act: 'planB'; kpiId: string | null }
  | { act: AskedOfLine | 'trial'; item: Item }

export function KpisCard({ read }: { read: PlanReading }) {
  const t = useWords()
  const { actor } = useSession()
  const { plan, items, currency } = read
  const firings = useRead(listFirings, { planId: plan.planId })
  const [asked, setAsked] = useState<Asked | null>(null)
  const kpis = items.filter(({ kind }) => kind === 'kpi') as ItemOf<'kpi'>[]
  const plansB = items.filter(({ kind }) => kind === 'planB') as ItemOf<'planB'>[]
  const refusal = whyNotChange(actor, plan)
  const waiting = firings.filter(({ state }) => state === 'proposed')
  const decided = firings.filter(({ state }) => state !== 'proposed')
  const known = new Set(kpis.map(({ itemId }) => itemId))
  const loose = plansB.filter(({ body }) => !known.has(body.kpiId ?? ''))
  const told = (planB: ItemOf<'planB'>) => (
    <PlanBTold
      key={planB.itemId}
      item={planB}
      plan={plan}
      ask={(act) => setAsked({ act, item: planB })}
    />
  )
  return (
    <Card
      title={t('plan:kpi.title')}
      aside={
        <Act size="compact-sm" refusal={refusal} onClick={() => setAsked({ act: 'kpi' })}>
          {t('plan:kind.kpi.add')}
        </Act>
      }
    >
      {kpis.length === 0 && <Empty>{t('plan:kpi.none')}</Empty>}
      {kpis.length > 0 && plan.state !== 'active' && (
        <p className="dim">{t('plan:kpi.notAtWork')}</p>
      )}
      <FiringRows firings={waiting} currency={currency} />
      <ul className="Known-rows">
        {kpis.map((item) => (
          <ItemRow
            key={item.itemId}
            item={item}
            read={read}
            nameOf={() => null}
            ask={(act) => setAsked({ act, item })}
            more={
              <>
                <Act
                  size="compact-sm"
                  aria-label={t('plan:trial.openOf', { title: item.title })}
                  onClick={() => setAsked({ act: 'trial', item })}
                >
                  {t('plan:trial.open')}
                </Act>
                {refusal === null && (
                  <Act
                    size="compact-sm"
                    aria-label={t('plan:planB.addOf', { title: item.title })}
                    refusal={whyNotWaitFor(item.body)}
                    onClick={() => setAsked({ act: 'planB', kpiId: item.itemId })}
                  >
                    {t('plan:planB.add')}
                  </Act>
                )}
              </>
            }
          >
            <ul className="PlanB-list">
              {plansB.filter(({ body }) => body.kpiId === item.itemId).map(told)}
            </ul>
          </ItemRow>
        ))}
      </ul>
      {loose.length > 0 && <ul className="PlanB-list">{loose.map(told)}</ul>}
      {decided.length > 0 && (
        <details className="Known-before">
          <summary>{t('plan:firing.before', { count: decided.length })}</summary>
          <FiringRows firings={decided} currency={currency} />
        </details>
      )}
      <Asking read={read} asked={asked} done={() => setAsked(null)} />
    </Card>
  )
}

type AskingProps = { read: PlanReading; asked: Asked | null; done: () => void }

function Asking({ read, asked, done }: AskingProps) {
  const t = useWords()
  return (
    <KnowModal title={asked && titleOf(asked, t)} onClose={done}>
      {asked?.act === 'kpi' && <ItemForm read={read} kind="kpi" done={done} />}
      {asked?.act === 'planB' && <PlanBForm read={read} kpiId={asked.kpiId} done={done} />}
      {asked?.act === 'dropped' && <ItemEndForm item={asked.item} state="dropped" done={done} />}
      {asked?.act === 'change' && asked.item.kind === 'planB' && (
        <PlanBForm read={read} changes={asked.item} done={done} />
      )}
      {asked && 'item' in asked && asked.item.kind === 'kpi' && (
        <>
          {asked.act === 'change' && (
            <ItemForm read={read} kind="kpi" changes={asked.item} done={done} />
          )}
          {asked.act === 'reading' && <ReadingForm item={asked.item} done={done} />}
          {asked.act === 'trial' && <TrialTold item={asked.item} currency={read.currency} />}
        </>
      )}
    </KnowModal>
  )
}

function titleOf(asked: Asked, t: ReturnType<typeof useWords>): string {
  if (asked.act === 'kpi') return t('plan:kind.kpi.add')
  if (asked.act === 'planB') return t('plan:planB.add')
  if (asked.act === 'trial') return t('plan:trial.openOf', { title: asked.item.title })
  return t(`plan:line.${asked.act}Of`, { title: asked.item.title })
}
