/** The command palette, from everywhere by `Ctrl K`; what it needs is fetched when it is first opened. */
import { lazy, Suspense, useEffect } from 'react'
import { signal, useSignal } from './signal.ts'
import type { CommandMaker, Finder, NavEntry } from './slots.ts'

export type PaletteProps = { places: NavEntry[]; commands: CommandMaker[]; finders: Finder[] }

export const paletteOpen = signal(false)
export const openPalette = () => paletteOpen.set(true)

const PaletteInside = lazy(() =>
  import('./PaletteInside.tsx').then((m) => ({ default: m.PaletteInside })),
)

export function Palette(props: PaletteProps) {
  const open = useSignal(paletteOpen)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      paletteOpen.set(!paletteOpen.get())
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return <Suspense>{open && <PaletteInside {...props} />}</Suspense>
}
