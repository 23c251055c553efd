/** A text opened by its secret link, by someone at the client: read, accepted or declined, and kept. Only the firm's name stands above it. */
import { useAsked } from '../access/enter.tsx'
import { useList } from '../ui/api.ts'
import { AroundLinked, OpenedByLink } from '../ui/OpenedByLink.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readAcceptance } from './acceptance.api.ts'
import type { AcceptanceOffer } from './acceptance.ts'
import { AcceptForm } from './AcceptForm.tsx'
import { AcceptText } from './AcceptText.tsx'
import './accept.css'

export function AcceptPage() {
  const t = useWords()
  const token = useAsked('token')
  const read = useList(readAcceptance, { token })
  const unknown = {
    title: t('accounts:acceptance.unknown'),
    why: t('accounts:acceptance.unknownWhy'),
  }
  return (
    <OpenedByLink read={read} look="Accept" unknown={unknown}>
      {(offer) => <Opened offer={offer} token={token} />}
    </OpenedByLink>
  )
}

function Opened({ offer, token }: { offer: AcceptanceOffer; token: string }) {
  const t = useWords()
  const format = useFormat()
  const { firmName: firm, title, name, ourName, askedAt, expiresOn, state } = offer
  const told = {
    firm,
    name,
    ourName,
    day: format.day(askedAt.slice(0, 10)),
    until: format.day(expiresOn),
  }
  return (
    <AroundLinked look="Accept" firm={firm} title={title}>
      {state === 'open' && (
        <>
          <p className="BarePage-lead">
            {t('accounts:acceptance.asks', told)}{' '}
            <span className="dim">{t('accounts:acceptance.dear', told)}</span>
          </p>
          <AcceptText offer={offer} />
          <AcceptForm offer={offer} token={token} />
        </>
      )}
      {(state === 'accepted' || state === 'declined') && (
        <>
          <Answered offer={offer} />
          <AcceptText offer={offer} />
          <p className="dim">{t('accounts:acceptance.parties', told)}</p>
        </>
      )}
      {(state === 'withdrawn' || state === 'replaced' || state === 'expired') && (
        <p className="BarePage-lead">{t(`accounts:acceptance.gone.${state}`, told)}</p>
      )}
      <Contacts offer={offer} />
    </AroundLinked>
  )
}

/** Whom to ask about it, and about all else. */
function Contacts({ offer: { contacts, firmName: firm } }: { offer: AcceptanceOffer }) {
  const t = useWords()
  if (contacts.length === 0) return null
  return (
    <section aria-labelledby="accept-contacts">
      <h2 id="accept-contacts" className="Accept-contacts">
        {t('accounts:acceptance.contacts.title', { firm })}
      </h2>
      <ul className="Accept-contacts">
        {contacts.map(({ name, part }) => (
          <li key={part}>
            <b>{name}</b> <span className="dim">{t(`accounts:acceptance.contacts.${part}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Answered({ offer }: { offer: AcceptanceOffer }) {
  const t = useWords()
  const format = useFormat()
  const { state, signedName, answeredAt, reason, firmName, options, chosen } = offer
  const values = {
    signer: signedName,
    at: `${format.instant(answeredAt!)} UTC`,
    reason,
    firm: firmName,
  }
  return (
    <div className="Accept-answer" data-state={state}>
      <p>
        <b>
          {t(
            state === 'accepted' ? 'accounts:acceptance.accepted' : 'accounts:acceptance.declined',
            values,
          )}
        </b>
      </p>
      {chosen !== null && <p>{t('accounts:acceptance.chosen', { option: options[chosen - 1] })}</p>}
      <p className="Accept-keep">
        {t(
          state === 'accepted'
            ? 'accounts:acceptance.acceptedKeep'
            : 'accounts:acceptance.declinedKeep',
          values,
        )}
      </p>
    </div>
  )
}
