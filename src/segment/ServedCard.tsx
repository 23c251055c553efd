/** Which strategies of the firm an account serves: without one it doesn't become key. */
import { useState } from 'react'
import { readHistory } from '../accounts/account.api.ts'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { KnownCard, useWhyNotSay } from '../accounts/KnownCard.tsx'
import type { Served } from './served.ts'
import { listServed, serveStrategy, stopServing } from './served.api.ts'
import { NewlyServed, ServedForm } from './ServedForm.tsx'

export function ServedCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const served = useRead(listServed, { accountId })
  return (
    <KnownCard
      accountId={accountId}
      title={t('segment:served.title')}
      act={t('segment:served.add')}
      form={(done) => <NewlyServed accountId={accountId} served={served} done={done} />}
    >
      {served.length === 0 && (
        <Empty>
          {t('segment:served.none')} <A to="/selection">{t('segment:tabs.strategy')}</A>
        </Empty>
      )}
      <ul className="Known-rows">
        {served.map((one) => (
          <ServedRow key={one.strategyId} accountId={accountId} served={one} />
        ))}
      </ul>
    </KnownCard>
  )
}

function ServedRow({ accountId, served }: { accountId: string; served: Served }) {
  const t = useWords()
  const format = useFormat()
  const refusal = useWhyNotSay(accountId)
  const [changing, setChanging] = useState(false)
  const { strategyId, title, how, endedOn, byName, namedAt } = served
  const drop = useWrite(stopServing, [listServed, readHistory], {
    said: () => t('segment:served.dropped', { title }),
    // What the firm no longer follows couldn't be named again.
    undoable: () => endedOn === null,
    undo: () => ask(serveStrategy, { accountId, strategyId, how }),
  })
  if (changing) {
    return (
      <li>
        <b>{title}</b>
        <ServedForm
          accountId={accountId}
          start={{ strategyId, how }}
          done={() => setChanging(false)}
        />
      </li>
    )
  }
  const day = format.instant(namedAt)
  return (
    <li>
      <b>{title}</b> {endedOn && <Chip>{t('segment:served.ended')}</Chip>}
      <p>{how}</p>
      <span className="dim">
        {byName
          ? t('segment:choice.said', { day, name: byName })
          : t('segment:choice.saidGone', { day })}
      </span>
      {refusal === null && (
        <div className="Known-acts">
          <Act
            size="compact-sm"
            aria-label={t('segment:served.changeOf', { title })}
            onClick={() => setChanging(true)}
          >
            {t('segment:served.change')}
          </Act>
          <Act
            size="compact-sm"
            aria-label={t('segment:served.dropOf', { title })}
            busy={drop.isPending}
            onClick={() => drop.mutate({ accountId, strategyId })}
          >
            {t('segment:served.drop')}
          </Act>
        </div>
      )}
    </li>
  )
}
