/** One request: what is asked, how long there is, who helps, and whether an extra is fair to the others. */
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { whyNotTell } from '../commit/owned.ts'
import { ClockRows } from '../commit/ClockRows.tsx'
import { listAccountClocks } from '../commit/serviceClock.api.ts'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card, Stack } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { Part } from '../ui/Part.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { FairnessCard } from './FairnessCard.tsx'
import { HelpCard } from './HelpCard.tsx'
import { HoursTold } from './HoursTold.tsx'
import { readRequest, tellWaiting } from './request.api.ts'
import type { Request } from './request.ts'
import { REQUESTS_CHANGED } from './requestChanged.tsx'
import { RequestChips } from './RequestChips.tsx'
import { type RequestAct, RequestModal, useRequestActs } from './RequestModal.tsx'
import './engage.css'

export function RequestPage({ requestId }: { requestId: string }) {
  const t = useWords()
  const request = useRead(readRequest, { requestId })
  const [act, setAct] = useState<RequestAct | null>(null)
  const { title, account, accountId, escalationId } = request
  return (
    <Page
      title={title}
      chips={<RequestChips request={request} />}
      facts={[
        <A key="account" to={`/accounts/${accountId}/activity`}>
          {account}
        </A>,
        <A key="all" to="/requests">
          {t('engage:request.title')}
        </A>,
        ...(escalationId
          ? [
              <A key="escalation" to={`/requests/escalations/${escalationId}`}>
                {t('engage:escalation.one')}
              </A>,
            ]
          : []),
      ]}
      acts={<Acts request={request} open={setAct} />}
    >
      <Stack>
        <Told request={request} />
        <Part height={120}>
          <Clocks accountId={accountId} requestId={requestId} />
        </Part>
        {request.outside && (
          <Part height={280}>
            <FairnessCard request={request} />
          </Part>
        )}
        <Part height={140}>
          <HelpCard request={request} />
        </Part>
      </Stack>
      <RequestModal asked={act && { request, act }} done={() => setAct(null)} />
    </Page>
  )
}

type ActsProps = { request: Request; open: (act: RequestAct) => void }

function Acts({ request, open }: ActsProps) {
  const t = useWords()
  const { actor } = useSession()
  const refusal = useWhyNotSay(request.accountId)
  const { drop, reopen } = useRequestActs(request)
  const { requestId, stage, state, title, ownerId, carers } = request
  const tells = whyNotTell(actor, { ownerId: ownerId ?? '', carers })
  const waits = useWrite(tellWaiting, REQUESTS_CHANGED, {
    said: (now) =>
      t('engage:request.nowStage', { title, stage: t(`engage:request.stages.${now.stage}`) }),
    undo: () => ask(tellWaiting, { requestId, waits: waitsOf(stage) }),
  })
  if (state === 'closed')
    return (
      <Act refusal={refusal} onClick={reopen}>
        {t('engage:reopen')}
      </Act>
    )
  return (
    <>
      {stage === 'client' ? (
        <Act refusal={tells} onClick={() => waits.mutate({ requestId, waits: 'us' })}>
          {t('engage:request.waitsForUs')}
        </Act>
      ) : (
        <Act refusal={tells} onClick={() => waits.mutate({ requestId, waits: 'client' })}>
          {t('engage:request.waitsForClient')}
        </Act>
      )}
      <Act refusal={refusal} onClick={drop}>
        {t('engage:drop')}
      </Act>
      <Act refusal={refusal} onClick={() => open('change')}>
        {t('engage:change')}
      </Act>
      <Act refusal={refusal} onClick={() => open('promise')}>
        {t('engage:request.promise')}
      </Act>
      <Act refusal={refusal} onClick={() => open('escalate')}>
        {t('engage:request.escalate')}
      </Act>
      <Act refusal={refusal} variant="filled" onClick={() => open('close')}>
        {t('engage:close')}
      </Act>
    </>
  )
}

const waitsOf = (stage: Request['stage']) => (stage === 'client' || stage === 'us' ? stage : null)

function Told({ request }: { request: Request }) {
  const t = useWords()
  const format = useFormat()
  const { text, openedOn, closedOn, outcome, contactName, source, cost, currency } = request
  const owner = request.ownerName ?? request.ownerTold
  const facts = [
    [t('engage:request.openedOn'), format.day(openedOn)],
    [t('engage:request.contact'), contactName],
    [t('engage:request.owner'), owner],
    [t('engage:request.source'), source],
    [t('engage:request.cost'), cost !== null && currency ? format.money(cost, currency) : ''],
    [t('engage:request.closedOn'), closedOn && format.day(closedOn)],
  ].filter(([, value]) => value)
  const spends = Object.keys(request.spent).length > 0
  return (
    <Card title={t('engage:request.text')}>
      {text !== '' && <p className="Engage-whole">{text}</p>}
      <dl className="Known-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {spends && (
          <div>
            <dt>{t('engage:request.spent')}</dt>
            <dd>
              <HoursTold hours={request.spent} />
            </dd>
          </div>
        )}
      </dl>
      {outcome !== '' && (
        <p>
          <b>
            {t(request.stage === 'refused' ? 'engage:request.whyNot' : 'engage:request.outcome')}
          </b>{' '}
          {outcome}
        </p>
      )}
    </Card>
  )
}

function Clocks({ accountId, requestId }: { accountId: string; requestId: string }) {
  const t = useWords()
  const { open, ended } = useRead(listAccountClocks, { accountId })
  const clocks = [...open, ...ended].filter(
    ({ aboutKind, aboutId }) => aboutKind === 'request' && aboutId === requestId,
  )
  if (clocks.length === 0) return null
  return (
    <Card title={t('engage:request.clocks')}>
      <ClockRows clocks={clocks} />
    </Card>
  )
}
