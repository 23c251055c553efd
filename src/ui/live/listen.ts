/** One stream of events for all tabs of a browser: the tab that holds a lock listens, and tells the others. */
import { streamAddress } from '../../kernel/call.ts'
import type { Change } from './concerns.ts'

/** `again`: nobody knows what was missed. */
export type Heard = Change[] | 'again'
type Message =
  | { kind: 'heard'; heard: Heard; id: string }
  /** A tab that begins asks for what came while it was opening. */
  | { kind: 'hello' }

/** What a tab that opens may have missed. */
const KEPT_MS = 10_000
/** Turned away, it asks again after so long: the page works without. */
const AGAIN_MS = 60_000

type Listening = { address: Parameters<typeof streamAddress>[0]; /** Whose. */ name: string }

/** Listens until what is returned is called. */
export function listen({ address, name }: Listening, hear: (heard: Heard) => void): () => void {
  if (typeof EventSource === 'undefined') return () => {}
  const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  const over = new AbortController()
  let last = ''
  let recent: { at: number; message: Message }[] = []
  let isFirst = false

  const say = (message: Message) => others?.postMessage(message)
  others?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'heard') {
      last = data.id
      hear(data.heard)
    } else if (isFirst) {
      for (const { at, message } of recent) if (at > performance.now() - KEPT_MS) say(message)
    }
  })
  say({ kind: 'hello' })

  function tell(heard: Heard, id: string): void {
    last = id
    const message: Message = { kind: 'heard', heard, id }
    recent = recent.filter(({ at }) => at > performance.now() - KEPT_MS)
    recent.push({ at: performance.now(), message })
    say(message)
    hear(heard)
  }

  function open(): void {
    if (over.signal.aborted) return
    isFirst = true
    const had = last ? { since: last } : { ago: Math.round(performance.now()) }
    const source = new EventSource(streamAddress(address, had))
    const end = () => source.close()
    over.signal.addEventListener('abort', end)
    source.addEventListener('listening', ({ lastEventId }) => (last = lastEventId))
    source.addEventListener('changed', ({ data, lastEventId }: MessageEvent<string>) => {
      tell(JSON.parse(data) as Change[], lastEventId)
    })
    source.addEventListener('again', ({ lastEventId }) => tell('again', lastEventId))
    source.addEventListener('error', () => {
      // It comes back by itself unless it was turned away.
      if (source.readyState !== EventSource.CLOSED) return
      over.signal.removeEventListener('abort', end)
      const later = setTimeout(open, AGAIN_MS)
      over.signal.addEventListener('abort', () => clearTimeout(later))
    })
  }

  if (others && 'locks' in navigator) {
    const held = () => {
      open()
      return new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve()))
    }
    // Waiting ends with the tab, and holding too: then another one listens.
    navigator.locks.request(name, { signal: over.signal }, held).catch(() => {})
  } else open()

  return () => {
    over.abort()
    others?.close()
  }
}
