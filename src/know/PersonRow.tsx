/** One person of an account, with how to reach them in the row. */
import { A } from '../ui/A.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Contact, type Place, type Reach, worksThere } from './contact.ts'
import { MergedLine } from './MergedLine.tsx'
import { PersonActs } from './PersonActs.tsx'
import './people.css'

type Props = { accountId: string; contact: Contact }

export function PersonRow({ accountId, contact }: Props) {
  const t = useWords()
  const { name, reaches, language, channel, everyDays, past, places } = contact
  const here = places.find((place) => place.accountId === accountId)
  return (
    <li className="Person">
      <div>
        <b>{name}</b> <span>{postsOf(places, here)}</span>
        <Days contact={contact} accountId={accountId} />
        <Elsewhere contact={contact} accountId={accountId} />
        {past && <p>{past}</p>}
        <MergedLine contact={contact} />
      </div>
      <div className="Person-reach">
        {reaches.map((reach) => (
          <ReachLink key={`${reach.kind} ${reach.value}`} reach={reach} />
        ))}
        <span className="Person-likes">
          {channel && <Chip>{t(`know:people.channels.${channel}`)}</Chip>}
          {language && <Chip>{t(`know:people.languages.${language as 'es'}`)}</Chip>}
          {everyDays !== null && (
            <Chip>{t('know:people.everyDaysLine', { count: everyDays })}</Chip>
          )}
        </span>
      </div>
      <PersonActs accountId={accountId} contact={contact} />
    </li>
  )
}

/** Records that were merged may each have a post there; told are those that last, or the last one. */
function postsOf(places: readonly Place[], here: Place | undefined): string {
  const posts = places
    .filter((one) => one.accountId === here?.accountId && one.untilOn === here.untilOn)
    .map(({ jobTitle, area }) => [jobTitle, area].filter(Boolean).join(' · '))
  return [...new Set(posts)].filter(Boolean).join(' / ')
}

function Days({ contact: { places }, accountId }: Pick<Props, 'contact' | 'accountId'>) {
  const t = useWords()
  const format = useFormat()
  const here = places.find((place) => place.accountId === accountId)
  const days = [
    here?.fromOn && t('know:people.since', { day: format.day(here.fromOn) }),
    here?.untilOn && t('know:people.until', { day: format.day(here.untilOn) }),
  ].filter(Boolean)
  return days.length > 0 ? <span className="dim"> {days.join(' ')}</span> : null
}

function Elsewhere({ contact: { places }, accountId }: Pick<Props, 'contact' | 'accountId'>) {
  const t = useWords()
  const { today } = useSession()
  const elsewhere = places.filter(
    (place) => place.accountId !== accountId && worksThere(place, today),
  )
  const others = [...new Map(elsewhere.map((place) => [place.accountId, place])).values()]
  if (others.length === 0) return null
  return (
    <p className="dim">
      {t('know:people.alsoAt')}{' '}
      {others.map((place, at) => (
        <span key={place.placeId}>
          {at > 0 && ' · '}
          <A to={`/accounts/${place.accountId}/people`}>{place.account}</A>
        </span>
      ))}
    </p>
  )
}

/** Only what a person's program opens as mail, call or page becomes a link. */
function ReachLink({ reach: { kind, value } }: { reach: Reach }) {
  const address = addressOf({ kind, value })
  return address ? (
    <a href={address} rel="noreferrer noopener" {...(kind === 'web' && { target: '_blank' })}>
      {value}
    </a>
  ) : (
    <span>{value}</span>
  )
}

function addressOf({ kind, value }: Reach): string | null {
  if (kind === 'mail') return /^[^\s@<>]+@[^\s@<>]+$/.test(value) ? `mailto:${value}` : null
  if (kind === 'web') return /^https?:\/\/\S+$/i.test(value) ? value : null
  const dialled = value.replace(/[^\d+]/g, '')
  return dialled.length >= 6 ? `tel:${dialled}` : null
}
