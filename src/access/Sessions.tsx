/** The browsers where one is signed in; any of them can be ended from here. */
import { Button } from '@mantine/core'
import { useRead, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { Line, Lines } from './Lines.tsx'
import { endOtherSessions, endSession, listSessions } from './session.api.ts'
import { deviceOf } from './session.ts'

export function Sessions() {
  const t = useWords()
  const format = useFormat()
  const sessions = useRead(listSessions, {})
  const end = useWrite(endSession, [listSessions], { said: () => t('access:sessions.ended') })
  const endOthers = useWrite(endOtherSessions, [listSessions], {
    said: ({ ended }) => t('access:sessions.endedOthers', { count: ended }),
  })
  return (
    <>
      <Lines label={t('access:sessions.title')}>
        {sessions.map(({ sessionId, userAgent, address, signedInAt, seenAt, current }) => {
          const device = deviceOf(userAgent) ?? t('access:sessions.unknown')
          return (
            <Line
              key={sessionId}
              title={device}
              chips={current && <Chip tone="accent">{t('access:sessions.here')}</Chip>}
              facts={[
                address,
                t('access:sessions.seen', { when: format.instant(seenAt) }),
                t('access:sessions.since', { when: format.day(signedInAt.slice(0, 10)) }),
              ].filter(Boolean)}
              acts={
                !current && (
                  <Button
                    size="compact-sm"
                    aria-label={t('access:sessions.endNamed', { device })}
                    onClick={() => end.mutate({ sessionId })}
                  >
                    {t('access:sessions.end')}
                  </Button>
                )
              }
            />
          )
        })}
      </Lines>
      {sessions.length > 2 && (
        <Button loading={endOthers.isPending} onClick={() => endOthers.mutate({})}>
          {t('access:sessions.endOthers')}
        </Button>
      )}
    </>
  )
}
