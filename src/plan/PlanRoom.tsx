/** Around a plan's page: joins the others once the page is there, and reads again what they change. */
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { readAgain } from '../ui/api.ts'
import { useSession } from '../ui/session.ts'
import { PLAN_CHANGED } from './planChanged.tsx'
import type { openRoom } from './joinPlan.tsx'
import { type Room, RoomContext } from './room.tsx'

/** A text changes with every stroke; its words on the page need not. */
const WORDS_EVERY_MS = 3_000

type Opened = ReturnType<typeof openRoom>
type Known = Pick<Room, 'state' | 'others' | 'changedBy'>

export function PlanRoom({ planId, children }: { planId: string; children: ReactNode }) {
  const queries = useQueryClient()
  const { person, firm } = useSession()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [known, setKnown] = useState<Known>({ state: 'joining', others: [], changedBy: new Map() })
  const { personId } = person
  const { firmId } = firm

  useEffect(() => {
    let isOver = false
    let room: Opened | null = null
    let later: ReturnType<typeof setTimeout> | undefined
    const again = () => {
      clearTimeout(later)
      later = undefined
      void readAgain(queries, PLAN_CHANGED)
    }
    void import('./joinPlan.tsx').then(({ openRoom: join }) => {
      if (isOver) return
      room = join({
        planId,
        whose: { firmId, personId },
        onKnown: setKnown,
        onChanged: (what) => {
          if (what === 'fields') again()
          else later ??= setTimeout(again, WORDS_EVERY_MS)
        },
      })
      setOpened(room)
    })
    return () => {
      isOver = true
      clearTimeout(later)
      setOpened(null)
      room?.close()
    }
  }, [planId, firmId, personId, queries])

  const value = useMemo<Room>(
    () => ({ ...known, beAt: opened?.beAt ?? (() => {}), open: opened?.open ?? null }),
    [known, opened],
  )
  return <RoomContext value={value}>{children}</RoomContext>
}
