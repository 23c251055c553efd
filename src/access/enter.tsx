/** Going in: after a sign-in everything known of the one before is forgotten, and the page asked for is opened. */
import { useQueryClient } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useGo } from '../ui/A.tsx'
import { ask } from '../ui/api.ts'
import { useAnySession } from '../ui/session.ts'
import { known, type Locale, words } from '../ui/words.ts'
import { openDemo } from './demo.api.ts'
import { changeProfile } from './profile.api.ts'
import { readSession } from './session.api.ts'

export const INSIDE = '/today'

/** Opens a page as whoever one is now. What the page that is left still shows is forgotten when it is gone. */
export function useEnter(): (to?: string) => Promise<void> {
  const queries = useQueryClient()
  const go = useGo()
  const forget = () =>
    queries.removeQueries({
      type: 'inactive',
      predicate: ({ queryKey }) => queryKey[0] !== readSession.path,
    })
  return async (to = INSIDE) => {
    forget()
    await queries.invalidateQueries({ queryKey: [readSession.path] })
    go(to, { replace: true })
    setTimeout(forget)
  }
}

/** What the address says under a name, as text. */
export function useAsked(name: string): string {
  const search = useRouterState().location.search as Record<string, unknown>
  return typeof search[name] === 'string' ? search[name] : ''
}

/** The page that was wanted before sign-in; only ever one of ours. */
export function useNext(): string {
  const next = useAsked('next')
  return /^\/(?![/\\])/.test(next) ? next : INSIDE
}

/** Whoever is in already has nothing to do on the ways in. */
export function useAlreadyIn(to: string): boolean {
  const go = useGo()
  const { person, firm } = useAnySession()
  const there = person ? (firm ? to : '/firms') : null
  const gone = useRef(false)
  useEffect(() => {
    // Once: this page is drawn again while the other is fetched.
    if (there && !gone.current) go(there, { replace: true })
    gone.current = there !== null
  })
  return there !== null
}

/** Another language for whoever is in; a visitor of the demonstration, whose person is everyone's, goes in anew. */
export function useSpeakIn(): (locale: Locale) => Promise<void> {
  const queries = useQueryClient()
  const { person, firm } = useAnySession()
  return async (locale) => {
    if (firm?.demo) await ask(openDemo, { locale })
    else if (person) await ask(changeProfile, { ...person, locale })
    await queries.invalidateQueries({ queryKey: [readSession.path] })
  }
}

/** What a browser says of its reader: how they write numbers, and where their clock stands. */
export function browserManner() {
  const regional = known(navigator.language)
  return {
    locale: words.language === 'en' ? 'en' : regional === 'es-MX' ? 'es-MX' : 'es-ES',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  } as const
}
