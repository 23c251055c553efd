/** Promociones: what each brought beyond what would have been sold anyway, and what it gave back. */
import { Suspense, useState } from 'react'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { GrowTabs } from './GrowTabs.tsx'
import { dropPromotion, listPromotions, putPromotion } from './promotion.api.ts'
import type { Promotion } from './promotion.ts'
import { PROMOTIONS_CHANGED } from './promotionChanged.tsx'
import { PromotionForm } from './PromotionForm.tsx'
import { PromotionTold } from './PromotionTold.tsx'

export function PromotionsPage() {
  const t = useWords()
  const { role } = useSession()
  const all = useRead(listPromotions, {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [form, setForm] = useState<{ changes?: Promotion } | null>(null)
  const shown = all.find(({ promotionId }) => promotionId === chosen) ?? all[0]
  const writes = role !== 'viewer' && role !== 'expert'
  const done = (kept?: Promotion) => {
    if (kept) setChosen(kept.promotionId)
    setForm(null)
  }
  return (
    <Page
      title={t('grow:title')}
      sentence={t(all.length === 0 ? 'grow:promotion.saysNone' : 'grow:promotion.says')}
      acts={
        writes && (
          <Act variant="filled" onClick={() => setForm({})}>
            {t('grow:promotion.add')}
          </Act>
        )
      }
    >
      <GrowTabs at="/growth/promotions" />
      <Stack>
        {all.length === 0 && <Empty>{t('grow:promotion.saysNone')}</Empty>}
        {shown && (
          <Card title={shown.name}>
            <Suspense fallback={<BlockSkeleton height={320} />}>
              <PromotionTold promotion={shown} />
            </Suspense>
          </Card>
        )}
        {all.length > 0 && (
          <Card title={t('grow:tabs.promotions')}>
            <ul className="Known-rows">
              {all.map((one) => (
                <PromotionRow
                  key={one.promotionId}
                  promotion={one}
                  writes={writes}
                  isShown={one === shown}
                  show={() => setChosen(one.promotionId)}
                  change={() => setForm({ changes: one })}
                />
              ))}
            </ul>
          </Card>
        )}
      </Stack>
      <KnowModal
        title={form && t(form.changes ? 'grow:promotion.change' : 'grow:promotion.add')}
        onClose={() => done()}
      >
        {form && <PromotionForm {...form} done={done} />}
      </KnowModal>
    </Page>
  )
}

type RowProps = {
  promotion: Promotion
  writes: boolean
  isShown: boolean
  show: () => void
  change: () => void
}

function PromotionRow({ promotion, writes, isShown, show, change }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const { promotionId, name, families, fromOn, untilOn, cost, currency, accounts, note } = promotion
  const drop = useWrite(dropPromotion, PROMOTIONS_CHANGED, {
    said: () => t('grow:promotion.takenBack', { name }),
    undo: (was) => ask(putPromotion, was),
  })
  const act = (key: 'show' | 'changeIt' | 'drop', run: () => void) => (
    <Act size="compact-sm" aria-label={t(`grow:promotion.${key}Of`, { name })} onClick={run}>
      {t(`grow:promotion.${key}`)}
    </Act>
  )
  const line = [
    `${format.day(fromOn)} – ${format.day(untilOn)}`,
    format.money(cost, currency),
    families.join(', '),
    accounts.length === 0
      ? t('grow:promotion.all')
      : t('grow:promotion.some', { count: accounts.length }),
  ]
  return (
    <li>
      <b>{name}</b>
      <p className="dim">{line.join(' · ')}</p>
      {note && <p>{note}</p>}
      <div className="Known-acts">
        {!isShown && act('show', show)}
        {writes && act('changeIt', change)}
        {writes && act('drop', () => drop.mutate({ promotionId }))}
      </div>
    </li>
  )
}
