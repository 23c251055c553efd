/** The capture box over whichever page is open, and the sending of notes that waited for a connection. */
import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useEffectEvent } from 'react'
import { CallFailed } from '../kernel/call.ts'
import { ask, readAgain } from '../ui/api.ts'
import { complain, confirm } from '../ui/notify.ts'
import { useSession } from '../ui/session.ts'
import { useSignal } from '../ui/signal.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { writeNote } from './note.api.ts'
import { NOTES_CHANGED } from './noteChanged.tsx'
import { capture, keepDraft, keepWaiting, readDraft, waitingNotes } from './noteDrafts.tsx'

const AGAIN_MS = 20_000

const openForm = () => import('./CaptureForm.tsx')
const CaptureForm = lazy(() => openForm().then((m) => ({ default: m.CaptureForm })))

/** At a client's door there may be no connection: what writing needs is here before, once the browser has time. */
function useFetchedAhead() {
  useEffect(() => {
    if (typeof requestIdleCallback !== 'function') return
    const fetchAll = async () => {
      await Promise.all([
        openForm(),
        import('./NoteEditor.tsx'),
        import('../ui/MessagesInside.tsx'),
      ])
    }
    // What could not be fetched now is fetched when it is needed.
    const waits = requestIdleCallback(() => void fetchAll().catch(() => {}), { timeout: 10_000 })
    return () => cancelIdleCallback(waits)
  }, [])
}

export function CaptureBox() {
  const t = useWords()
  const open = useSignal(capture)
  const isPhone = useMediaQuery('(max-width: 760px)')
  useSendingLater()
  useFetchedAhead()
  const close = () => capture.set(null)
  useEffect(() => {
    // What is said when there is no connection can't be fetched then.
    if (open) import('../ui/MessagesInside.tsx').catch(() => {})
  }, [open])
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      opened={open !== null}
      onClose={close}
      title={t('know:note.capture')}
      size="lg"
      fullScreen={isPhone ?? false}
    >
      <Suspense fallback={<BlockSkeleton height={240} />}>
        {open && <CaptureForm accounts={open.accounts} done={close} />}
      </Suspense>
    </Modal>
  )
}

/** At once when the connection is back; a note under its own id is never written twice. */
function useSendingLater() {
  const t = useWords()
  const queries = useQueryClient()
  const { firm, person } = useSession()
  const place = { firmId: firm.firmId, personId: person.personId }
  const send = useEffectEvent(async () => {
    let sent = 0
    for (const note of waitingNotes(place)) {
      const { noteId, body, tags, accounts } = note
      try {
        const accountIds = accounts.map(({ accountId }) => accountId)
        await ask(writeNote, { noteId, body, tags, accountIds })
        sent++
      } catch (error) {
        if (error instanceof CallFailed && (error.status === 0 || error.status >= 500)) break
        // Refused: it is given back to be looked at, unless something else is being written.
        if (readDraft(place)) break
        keepDraft(place, note)
        complain(error)
      }
      keepWaiting(
        place,
        waitingNotes(place).filter((one) => one.noteId !== noteId),
      )
    }
    if (sent === 0) return
    confirm(t('know:note.sent', { count: sent }))
    await readAgain(queries, NOTES_CHANGED)
  })
  useEffect(() => {
    const now = () => void send()
    now()
    window.addEventListener('online', now)
    const timer = setInterval(now, AGAIN_MS)
    return () => {
      window.removeEventListener('online', now)
      clearInterval(timer)
    }
  }, [])
}
