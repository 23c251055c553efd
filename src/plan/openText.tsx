/** One live text, open in this page: joined with the others' over the socket, and kept here while there is none. */
import { HocuspocusProvider, type HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { decodeSnapshot, Doc, equalSnapshots, snapshot } from 'yjs'
import { signal } from '../ui/signal.ts'
import { bringBack, dropKept, fromBase64, keepHere, type Whose } from './proseKept.tsx'

export type TextState = {
  /** `gone`: it is there for me no more; `large`: the last of it is not taken. */
  is: 'joining' | 'saved' | 'saving' | 'away' | 'gone' | 'large'
  mayWrite: boolean
  /** Whether what is not saved is on this device. */
  keptHere: boolean
  /** What was written without a connection has joined the others'. */
  joined: boolean
}

const START: TextState = { is: 'joining', mayWrite: false, keptHere: true, joined: false }
const KEPT_EVERY_MS = 300

type Given = {
  name: string
  whose: Whose
  socket: HocuspocusProviderWebsocket
  onTold?: (told: Record<string, unknown>) => void
}

export type LiveText = ReturnType<typeof openText>

export function openText({ name, whose, socket, onTold }: Given) {
  const document = new Doc()
  const state = signal<TextState>(START)
  const hasKept = bringBack(whose, name, document)
  let stored: ReturnType<typeof decodeSnapshot> | null = null
  let isOn = false
  let wroteAway = hasKept
  let timer: ReturnType<typeof setTimeout> | undefined

  const put = (more: Partial<TextState>) => state.set({ ...state.get(), ...more })
  const isSaved = () => stored !== null && equalSnapshots(snapshot(document), stored)

  function settle() {
    if (state.get().is === 'gone' || state.get().is === 'large') return
    if (!isOn) return put({ is: state.get().is === 'joining' ? 'joining' : 'away' })
    // What another tab kept goes with this one's, so that none of it is dropped before it has arrived.
    if (!isSaved() || (bringBack(whose, name, document) && !isSaved())) return put({ is: 'saving' })
    clearTimeout(timer)
    timer = undefined
    dropKept(whose, name)
    put({ is: 'saved', keptHere: true, joined: state.get().joined || wroteAway })
    if (wroteAway) provider.setAwarenessField('back', Date.now())
    wroteAway = false
  }

  function keep() {
    timer = undefined
    if (isOn && isSaved()) return
    put({ keptHere: keepHere(whose, name, document) })
  }

  const provider = new HocuspocusProvider({
    name,
    document,
    websocketProvider: socket,
    flushDelay: 150,
    onAuthenticated: ({ scope }) => put({ mayWrite: scope === 'read-write' }),
    onAuthenticationFailed: () => put({ is: 'gone', mayWrite: false }),
    onSynced: () => {
      isOn = true
      if (state.get().is === 'large') put({ is: 'saving' })
      settle()
    },
    onClose: ({ event: { reason } }) => {
      isOn = false
      if (reason === 'not-found') put({ is: 'gone', mayWrite: false })
      else if (reason === 'too-large') put({ is: 'large' })
      else {
        if (state.get().is !== 'joining') put({ is: 'away' })
        if (reason === 'rights-changed') again()
        if (reason === 'too-often') setTimeout(again, 5_000)
      }
    },
    onStateless: ({ payload }) => {
      const told = JSON.parse(payload) as Record<string, unknown>
      if (typeof told['kept'] === 'string') {
        stored = decodeSnapshot(fromBase64(told['kept']))
        settle()
      }
      onTold?.(told)
    },
  })
  const away = () => {
    isOn = false
    settle()
  }
  provider.on('disconnect', away)

  /** On the same socket, as if it had just been opened. */
  function again() {
    void provider.sendToken()
    provider.startSync()
  }

  document.on('update', (_: Uint8Array, origin: unknown) => {
    const isMine = origin !== provider
    if (isMine) {
      wroteAway ||= !isOn && state.get().is !== 'joining'
      if (state.get().joined) put({ joined: false })
      timer ??= setTimeout(keep, KEPT_EVERY_MS)
    }
    settle()
  })
  addEventListener('pagehide', keep)
  provider.attach()

  return {
    document,
    provider,
    state,
    /** After it was too long, and shortened. */
    again: () => {
      put({ is: 'saving' })
      again()
    },
    close() {
      removeEventListener('pagehide', keep)
      if (timer !== undefined) {
        clearTimeout(timer)
        keep()
      }
      provider.off('disconnect', away)
      provider.destroy()
      document.destroy()
    },
  }
}
