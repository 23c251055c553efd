/** Who left an account, who follows, and what is still to be done about it; nothing where nobody left. */
import { whyNotWrite } from '../accounts/account.ts'
import { readAccount } from '../accounts/account.api.ts'
import { Act } from '../ui/Act.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import '../accounts/known.css'
import { useWords } from '../ui/words.ts'
import { listDepartures, takeBackDeparture } from './departure.api.ts'
import type { Departure } from './departure.ts'
import { DEPARTURES_CHANGED } from './departureChanged.tsx'

export function DeparturesCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const { actor } = useSession()
  const departures = useRead(listDepartures, { accountId })
  const { carers } = useRead(readAccount, { accountId })
  if (departures.length === 0) return null
  const writes = whyNotWrite(actor, carers) === null
  return (
    <Card title={t('know:departure.title')}>
      <ul className="Known-rows">
        {departures.map((one) => (
          <Row key={one.departureId} departure={one} writes={writes} />
        ))}
      </ul>
    </Card>
  )
}

function Row({ departure, writes }: { departure: Departure; writes: boolean }) {
  const t = useWords()
  const format = useFormat()
  const { departureId, name, jobTitle, leftOn, goesTo, note, successor, actions, open } = departure
  const back = useWrite(takeBackDeparture, DEPARTURES_CHANGED, {
    said: () => t('know:departure.takenBack', { name }),
  })
  const told = [
    jobTitle,
    t('know:departure.line', { day: format.day(leftOn) }),
    goesTo && t('know:departure.to', { place: goesTo }),
    successor ? t('know:departure.followed', { name: successor }) : t('know:departure.unfollowed'),
    open > 0 && t('know:departure.open', { count: open }),
    open === 0 && actions > 0 && t('know:departure.allDone'),
  ].filter(Boolean)
  return (
    <li>
      <b>{name}</b> <span className="dim">{told.join(' · ')}</span>
      {note && <p>{note}</p>}
      {writes && (
        <div className="Known-acts">
          <Act
            size="compact-sm"
            busy={back.isPending}
            aria-label={t('know:departure.takeBackOf', { name })}
            onClick={() => back.mutate({ departureId })}
          >
            {t('know:departure.takeBack')}
          </Act>
        </div>
      )}
    </li>
  )
}
