/** What an opportunity may come from: needs, signals and white space of the account, with what each has led to. */
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { readOpportunityLinks } from './opportunity.api.ts'
import type { OpportunityKind, OpportunityOrigin } from './opportunity.ts'
import { type Beginning, OpportunityForm } from './OpportunityForm.tsx'

/** Of what kind it usually becomes. */
const KIND: Record<OpportunityOrigin, OpportunityKind> = {
  need: 'new-solution',
  signal: 'new-solution',
  white: 'cross-sell',
  suggestion: 'cross-sell',
}

export function OriginsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const refusal = useWhyNotSay(accountId)
  const { origins } = useRead(readOpportunityLinks, { accountId })
  const [start, setStart] = useState<Beginning | null>(null)
  const done = () => setStart(null)
  return (
    <Card title={t('grow:origins.title')}>
      {origins.length === 0 && <Empty>{t('grow:origins.none')}</Empty>}
      <ul className="Known-rows">
        {origins.map(({ origin, originId, told, made }) => (
          <li key={originId}>
            <Chip>{t(`grow:opportunity.origins.${origin}`)}</Chip> {told}{' '}
            {made > 0 && <Chip tone="good">{t('grow:opportunity.madeFrom', { count: made })}</Chip>}
            <div className="Known-acts">
              <Act
                size="compact-sm"
                refusal={refusal}
                aria-label={t('grow:opportunity.makeOf', { title: told })}
                onClick={() =>
                  setStart({
                    title: told.slice(0, 300),
                    kind: KIND[origin],
                    origin,
                    originId,
                    ...(origin === 'white' ? { family: told } : {}),
                  })
                }
              >
                {t('grow:opportunity.make')}
              </Act>
            </div>
          </li>
        ))}
      </ul>
      <KnowModal title={start && t('grow:opportunity.add')} onClose={done}>
        {start && <OpportunityForm accountId={accountId} start={start} done={done} />}
      </KnowModal>
    </Card>
  )
}
