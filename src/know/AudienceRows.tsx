/** The client's buyers, or what they say, in rows: what is known, and what it means for us. */
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { dropAudience, putAudience } from './audience.api.ts'
import type { Audience } from './audience.ts'
import { AudienceForm } from './AudienceForm.tsx'
import { EvidenceLine, useFades } from './EvidenceLine.tsx'
import { KnowModal } from './KnowModal.tsx'
import { AUDIENCE_CHANGED } from './needsChanged.tsx'

type Props = { accountId: string; audience: readonly Audience[] }

export function AudienceRows({ accountId, audience }: Props) {
  const writes = useWhyNotSay(accountId) === null
  return (
    <ul className="Known-rows">
      {audience.map((one) => (
        <Row key={one.audienceId} one={one} writes={writes} />
      ))}
    </ul>
  )
}

function Row({ one, writes }: { one: Audience; writes: boolean }) {
  const t = useWords()
  const { today } = useSession()
  const fades = useFades()
  const [changing, setChanging] = useState(false)
  const { accountId, audienceId, kind, name, about, meaning } = one
  const isStale = fades(kind, one)
  const drop = useWrite(dropAudience, AUDIENCE_CHANGED, {
    said: () => t('know:audience.takenBack', { name }),
    undo: (was) => ask(putAudience, { accountId, audience: [was] }),
  })
  const confirm = useWrite(putAudience, AUDIENCE_CHANGED, {
    said: () => t('know:evidence.confirmed'),
    undo: ({ before }) => ask(putAudience, { accountId, audience: before }),
  })
  const still = { ...one, seenOn: today, confidence: 'confirmed' as const }
  const act = (key: 'confirm' | 'change' | 'drop', run: () => void) => (
    <Act size="compact-sm" aria-label={t(`know:audience.${key}Of`, { name })} onClick={run}>
      {t(`know:audience.${key}`)}
    </Act>
  )
  const done = () => setChanging(false)
  return (
    <li className="Fades" data-stale={isStale}>
      <b>{name}</b> {kind === 'ideal' && <Chip tone="accent">{t('know:audience.kind.ideal')}</Chip>}
      {about && <p>{about}</p>}
      {meaning && (
        <dl className="Said">
          <div>
            <dt>{t('know:audience.meaning')}</dt>
            <dd>{meaning}</dd>
          </div>
        </dl>
      )}
      <EvidenceLine kind={kind} said={one} />
      {writes && (
        <div className="Known-acts">
          {isStale && act('confirm', () => confirm.mutate({ accountId, audience: [still] }))}
          {act('change', () => setChanging(true))}
          {act('drop', () => drop.mutate({ audienceId }))}
        </div>
      )}
      <KnowModal title={changing ? t('know:audience.changeTitle') : null} onClose={done}>
        <AudienceForm accountId={accountId} kind={kind} changes={one} done={done} />
      </KnowModal>
    </li>
  )
}
