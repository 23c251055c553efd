/** Hints that someone has left, each to be answered: they are gone, or still there. */
import { useState } from 'react'
import { whyNotWrite } from '../accounts/account.ts'
import '../accounts/known.css'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readContact } from './contact.api.ts'
import { DepartureForm } from './DepartureForm.tsx'
import { sayStays, unsayStays } from './departureHint.api.ts'
import type { DepartureHint } from './departureHint.ts'
import { DEPARTURES_CHANGED } from './departureChanged.tsx'
import { KnowModal } from './KnowModal.tsx'

type Props = { hints: readonly DepartureHint[]; /** On Hoy. */ named?: boolean }

export function HintRows({ hints, named = false }: Props) {
  const t = useWords()
  const [leaving, setLeaving] = useState<DepartureHint | null>(null)
  const done = () => setLeaving(null)
  return (
    <ul className="Known-rows">
      {hints.map((hint) => (
        <Row
          key={`${hint.contactId} ${hint.accountId}`}
          hint={hint}
          named={named}
          leave={() => setLeaving(hint)}
        />
      ))}
      <KnowModal
        title={leaving && t('know:departure.actOf', { name: leaving.name })}
        onClose={done}
      >
        {leaving && <Leaving hint={leaving} done={done} />}
      </KnowModal>
    </ul>
  )
}

type RowProps = { hint: DepartureHint; named: boolean; leave: () => void }

function Row({ hint, named, leave }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const { actor } = useSession()
  const { contactId, accountId, name, account, kind, day, excerpt, noteId, carers } = hint
  const refusal = whyNotWrite(
    actor,
    carers.map((personId) => ({ personId })),
  )
  const stays = useWrite(sayStays, DEPARTURES_CHANGED, {
    said: () => t('know:hint.stays', { name }),
    undo: () => ask(unsayStays, { contactId, accountId }),
  })
  return (
    <li>
      <b>{name}</b>
      {named && (
        <>
          {' · '}
          <A to={`/accounts/${accountId}/people`}>{account}</A>
        </>
      )}{' '}
      <span className="dim">
        {t(`know:hint.kind.${kind}`)} · {format.day(day)}
      </span>
      <p>
        «{excerpt}» {noteId && <A to={`/notes/${noteId}`}>{t('know:hint.note')}</A>}
      </p>
      {!refusal && (
        <div className="Known-acts">
          <Act size="compact-sm" aria-label={t('know:hint.leftOf', { name })} onClick={leave}>
            {t('know:hint.left')}
          </Act>
          <Act
            size="compact-sm"
            busy={stays.isPending}
            aria-label={t('know:hint.staysOf', { name })}
            onClick={() => stays.mutate({ contactId, accountId })}
          >
            {t('know:hint.still')}
          </Act>
        </div>
      )}
    </li>
  )
}

function Leaving({
  hint: { contactId, placeId },
  done,
}: {
  hint: DepartureHint
  done: () => void
}) {
  const contact = useRead(readContact, { contactId })
  const place = contact.places.find((one) => one.placeId === placeId)
  return place ? <DepartureForm contact={contact} place={place} done={done} /> : null
}
