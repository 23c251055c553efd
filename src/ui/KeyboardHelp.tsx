/** What the keyboard does here, under `?`; fetched when someone asks. */
import { lazy, Suspense } from 'react'
import { useShortcut } from './shortcuts.ts'
import { signal, useSignal } from './signal.ts'

export const helpOpen = signal(false)
export const openKeyboardHelp = () => helpOpen.set(true)

const KeyboardHelpInside = lazy(() =>
  import('./KeyboardHelpInside.tsx').then((m) => ({ default: m.KeyboardHelpInside })),
)

export function KeyboardHelp() {
  const open = useSignal(helpOpen)
  useShortcut('?', 'ui:keys.title', openKeyboardHelp)
  return <Suspense>{open && <KeyboardHelpInside />}</Suspense>
}
