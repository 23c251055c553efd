/** Messages as they are shown; fetched with the first one. */
import { Button } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.layer.css'
import { useEffect, useRef } from 'react'
import { complain, confirm, type Message, waiting } from './notify.ts'
import { Problem } from './Problem.tsx'
import { useSignal } from './signal.ts'
import { say } from './words.ts'

const LONG_ENOUGH_TO_UNDO_MS = 10_000

export function MessagesInside() {
  const come = useSignal(waiting)
  useEffect(() => {
    if (come.length === 0) return
    waiting.set([])
    come.forEach(show)
  }, [come])
  return <Notifications position="bottom-right" limit={4} transitionDuration={150} />
}

function show(message: Message) {
  if (message.kind === 'problem') {
    const { problem } = message
    notifications.show({
      color: 'bad',
      autoClose: false,
      role: 'alert',
      message: <Problem problem={problem} />,
    })
    return
  }
  const { said, undo } = message
  const id = `said-${++count}`
  const done = () => notifications.hide(id)
  notifications.show({
    id,
    color: 'accent',
    autoClose: LONG_ENOUGH_TO_UNDO_MS,
    message: undo ? <Undoable said={said} undo={undo} done={done} /> : said,
  })
}
let count = 0

function Undoable({
  said,
  undo,
  done,
}: {
  said: string
  undo: () => Promise<unknown>
  done: () => void
}) {
  const isBack = useRef(false)
  const goBack = () => {
    // The message takes its time to leave; a second click on it is the same click.
    if (isBack.current) return
    isBack.current = true
    done()
    undo().then(() => confirm(say('ui:undo.undone')), complain)
  }
  return (
    <span className="Undoable">
      <span>{said}</span>
      <Button size="compact-sm" variant="subtle" color="accent" onClick={goBack}>
        {say('ui:undo.undo')}
      </Button>
    </span>
  )
}
