/** Compromisos, calendarios: whose hours and holidays clocks count by. */
import { Modal } from '@mantine/core'
import { Suspense, useState } from 'react'
import '../accounts/known.css'
import './service.css'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card, Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { CalendarForm } from './CalendarForm.tsx'
import { WEEKDAYS } from './calendar.ts'
import { CommitTabs } from './CommitTabs.tsx'
import { LEVELS_CHANGED } from './serviceChanged.tsx'
import { whyNotPolicy } from './serviceLevel.ts'
import { archiveCalendar, listCalendars, putCalendar } from './workingCalendar.api.ts'
import { comingDays, type WorkingCalendar } from './workingCalendar.ts'

const COMING = 4

export function CalendarsPage() {
  const t = useWords()
  const { actor } = useSession()
  const calendars = useRead(listCalendars, {})
  const [asked, setAsked] = useState<WorkingCalendar | 'new' | null>(null)
  const done = () => setAsked(null)
  const refusal = whyNotPolicy(actor)
  return (
    <Page
      title={t('commit:calendar.title')}
      sentence={t(calendars.length === 0 ? 'commit:calendar.saysNone' : 'commit:calendar.says')}
      acts={
        <Act variant="filled" refusal={refusal} onClick={() => setAsked('new')}>
          {t('commit:calendar.add')}
        </Act>
      }
    >
      <CommitTabs at="/commitments/calendars" />
      <Stack>
        {calendars.length === 0 && <Empty>{t('commit:calendar.none')}</Empty>}
        {calendars.map((calendar) => (
          <CalendarCard
            key={calendar.calendarId}
            calendar={calendar}
            change={refusal ? null : () => setAsked(calendar)}
          />
        ))}
      </Stack>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={asked !== null}
        onClose={done}
        title={t(asked === 'new' ? 'commit:calendar.add' : 'commit:calendar.change')}
      >
        <Suspense fallback={<BlockSkeleton height={420} />}>
          {asked && <CalendarForm {...(asked === 'new' ? {} : { changes: asked })} done={done} />}
        </Suspense>
      </Modal>
    </Page>
  )
}

type CardProps = { calendar: WorkingCalendar; change: (() => void) | null }

function CalendarCard({ calendar, change }: CardProps) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const { calendarId, name, zone, hours, days, open, archived, fromAt } = calendar
  const archive = useWrite(archiveCalendar, LEVELS_CHANGED, {
    said: (was) => t('commit:calendar.archivedNow', { name: was.name }),
    undo: (was) => ask(putCalendar, was),
  })
  const again = t(archived ? 'commit:calendar.again' : 'commit:act.change')
  const coming = comingDays(days, { from: today, most: COMING })
  return (
    <Card
      title={name}
      aside={
        archived ? (
          <Chip>{t('commit:calendar.archived')}</Chip>
        ) : (
          t('commit:calendar.open', { count: open })
        )
      }
    >
      <p className="dim">{t('commit:calendar.since', { zone, at: format.instant(fromAt) })}</p>
      <dl className="Week">
        {WEEKDAYS.map((day) => (
          <div key={day} data-closed={hours[day].length === 0 || undefined}>
            <dt>{t(`commit:calendar.weekday.${day}`)}</dt>
            <dd>
              {hours[day].length === 0
                ? t('commit:calendar.closed')
                : hours[day].map((span) => <span key={span}>{span.replace('-', '–')}</span>)}
            </dd>
          </div>
        ))}
      </dl>
      {coming.length > 0 && (
        <p>
          {t('commit:calendar.coming', {
            days: format.list(
              coming.map((one) =>
                [format.dayShort(one.day), one.name, one.hours.join(', ')]
                  .filter(Boolean)
                  .join(' '),
              ),
            ),
          })}
        </p>
      )}
      {change && (
        <div className="Known-acts">
          <Act size="compact-sm" aria-label={`${again}: ${name}`} onClick={change}>
            {again}
          </Act>
          {!archived && (
            <Act
              size="compact-sm"
              aria-label={`${t('commit:calendar.archive')}: ${name}`}
              onClick={() => archive.mutate({ calendarId })}
            >
              {t('commit:calendar.archive')}
            </Act>
          )}
        </div>
      )}
    </Card>
  )
}
