/** One escalation: how it stands, what happened in its order, and what was learnt from it. */
import { Modal } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { whyNotTell } from '../commit/owned.ts'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { Card, Stack } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import {
  calmEscalation,
  lowerEscalation,
  readEscalation,
  readEscalationSettings,
  reopenEscalation,
} from './escalation.api.ts'
import {
  type Escalation,
  whyNotEndEscalation,
  whyNotLower,
  whyNotMove,
  whyNotRaise,
  whyNotUpdate,
} from './escalation.ts'
import { ESCALATIONS_CHANGED } from './escalationChanged.tsx'
import { EscalationChips } from './EscalationChips.tsx'
import { EscalationEvents } from './EscalationEvents.tsx'
import { EscalationForm } from './EscalationForm.tsx'
import { CriticalForm, EndEscalationForm, RaiseForm, UpdateForm } from './EscalationForms.tsx'
import { PostMortemCard } from './PostMortemCard.tsx'
import './engage.css'

const FORMS = {
  raise: RaiseForm,
  critical: CriticalForm,
  update: UpdateForm,
  close: EndEscalationForm,
}
type Asked = keyof typeof FORMS | 'change'

export function EscalationPage({ escalationId }: { escalationId: string }) {
  const t = useWords()
  const format = useFormat()
  const { escalation, events, postMortem } = useRead(readEscalation, { escalationId })
  const [asked, setAsked] = useState<Asked | null>(null)
  const done = () => setAsked(null)
  const { accountId, account, requestId, request, title, stake, outcome, state } = escalation
  const Form = asked && asked !== 'change' ? FORMS[asked] : null
  const says = [
    escalation.ownerName && t('engage:owner', { name: escalation.ownerName }),
    state === 'open' &&
      escalation.dueAt &&
      t('engage:escalation.dueAt', { at: format.instant(escalation.dueAt) }),
    escalation.updateDueAt &&
      t(escalation.late ? 'engage:escalation.updateLate' : 'engage:escalation.updateDue', {
        at: format.instant(escalation.updateDueAt),
      }),
  ].filter(Boolean)
  return (
    <Page
      title={title}
      chips={<EscalationChips escalation={escalation} />}
      facts={[
        <A key="account" to={`/accounts/${accountId}/activity`}>
          {account}
        </A>,
        ...(requestId
          ? [
              <A key="request" to={`/requests/${requestId}`}>
                {request}
              </A>,
            ]
          : []),
        <A key="all" to="/requests/escalations">
          {t('engage:escalation.title')}
        </A>,
      ]}
      acts={<Acts escalation={escalation} open={setAsked} />}
      below={says.join(' · ')}
    >
      <Stack>
        {(stake !== '' || outcome !== '') && (
          <Card title={t('engage:escalation.stake')}>
            <p className="Engage-whole">{stake}</p>
            {outcome !== '' && (
              <p>
                <b>{t('engage:escalation.outcome')}</b> {outcome}
              </p>
            )}
          </Card>
        )}
        <PostMortemCard escalation={escalation} postMortem={postMortem} />
        <EscalationEvents events={events} />
      </Stack>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={asked !== null}
        onClose={done}
        title={asked && t(`engage:escalation.${asked}`)}
      >
        <Suspense fallback={<BlockSkeleton height={200} />}>
          {Form && <Form escalation={escalation} done={done} />}
          {asked === 'change' && (
            <EscalationForm accountId={accountId} changes={escalation} done={done} />
          )}
        </Suspense>
      </Modal>
    </Page>
  )
}

function Acts({ escalation, open }: { escalation: Escalation; open: (act: Asked) => void }) {
  const t = useWords()
  const { actor } = useSession()
  const writes = useWhyNotSay(escalation.accountId)
  const tells = whyNotTell(actor, escalation)
  const { levels } = useRead(readEscalationSettings, {})
  const { escalationId, title, state, criticalSince, level } = escalation
  const said = (key: 'saidLowered' | 'saidCalm' | 'saidReopened') => () =>
    t(`engage:escalation.${key}`, { title })
  const lower = useWrite(lowerEscalation, ESCALATIONS_CHANGED, { said: said('saidLowered') })
  const calm = useWrite(calmEscalation, ESCALATIONS_CHANGED, { said: said('saidCalm') })
  const reopen = useWrite(reopenEscalation, ESCALATIONS_CHANGED, { said: said('saidReopened') })
  if (state === 'closed')
    return (
      <Act refusal={writes} onClick={() => reopen.mutate({ escalationId })}>
        {t('engage:reopen')}
      </Act>
    )
  return (
    <>
      <Act refusal={writes ?? whyNotMove(escalation)} onClick={() => open('change')}>
        {t('engage:change')}
      </Act>
      {level > 1 && (
        <Act
          refusal={tells ?? whyNotLower(escalation)}
          onClick={() => lower.mutate({ escalationId })}
        >
          {t('engage:escalation.lower')}
        </Act>
      )}
      <Act refusal={tells ?? whyNotRaise(escalation, levels.length)} onClick={() => open('raise')}>
        {t('engage:escalation.raise')}
      </Act>
      {criticalSince === null ? (
        <Act refusal={writes} onClick={() => open('critical')}>
          {t('engage:escalation.critical')}
        </Act>
      ) : (
        <>
          <Act refusal={writes} onClick={() => calm.mutate({ escalationId })}>
            {t('engage:escalation.calm')}
          </Act>
          <Act refusal={tells ?? whyNotUpdate(escalation)} onClick={() => open('update')}>
            {t('engage:escalation.update')}
          </Act>
        </>
      )}
      <Act
        variant="filled"
        refusal={writes ?? whyNotEndEscalation(escalation)}
        onClick={() => open('close')}
      >
        {t('engage:escalation.close')}
      </Act>
    </>
  )
}
