/** The keyboard: single letters, `g` and a letter, and what each does, in one list that can be shown. */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { keepChoice, readChoice } from './choices.ts'
import type { Key } from './words.ts'

export type Shortcut = { keys: string; name: Key; run: () => void }

const LETTER_WAITS_MS = 1_200
const shortcuts = new Map<string, Shortcut>()
const watchers = new Set<() => void>()
let listed: Shortcut[] = []

/** While this component is shown, `keys` (`m`, `?`, `g c`) runs it. Where letters are switched off, nothing does. */
export function useShortcut(keys: string | null, name: Key, run: () => void): void {
  const act = useEffectEvent(run)
  useEffect(() => {
    if (!keys) return
    const mine: Shortcut = { keys, name, run: () => act() }
    shortcuts.set(keys, mine)
    changed()
    return () => {
      if (shortcuts.get(keys) === mine) shortcuts.delete(keys)
      changed()
    }
  }, [keys, name])
}

/** All that the keyboard does on this page. */
export function useShortcutList(): Shortcut[] {
  return useSyncExternalStore(
    (watch) => (watchers.add(watch), () => watchers.delete(watch)),
    () => listed,
    () => listed,
  )
}

/** Listens; the frame does this once. */
export function useShortcuts(): void {
  useEffect(() => {
    let first = ''
    let since = 0
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isWriting(event.target) || !lettersOn()) return
      const together = Date.now() - since < LETTER_WAITS_MS ? `${first} ${event.key}` : event.key
      const found = shortcuts.get(together) ?? shortcuts.get(event.key)
      first = event.key
      since = event.key === 'g' ? Date.now() : 0
      if (!found) return
      event.preventDefault()
      since = 0
      found.run()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** WCAG 2.1.4: who dictates or uses single keys otherwise can switch ours off. */
export function lettersOn(): boolean {
  return readChoice('letters', 'on') === 'on'
}

export function switchLetters(on: boolean): void {
  keepChoice('letters', on ? 'on' : 'off')
}

function changed() {
  listed = [...shortcuts.values()].toSorted((a, b) => a.keys.localeCompare(b.keys))
  for (const watch of watchers) watch()
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  const dialog = target.closest('[role="dialog"]')
  return (
    dialog !== null || target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
  )
}
