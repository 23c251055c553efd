/** The place where messages appear: nothing until there is one. */
import { lazy, Suspense, useState } from 'react'
import { waiting } from './notify.ts'
import { useSignal } from './signal.ts'

const MessagesInside = lazy(() =>
  import('./MessagesInside.tsx').then((m) => ({ default: m.MessagesInside })),
)

export function Messages() {
  const some = useSignal(waiting).length > 0
  const [needed, setNeeded] = useState(some)
  if (some && !needed) setNeeded(true)
  return <Suspense>{needed && <MessagesInside />}</Suspense>
}
