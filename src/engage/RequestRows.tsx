/** Requests in rows, with the acts in the row: closed, opened again, changed, withdrawn. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropRequest, endRequest, putRequest, reopenRequest } from './request.api.ts'
import type { Request } from './request.ts'
import { REQUESTS_CHANGED } from './requestChanged.tsx'
import { RequestEndForm } from './RequestEndForm.tsx'
import { RequestForm } from './RequestForm.tsx'
import { SystemChip } from './SystemChip.tsx'
import '../accounts/known.css'
import './engage.css'

type Asked = { request: Request; act: 'close' | 'change' }

export function RequestRows({ requests }: { requests: readonly Request[] }) {
  const t = useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const done = () => setAsked(null)
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
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={asked !== null}
        onClose={done}
        title={asked && t(asked.act === 'close' ? 'engage:request.close' : 'engage:request.change')}
      >
        {asked?.act === 'change' && (
          <RequestForm accountId={asked.request.accountId} changes={asked.request} done={done} />
        )}
        {asked?.act === 'close' && <RequestEndForm request={asked.request} done={done} />}
      </Modal>
    </>
  )
}

const TONES = { low: 'plain', normal: 'plain', high: 'warn', urgent: 'bad' } as const

type RowProps = { request: Request; ask: (act: Asked['act']) => void }

function RequestRow({ request, ask: asking }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const writes = useWhyNotSay(request.accountId) === null
  const { requestId, title, text, priority, state, stateTold, openedOn, closedOn, outcome } =
    request
  const drop = useWrite(dropRequest, REQUESTS_CHANGED, {
    said: () => t('engage:request.takenBack', { title }),
    undo: (was) => ask(putRequest, was),
  })
  const reopen = useWrite(reopenRequest, REQUESTS_CHANGED, {
    said: () => t('engage:request.reopened', { title }),
    undo: () => ask(endRequest, { requestId, closedOn: closedOn ?? openedOn, outcome }),
  })
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
      <b>{title}</b>{' '}
      {priority !== 'normal' && (
        <Chip tone={state === 'open' ? TONES[priority] : 'plain'}>
          {t(`engage:request.priorities.${priority}`)}
        </Chip>
      )}{' '}
      {stateTold && <Chip>{stateTold}</Chip>} <SystemChip system={request.system} />
      {text !== '' && text !== title && <p className="Engage-text">{text}</p>}
      {outcome && <p>{outcome}</p>}
      <p className="dim">{line.filter(Boolean).join(' · ')}</p>
      {writes && (
        <div className="Known-acts">
          {state === 'open' && act('close', () => asking('close'))}
          {state === 'open' && act('change', () => asking('change'))}
          {state === 'open' && act('drop', () => drop.mutate({ requestId }))}
          {state === 'closed' && act('reopen', () => reopen.mutate({ requestId }))}
        </div>
      )}
    </li>
  )
}
