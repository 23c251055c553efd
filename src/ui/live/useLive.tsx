/** Reads again what is on the screen when someone else, or time, has changed it; never under someone's hands. */
import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { StreamEndpoint } from '../../kernel/endpoint.ts'
import { useSession } from '../session.ts'
import { type Answer, type Change, concerns } from './concerns.ts'
import { type Heard, listen } from './listen.ts'

/** While someone writes, or the page isn't seen, it is looked again after so long. */
const LATER_MS = 1_000

export function useLive(endpoint: StreamEndpoint<any>): void {
  const queries = useQueryClient()
  const { person, firm } = useSession()
  const name = `clave-live:${firm.firmId}:${person.personId}`
  useEffect(() => {
    const waiting = newWaiting(queries)
    const end = listen({ address: endpoint, name }, (heard) => waiting.add(heard))
    return () => {
      end()
      waiting.end()
    }
  }, [endpoint, name, queries])
}

/** Gathers what is old until it may be read again. */
export function newWaiting(queries: QueryClient, isBusy: () => boolean = isHeld) {
  let changes: Change[] = []
  let all = false
  let later: ReturnType<typeof setTimeout> | undefined

  function read(): void {
    later = undefined
    if (isBusy()) return again()
    const [those, every] = [changes, all]
    changes = []
    all = false
    const isOld = (query: Query) =>
      every || those.some((change) => concerns(change, answerOf(query)))
    void readOld(queries, isOld)
  }
  function again(): void {
    later ??= setTimeout(read, LATER_MS)
  }
  return {
    add(heard: Heard): void {
      if (heard === 'again') all = true
      else changes.push(...heard)
      if (later === undefined) read()
    },
    end: () => clearTimeout(later),
  }
}

/** A first reading under way is not broken off, and may tell what was so before: it is asked for again. */
async function readOld(queries: QueryClient, predicate: (query: Query) => boolean): Promise<void> {
  const begun = queries.getQueryCache().findAll({ predicate, fetchStatus: 'fetching' })
  const first = begun.some(({ state }) => state.data === undefined)
  await queries.invalidateQueries({ predicate })
  if (first) await queries.invalidateQueries({ predicate })
}

function answerOf({ queryKey: [path, input], meta }: Query): Answer {
  return { path: String(path), input, tells: meta?.['tells'] as Answer['tells'] }
}

/** Someone has begun to write or to choose, or nobody looks. */
function isHeld(): boolean {
  if (document.hidden) return true
  const at = document.activeElement
  return Boolean(
    at?.closest('form, [role=dialog], [contenteditable=true], input, textarea, select'),
  )
}
