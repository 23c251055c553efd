/** What the client needs: open needs, the most pressing first, then those that are met or given up. */
import { KnownCard, useWhyNotSay } from '../accounts/KnownCard.tsx'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { listNeeds } from './need.api.ts'
import type { Need } from './need.ts'
import { NeedForm } from './NeedForm.tsx'
import { NeedRow } from './NeedRow.tsx'

export function NeedsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const needs = useRead(listNeeds, { accountId })
  const open = needs.filter(({ state }) => state === 'open')
  const ended = needs.filter(({ state }) => state !== 'open')
  return (
    <KnownCard
      accountId={accountId}
      title={t('know:need.title')}
      act={t('know:need.add')}
      form={(done) => <NeedForm accountId={accountId} done={done} />}
    >
      {open.length === 0 && <Empty>{t('know:need.none')}</Empty>}
      <Rows accountId={accountId} needs={open} />
      {ended.length > 0 && (
        <details className="Known-before">
          <summary>{t('know:need.ended', { count: ended.length })}</summary>
          <Rows accountId={accountId} needs={ended} />
        </details>
      )}
    </KnownCard>
  )
}

function Rows({ accountId, needs }: { accountId: string; needs: readonly Need[] }) {
  const writes = useWhyNotSay(accountId) === null
  return (
    <ul className="Known-rows">
      {needs.map((need) => (
        <NeedRow key={need.needId} need={need} writes={writes} />
      ))}
    </ul>
  )
}
