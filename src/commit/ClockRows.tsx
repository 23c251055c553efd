/** Clocks in rows: how much of the promise is used up, when it runs out, and what can be done in the row. */
import { Modal } from '@mantine/core'
import { type ReactNode, Suspense, useState } from 'react'
import '../accounts/known.css'
import './service.css'
import { whyNotWrite } from '../accounts/account.ts'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { Bar } from '../ui/Progress.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { ClockSum } from './ClockSum.tsx'
import { CLOCK_TONES } from './clockTones.ts'
import { undone } from './clockUndone.tsx'
import { durationText } from './duration.ts'
import { dropClock, startClock, tellClock, undoClock } from './serviceClock.api.ts'
import { type ServiceClock, whyNotDropClock } from './serviceClock.ts'
import { CLOCKS_CHANGED } from './serviceChanged.tsx'
import { TellClockForm } from './TellClockForm.tsx'
import { whyNotTell } from './owned.ts'

type Asked = { clock: ServiceClock; act: 'sum' | 'pause' | 'state' | 'stop' }
type Props = { clocks: readonly ServiceClock[]; about?: (clock: ServiceClock) => ReactNode }

export function ClockRows({ clocks, about }: Props) {
  const t = useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const done = () => setAsked(null)
  return (
    <>
      <ul className="Known-rows">
        {clocks.map((clock) => (
          <ClockRow
            key={clock.clockId}
            clock={clock}
            about={about?.(clock)}
            ask={(act) => setAsked({ clock, act })}
          />
        ))}
      </ul>
      <Modal
        size={asked?.act === 'sum' ? 'lg' : 'md'}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={asked !== null}
        onClose={done}
        title={asked && t(`commit:clock.actTitle.${asked.act}`)}
      >
        <Suspense fallback={<BlockSkeleton height={240} />}>
          {asked?.act === 'sum' && <ClockSum clockId={asked.clock.clockId} />}
          {asked && asked.act !== 'sum' && (
            <TellClockForm clock={asked.clock} kind={asked.act} done={done} />
          )}
        </Suspense>
      </Modal>
    </>
  )
}

type RowProps = { clock: ServiceClock; about: ReactNode; ask: (act: Asked['act']) => void }

function ClockRow({ clock, about, ask: asking }: RowProps) {
  const t = useWords()
  const { title, metric, state, elapsedMs, targetMs, riskShare } = clock
  const used = elapsedMs / targetMs
  return (
    <li className="Clock">
      <span>
        <b>{title}</b> {about}{' '}
        <Chip tone={CLOCK_TONES[state]}>{t(`commit:clock.state.${state}`)}</Chip>
        {clock.lateDetected && <Chip tone="warn">{t('commit:clock.late')}</Chip>}
        {clock.breachedBy === 'target' && <Chip tone="warn">{t('commit:clock.byTarget')}</Chip>}
      </span>
      <div className="Clock-bar">
        <Bar share={used} tone={CLOCK_TONES[state] === 'plain' ? 'accent' : CLOCK_TONES[state]} />
        {riskShare > 0 && riskShare < 1 && (
          <i className="Clock-risk" style={{ left: `${(1 - riskShare) * 100}%` }} />
        )}
      </div>
      <span className="dim">
        {t('commit:clock.used', {
          metric: t(`commit:level.metric.${metric}`),
          elapsed: durationText(Math.floor(elapsedMs / 60_000) * 60),
          target: durationText(targetMs / 1000),
        })}{' '}
        · <ClockLine clock={clock} />
      </span>
      <Acts clock={clock} ask={asking} />
    </li>
  )
}

function ClockLine({ clock }: { clock: ServiceClock }) {
  const t = useWords()
  const format = useFormat()
  const { state, pausedFor, dueAt, stoppedAt, breachedAt, calendar, ownerName, startedAt } = clock
  return [
    calendar ? t('commit:clock.by', { calendar }) : t('commit:clock.byClock'),
    t('commit:clock.started', { at: format.instant(startedAt) }),
    state === 'paused' && t('commit:clock.waits', { why: pausedFor ?? '' }),
    breachedAt && t('commit:clock.breachedAt', { at: format.instant(breachedAt) }),
    !breachedAt && !stoppedAt && dueAt && t('commit:clock.dueAt', { at: format.instant(dueAt) }),
    stoppedAt && t('commit:clock.stoppedAt', { at: format.instant(stoppedAt) }),
    ownerName,
  ]
    .filter(Boolean)
    .join(' · ')
}

function Acts({ clock, ask: asking }: Omit<RowProps, 'about'>) {
  const t = useWords()
  const { actor } = useSession()
  const { clockId, title, stoppedAt, pausedFor, pauseStates, ownerId, carers, lastEventId } = clock
  const cares = carers.map((personId) => ({ personId }))
  const tells = whyNotTell(actor, { ownerId: ownerId ?? '', carers }) === null
  const resume = useWrite(tellClock, CLOCKS_CHANGED, {
    said: () => t('commit:clock.said.resume', { title }),
    undo: undone,
  })
  const reopen = useWrite(undoClock, CLOCKS_CHANGED, {
    said: () => t('commit:clock.said.reopen', { title }),
  })
  const drop = useWrite(dropClock, CLOCKS_CHANGED, {
    said: () => t('commit:clock.said.drop', { title }),
    undo: (was) => ask(startClock, { ...was, at: was.startedAt }),
  })
  const act = (
    key: 'sum' | 'pause' | 'resume' | 'state' | 'stop' | 'reopen' | 'drop',
    run: () => void,
  ) => (
    <Act size="compact-sm" aria-label={`${t(`commit:clock.act.${key}`)}: ${title}`} onClick={run}>
      {t(`commit:clock.act.${key}`)}
    </Act>
  )
  const open = stoppedAt === null
  return (
    <div className="Known-acts">
      {act('sum', () => asking('sum'))}
      {tells && open && act('stop', () => asking('stop'))}
      {tells && open && pausedFor === null && act('pause', () => asking('pause'))}
      {tells &&
        open &&
        pausedFor !== null &&
        act('resume', () => resume.mutate({ clockId, kind: 'resume' }))}
      {tells && open && pauseStates.length > 0 && act('state', () => asking('state'))}
      {tells &&
        !open &&
        lastEventId &&
        act('reopen', () => reopen.mutate({ clockId, eventId: lastEventId }))}
      {whyNotWrite(actor, cares) === null &&
        whyNotDropClock(clock) === null &&
        act('drop', () => drop.mutate({ clockId }))}
    </div>
  )
}
