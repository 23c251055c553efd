/** Service levels in rows: what within what, counted how with an example, and what can be done about each. */
import { type ReactNode, useState } from 'react'
import { Modal } from '@mantine/core'
import '../accounts/known.css'
import { whyNotWrite } from '../accounts/account.ts'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { LevelForm } from './LevelForm.tsx'
import { LevelExample, useLevelWords } from './LevelWords.tsx'
import { dropLevel, putLevel } from './serviceLevel.api.ts'
import { type ServiceLevel, whyNotDropLevel, whyNotPolicy } from './serviceLevel.ts'
import { LEVELS_CHANGED } from './serviceChanged.tsx'
import { listCalendars } from './workingCalendar.api.ts'

type Props = {
  levels: readonly ServiceLevel[]
  about?: (level: ServiceLevel) => ReactNode
  /** Only told, as where another place says them. */
  plain?: boolean
}

export function LevelRows({ levels, about, plain = false }: Props) {
  const t = useWords()
  const [asked, setAsked] = useState<ServiceLevel | null>(null)
  const done = () => setAsked(null)
  return (
    <>
      <ul className="Known-rows">
        {levels.map((level) => (
          <LevelRow
            key={level.levelId}
            level={level}
            about={about?.(level)}
            change={plain ? null : () => setAsked(level)}
          />
        ))}
      </ul>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={asked !== null}
        onClose={done}
        title={t('commit:level.change')}
      >
        {asked && (
          <LevelForm
            {...(asked.accountId ? { accountId: asked.accountId } : {})}
            changes={asked}
            done={done}
          />
        )}
      </Modal>
    </>
  )
}

type RowProps = { level: ServiceLevel; about: ReactNode; change: (() => void) | null }

function LevelRow({ level, about, change }: RowProps) {
  const t = useWords()
  const format = useFormat()
  const said = useLevelWords()
  const calendars = useRead(listCalendars, {})
  const { target, calendarId, riskShare, pauseStates, holdsFrom, holdsUntil, tier, open } = level
  const { agreement } = level
  const calendar = calendars.find((one) => one.calendarId === calendarId) ?? null
  const facts = [
    target && t('commit:level.risk', { share: format.percent(riskShare, 0) }),
    pauseStates.length > 0 && t('commit:level.pauses', { states: format.list(pauseStates) }),
    holdsFrom && t('commit:level.since', { day: format.day(holdsFrom) }),
    holdsUntil && t('commit:level.until', { day: format.day(holdsUntil) }),
    agreement && t('commit:level.partOf', { agreement }),
    open > 0 && t('commit:level.open', { count: open }),
  ].filter(Boolean)
  return (
    <li>
      <b>{said(level)}</b>{' '}
      {about ?? (
        <Chip>
          {level.account ?? (tier ? t(`segment:tier.${tier}.name`) : t('commit:level.forAll'))}
        </Chip>
      )}
      {target && (
        <p>
          <LevelExample target={target} calendar={calendar} />
        </p>
      )}
      {facts.length > 0 && <p className="dim">{facts.join(' · ')}</p>}
      {change && <Acts level={level} change={change} />}
    </li>
  )
}

function Acts({ level, change }: { level: ServiceLevel; change: () => void }) {
  const t = useWords()
  const said = useLevelWords()
  const { actor } = useSession()
  const { levelId, accountId, carers } = level
  const cares = carers.map((personId) => ({ personId }))
  const refusal = accountId ? whyNotWrite(actor, cares) : whyNotPolicy(actor)
  const drop = useWrite(dropLevel, LEVELS_CHANGED, {
    said: (was) => t('commit:level.dropped', { level: said(was) }),
    undo: (was) => ask(putLevel, was),
  })
  if (refusal) return null
  const name = said(level)
  return (
    <div className="Known-acts">
      <Act size="compact-sm" aria-label={`${t('commit:act.change')}: ${name}`} onClick={change}>
        {t('commit:act.change')}
      </Act>
      <Act
        size="compact-sm"
        refusal={whyNotDropLevel(level)}
        aria-label={`${t('commit:act.drop')}: ${name}`}
        onClick={() => drop.mutate({ levelId })}
      >
        {t('commit:act.drop')}
      </Act>
    </div>
  )
}
