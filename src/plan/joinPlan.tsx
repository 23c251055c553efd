/** The socket of a plan's page: who else is here, what they change, and the texts that are open. Fetched after the page. */
import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { type LiveText, openText } from './openText.tsx'
import type { Whose } from './proseKept.tsx'
import { textName } from './prose.ts'
import type { Other, Room } from './room.tsx'

export type OpenText = LiveText

type Changed = { by: string; byName: string; names: string[]; what: 'fields' | 'text' | 'erased' }
type Known = Pick<Room, 'state' | 'others' | 'changedBy'>

type Given = {
  planId: string
  whose: Whose
  /** What is shown to the page from now on. */
  onKnown: (known: Known) => void
  onChanged: (what: Changed['what']) => void
}

const ADDRESS = '/api/together'

class Socket extends HocuspocusProviderWebsocket {
  /** Without waiting for an answer that can't come. */
  lose() {
    this.disconnect()
    this.emit('close', { event: { code: 4499, reason: 'offline' } })
  }
}

export function openRoom({ planId, whose, onKnown, onChanged }: Given) {
  const url = new URL(ADDRESS, location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new Socket({
    url: url.href,
    delay: 1_000,
    minDelay: 500,
    maxDelay: 8_000,
  })
  const name = textName('plan', planId)
  let known: Known = { state: 'joining', others: [], changedBy: new Map() }
  const tell = (more: Partial<Known>) => {
    known = { ...known, ...more }
    onKnown(known)
  }
  const page = openText({
    name,
    whose,
    socket,
    onTold: ({ changed }) => {
      if (!changed) return
      const { byName, names, what } = changed as Changed
      if (what === 'fields') {
        tell({
          changedBy: new Map([...known.changedBy, ...names.map((one) => [one, byName] as const)]),
        })
      }
      onChanged(what)
    },
  })
  page.provider.on('awarenessChange', () => tell({ others: othersOf(page, whose.personId) }))
  const unfollow = page.state.follow(() => {
    const { is } = page.state.get()
    const state = is === 'joining' || is === 'gone' ? 'joining' : is === 'away' ? 'away' : 'here'
    if (state === known.state) return
    const isBack = known.state === 'away' && state === 'here'
    tell({ state })
    // What was told meanwhile was not heard.
    if (isBack) onChanged('fields')
  })
  // A browser that knows that it has no network need not wait until the silence is long enough.
  const off = () => socket.lose()
  const on = () => void socket.connect()
  addEventListener('offline', off)
  addEventListener('online', on)
  const open = new Map<string, { text: OpenText; times: number }>()

  return {
    beAt: (place: string | null) => page.provider.setAwarenessField('at', place),
    /** The plan's own is open as long as the page is; others until they are closed again. */
    open: (which: string): OpenText => {
      if (which === name) return { ...page, close: () => {} }
      const there = open.get(which) ?? { text: openText({ name: which, whose, socket }), times: 0 }
      there.times += 1
      open.set(which, there)
      const close = () => {
        there.times -= 1
        if (there.times > 0) return
        open.delete(which)
        there.text.close()
      }
      return { ...there.text, close }
    },
    close() {
      removeEventListener('offline', off)
      removeEventListener('online', on)
      unfollow()
      for (const { text } of open.values()) text.close()
      page.close()
      socket.destroy()
    },
  }
}

/** Each person once, wherever they are; a place counts more than none. */
function othersOf({ provider, document }: OpenText, me: string): Other[] {
  const all = new Map<string, Other>()
  for (const [client, state] of provider.awareness?.getStates() ?? []) {
    const user = state['user'] as Omit<Other, 'at'> | undefined
    if (client === document.clientID || !user?.id || user.id === me) continue
    const at = typeof state['at'] === 'string' ? state['at'] : null
    const before = all.get(user.id)
    all.set(user.id, { ...user, at: at ?? before?.at ?? null })
  }
  return [...all.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
