/** Whether an extra is fair: whom it takes hours from, what would cure that, and what was decided with which figures. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { DecideForm } from './DecideForm.tsx'
import { checkFairness, listDecisions, withdrawDecision } from './extra.api.ts'
import { type ExtraDecision, whyNotCheck } from './extra.ts'
import { CuresTold, FairnessTold, useCureWords } from './FairnessTold.tsx'
import type { Request } from './request.ts'
import { REQUESTS_CHANGED } from './requestChanged.tsx'
import { useHoursWords } from './HoursTold.tsx'

export function FairnessCard({ request }: { request: Request }) {
  const t = useWords()
  const decisions = useRead(listDecisions, { requestId: request.requestId })
  const holding = decisions.find(({ withdrawnAt }) => withdrawnAt === null)
  const before = decisions.filter(({ withdrawnAt }) => withdrawnAt !== null)
  return (
    <Card title={t('engage:extra.title')}>
      {holding ? (
        <Decided decision={holding} request={request} />
      ) : whyNotCheck(request) === null ? (
        <ToDecide request={request} />
      ) : (
        <Empty>{t('engage:extra.noHours')}</Empty>
      )}
      {before.length > 0 && (
        <details className="Known-before">
          <summary>{t('engage:extra.before', { count: before.length })}</summary>
          <ul className="Known-rows">
            {before.map((one) => (
              <li key={one.decisionId}>
                <DecisionLine decision={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}

function ToDecide({ request }: { request: Request }) {
  const t = useWords()
  const check = useRead(checkFairness, { requestId: request.requestId })
  const refusal = useWhyNotSay(request.accountId)
  const [open, setOpen] = useState(false)
  return (
    <>
      <FairnessTold check={check} account={request.account} />
      <CuresTold check={check} />
      {request.state === 'open' && (
        <div className="Known-acts">
          <Act variant="filled" refusal={refusal} onClick={() => setOpen(true)}>
            {t('engage:extra.decide')}
          </Act>
        </div>
      )}
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={open}
        onClose={() => setOpen(false)}
        title={t('engage:extra.decide')}
      >
        <DecideForm request={request} check={check} done={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function DecisionLine({ decision: one }: { decision: ExtraDecision }) {
  const t = useWords()
  const format = useFormat()
  const cure = useCureWords()
  return (
    <>
      <b>{t(`engage:extra.decisions.${one.decision}`)}</b>{' '}
      {one.cure && cure(one.cure, one.seen.currency)}
      {one.reason && <p>{one.reason}</p>}
      <p className="dim">
        {t('engage:extra.decidedBy', {
          name: one.decidedByName ?? t('engage:someone'),
          at: format.instant(one.decidedAt),
        })}
      </p>
    </>
  )
}

function Decided({ decision, request }: { decision: ExtraDecision; request: Request }) {
  const t = useWords()
  const format = useFormat()
  const hours = useHoursWords()
  const refusal = useWhyNotSay(request.accountId)
  const { requestId, title } = request
  const withdraw = useWrite(withdrawDecision, REQUESTS_CHANGED, {
    said: () => t('engage:extra.withdrawn', { title }),
  })
  const { taking } = decision
  return (
    <>
      <DecisionLine decision={decision} />
      {decision.decision !== 'refused' && (
        <p>
          {t('engage:extra.takes', {
            hours: hours(taking.hours),
            month: format.month(taking.from),
            count: taking.months,
          })}
        </p>
      )}
      <details className="Known-before">
        <summary>{t('engage:extra.seen')}</summary>
        <FairnessTold check={decision.seen} account={request.account} />
      </details>
      <div className="Known-acts">
        <Act size="compact-sm" refusal={refusal} onClick={() => withdraw.mutate({ requestId })}>
          {t('engage:extra.withdraw')}
        </Act>
      </div>
    </>
  )
}
