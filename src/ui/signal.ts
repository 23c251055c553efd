/** One value that anyone may set and components follow: whether the palette is open, what was said last. */
import { useSyncExternalStore } from 'react'

export type Signal<T> = {
  get: () => T
  set: (value: T) => void
  follow: (tell: () => void) => () => void
}

export function signal<T>(value: T): Signal<T> {
  const followers = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      value = next
      for (const tell of followers) tell()
    },
    follow(tell) {
      followers.add(tell)
      return () => followers.delete(tell)
    },
  }
}

export function useSignal<T>({ follow, get }: Signal<T>): T {
  return useSyncExternalStore(follow, get, get)
}
