/** Who else is on a plan right now and what they changed: what the page knows of it before the socket's library is here. */
import { createContext, use, useEffect } from 'react'
import type { OpenText } from './joinPlan.tsx'

export type Other = { id: string; name: string; colour: number; at: string | null }

export type Room = {
  /** `away`: no connection now; what is written is kept here until there is one. */
  state: 'joining' | 'here' | 'away'
  /** Each person once, without whoever looks. */
  others: readonly Other[]
  /** Who changed which text or line last, by its name. */
  changedBy: ReadonlyMap<string, string>
  /** Where I am: the name of a line's text, or nowhere in particular. */
  beAt: (place: string | null) => void
  /** Null until the socket's library is here. */
  open: ((name: string) => OpenText) | null
}

const NOBODY: Room = {
  state: 'joining',
  others: [],
  changedBy: new Map(),
  beAt: () => {},
  open: null,
}

export const RoomContext = createContext<Room>(NOBODY)
export const useRoom = () => use(RoomContext)

/** Tells the others that I am at it, as long as this is open. */
export function useBeAt(place: string | null) {
  const { beAt } = useRoom()
  useEffect(() => {
    if (place === null) return
    beAt(place)
    return () => beAt(null)
  }, [place, beAt])
}
