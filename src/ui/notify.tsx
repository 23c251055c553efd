/** Short messages: what was done, with its undo, and what went wrong. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Problem } from './Problem.tsx'
import { say } from './words.ts'

const LONG_ENOUGH_TO_UNDO_MS = 10_000

/** Says what was done. Where it can be undone, the way back is in the message. */
export function confirm(said: string, undo?: () => Promise<unknown>): void {
  const id = `said-${++count}`
  notifications.show({
    id,
    color: 'accent',
    autoClose: LONG_ENOUGH_TO_UNDO_MS,
    message: undo ? <Undoable said={said} undo={undo} done={() => notifications.hide(id)} /> : said,
  })
}
let count = 0

/** Says what went wrong, what was kept and what to do. */
export function complain(problem: unknown): void {
  notifications.show({
    color: 'bad',
    autoClose: false,
    role: 'alert',
    message: <Problem problem={problem} />,
  })
}

function Undoable({
  said,
  undo,
  done,
}: {
  said: string
  undo: () => Promise<unknown>
  done: () => void
}) {
  const goBack = () => {
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
