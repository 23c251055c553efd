/** One change of ours: whom it touches, what it means for each, and how far telling them has got. */
import { useState } from 'react'
import { whyNotWrite } from '../accounts/account.ts'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import '../accounts/known.css'
import { useWords } from '../ui/words.ts'
import { ImpactForm } from './ImpactForm.tsx'
import { dropOwnChange, listAffected, putImpact } from './ownChange.api.ts'
import type { Affected, OwnChange } from './ownChange.ts'
import { OWN_CHANGES_CHANGED } from './ownChangeChanged.tsx'

export function OwnChangeCard({ change, writes }: { change: OwnChange; writes: boolean }) {
  const t = useWords()
  const format = useFormat()
  const { changeId, title, kind, what, fromOn, byName, accounts, open } = change
  const affected = useRead(listAffected, { changeId })
  const drop = useWrite(dropOwnChange, OWN_CHANGES_CHANGED, {
    said: () => t('know:ownChange.dropped', { title }),
  })
  const facts = [
    t(`know:ownChange.kinds.${kind}`),
    t('know:ownChange.since', { day: format.day(fromOn) }),
    byName,
    t('know:ownChange.feel', { count: accounts }),
    open > 0 ? t('know:ownChange.left', { count: open }) : t('know:ownChange.allTold'),
  ].filter(Boolean)
  return (
    <Card
      title={title}
      aside={
        writes && (
          <Act
            size="compact-sm"
            busy={drop.isPending}
            aria-label={t('know:ownChange.dropOf', { title })}
            onClick={() => drop.mutate({ changeId })}
          >
            {t('know:ownChange.drop')}
          </Act>
        )
      }
    >
      <p className="dim">{facts.join(' · ')}</p>
      {what && <p>{what}</p>}
      <ul className="Known-rows">
        {affected.map((one) => (
          <Row key={one.accountId} affected={one} />
        ))}
      </ul>
    </Card>
  )
}

function Row({ affected }: { affected: Affected }) {
  const t = useWords()
  const format = useFormat()
  const { actor } = useSession()
  const [weighing, setWeighing] = useState(false)
  const { changeId, accountId, account, impact, task, state, ownerName, dueOn, carers } = affected
  const writes =
    whyNotWrite(
      actor,
      carers.map((personId) => ({ personId })),
    ) === null
  const keep = useWrite(putImpact, OWN_CHANGES_CHANGED, {
    quiet: true,
    said: () => t('know:ownChange.weighed', { account }),
    undo: ({ now, before }) => ask(putImpact, { changeId, accountId, impact: before, was: now }),
  })
  return (
    <li>
      <A to={`/accounts/${accountId}`}>{account}</A>{' '}
      {state && (
        <Chip tone={state === 'done' ? 'good' : state === 'open' ? 'warn' : 'plain'}>
          {t(`accounts:action.state.${state}`)}
        </Chip>
      )}{' '}
      <span className="dim">
        {[task, ownerName, dueOn && format.day(dueOn)].filter(Boolean).join(' · ')}
      </span>
      {weighing ? (
        <ImpactForm
          impact={impact}
          send={(now, was) => keep.mutateAsync({ changeId, accountId, impact: now, was })}
          done={() => setWeighing(false)}
        />
      ) : (
        <p>{impact || <span className="dim">{t('know:ownChange.unweighed')}</span>}</p>
      )}
      {writes && !weighing && (
        <div className="Known-acts">
          <Act
            size="compact-sm"
            aria-label={t('know:ownChange.weighOf', { account })}
            onClick={() => setWeighing(true)}
          >
            {t('know:ownChange.weigh')}
          </Act>
        </div>
      )}
    </li>
  )
}
