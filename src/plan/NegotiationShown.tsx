/** One sheet: both sides beside each other, the zone of agreement, what can be traded, and offers. */
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { KnowModal } from '../know/KnowModal.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import {
  dropNegotiation,
  endNegotiation,
  putNegotiation,
  reopenNegotiation,
} from './negotiation.api.ts'
import { type Negotiation, partReached } from './negotiation.ts'
import { NEGOTIATIONS_CHANGED } from './negotiationChanged.tsx'
import { NegotiationEndForm } from './NegotiationEndForm.tsx'
import { NegotiationForm } from './NegotiationForm.tsx'
import { OffersTable } from './OffersTable.tsx'
import { SidesTable } from './SidesTable.tsx'
import { TradablesTable } from './TradablesTable.tsx'
import { ZonePicture } from './ZonePicture.tsx'

export function NegotiationShown({ sheet }: { sheet: Negotiation }) {
  const t = useWords()
  const format = useFormat()
  const mayWrite = useWhyNotSay(sheet.accountId) === null
  const isOpen = sheet.state === 'open'
  return (
    <article className="Negotiation">
      <header>
        <h3>{sheet.subject}</h3>
        <p className="dim">
          {format.day(sheet.heldOn)} · {sheet.measure}{' '}
          <Chip tone={sheet.isPrivate ? 'warn' : 'plain'}>
            {t(sheet.isPrivate ? 'plan:negotiation.private' : 'plan:negotiation.shared')}
          </Chip>
        </p>
      </header>
      {!isOpen && <Result sheet={sheet} />}
      <ZonePicture sheet={sheet} />
      <SidesTable sheet={sheet} />
      <TradablesTable sheet={sheet} writes={mayWrite && isOpen} />
      <OffersTable sheet={sheet} writes={mayWrite && isOpen} />
      {mayWrite && <Acts sheet={sheet} />}
    </article>
  )
}

function Result({ sheet }: { sheet: Negotiation }) {
  const t = useWords()
  const format = useFormat()
  const reached = partReached(sheet)
  return (
    <p>
      {sheet.agreedAt !== null && (
        <b>
          {t('plan:negotiation.agreedAt', {
            number: format.number(sheet.agreedAt, 4),
            measure: sheet.measure,
          })}
        </b>
      )}{' '}
      {reached !== null && t('plan:negotiation.reached', { share: format.percent(reached, 0) })}{' '}
      {sheet.outcome}
    </p>
  )
}

function Acts({ sheet }: { sheet: Negotiation }) {
  const t = useWords()
  const [doing, setDoing] = useState<'change' | 'end' | null>(null)
  const { accountId, negotiationId, subject, state, agreedAt, outcome } = sheet
  const one = { accountId, negotiationId }
  const close = () => setDoing(null)
  const drop = useWrite(dropNegotiation, NEGOTIATIONS_CHANGED, {
    said: () => t('plan:negotiation.dropped', { subject }),
    undo: (gone) => ask(putNegotiation, gone),
  })
  const reopen = useWrite(reopenNegotiation, NEGOTIATIONS_CHANGED, {
    said: () => t('plan:negotiation.reopened', { subject }),
    undo: () =>
      state === 'open'
        ? Promise.resolve()
        : ask(endNegotiation, { ...one, state, agreedAt, outcome }),
  })
  if (state !== 'open') {
    return (
      <div className="Known-acts">
        <Act size="compact-sm" onClick={() => reopen.mutate(one)}>
          {t('plan:negotiation.reopen')}
        </Act>
      </div>
    )
  }
  const about = (key: 'changeOf' | 'endOf' | 'dropOf') => t(`plan:negotiation.${key}`, { subject })
  return (
    <div className="Known-acts">
      <Act size="compact-sm" aria-label={about('changeOf')} onClick={() => setDoing('change')}>
        {t('plan:negotiation.change')}
      </Act>
      <Act size="compact-sm" aria-label={about('endOf')} onClick={() => setDoing('end')}>
        {t('plan:negotiation.end')}
      </Act>
      <Act size="compact-sm" aria-label={about('dropOf')} onClick={() => drop.mutate(one)}>
        {t('plan:negotiation.drop')}
      </Act>
      <KnowModal title={doing && about(doing === 'end' ? 'endOf' : 'changeOf')} onClose={close}>
        {doing === 'change' && (
          <NegotiationForm accountId={accountId} changes={sheet} done={close} />
        )}
        {doing === 'end' && <NegotiationEndForm sheet={sheet} done={close} />}
      </KnowModal>
    </div>
  )
}
