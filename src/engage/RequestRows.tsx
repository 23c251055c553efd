/** Requests in rows, with the acts in the row: closed, opened again, changed, withdrawn. */
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Request } from './request.ts'
import { RequestChips } from './RequestChips.tsx'
import { type RequestAct, RequestModal, useRequestActs } from './RequestModal.tsx'
import { SystemChip } from './SystemChip.tsx'
import '../accounts/known.css'
import './engage.css'

export function RequestRows({ requests }: { requests: readonly Request[] }) {
  const [asked, setAsked] = useState<{ request: Request; act: RequestAct } | null>(null)
  return (
    <>
      <ul className="Known-rows">
        {requests.map((request) => (
          <RequestRow
            key={request.requestId}
            request={request}
            ask={(act) => setAsked({ request, act })}
          />
        ))}
      </ul>
      <RequestModal asked={asked} done={() => setAsked(null)} />
    </>
  )
}

type RowProps = { request: Request; ask: (act: RequestAct) => void }

function RequestRow({ request, ask: asking }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const writes = useWhyNotSay(request.accountId) === null
  const { drop, reopen } = useRequestActs(request)
  const { requestId, title, text, state, stateTold, openedOn, closedOn, outcome } = request
  const act = (key: 'close' | 'reopen' | 'change' | 'drop', run: () => void) => (
    <Act size="compact-sm" aria-label={t(`engage:${key}Of`, { title })} onClick={run}>
      {t(`engage:${key}`)}
    </Act>
  )
  const owner = request.ownerName ?? request.ownerTold
  const line = [
    closedOn
      ? t('engage:request.span', { from: openedOn, to: closedOn })
      : t('engage:request.since', { day: format.day(openedOn) }),
    request.contactName,
    owner && t('engage:owner', { name: owner }),
    request.source,
  ]
  return (
    <li>
      <A to={`/requests/${requestId}`}>{title}</A> <RequestChips request={request} />{' '}
      {stateTold && <Chip>{stateTold}</Chip>} <SystemChip system={request.system} />
      {text !== '' && text !== title && <p className="Engage-text">{text}</p>}
      {outcome && <p>{outcome}</p>}
      <p className="dim">{line.filter(Boolean).join(' · ')}</p>
      {writes && (
        <div className="Known-acts">
          {state === 'open' && act('close', () => asking('close'))}
          {state === 'open' && act('change', () => asking('change'))}
          {state === 'open' && act('drop', drop)}
          {state === 'closed' && act('reopen', reopen)}
        </div>
      )}
    </li>
  )
}
