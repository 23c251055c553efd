/** A browser's tab with a live text open, as tests have it: the real provider over loopback. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { onTestFinished } from 'vitest'
import { decodeSnapshot, Doc, equalSnapshots, snapshot, XmlElement, XmlText } from 'yjs'

type At = { url: string; headers: Record<string, string> }

/** One tab with one text open. */
export function aTab({ url, headers }: At, name: string, document = new Doc()) {
  class Socket extends WebSocket {
    constructor(address: string) {
      super(address, { headers } as never)
    }
  }
  const socket = new HocuspocusProviderWebsocket({
    url,
    WebSocketPolyfill: Socket,
    minDelay: 100,
    delay: 100,
    maxDelay: 200,
  })
  const told: Record<string, unknown>[] = []
  const closed: string[] = []
  let denied: string | null = null
  const provider = new HocuspocusProvider({
    name,
    document,
    websocketProvider: socket,
    onStateless: ({ payload }) => told.push(JSON.parse(payload) as Record<string, unknown>),
    onAuthenticationFailed: ({ reason }) => (denied = reason),
    onClose: ({ event }) => closed.push(event.reason),
  })
  provider.attach()
  const destroy = () => {
    provider.destroy()
    socket.destroy()
  }
  onTestFinished(destroy)
  return {
    document,
    provider,
    socket,
    told,
    closed,
    denied: () => denied,
    destroy,
    /** A paragraph at the end. */
    type: (words: string) => {
      const paragraph = new XmlElement('paragraph')
      paragraph.insert(0, [new XmlText(words)])
      const fragment = document.getXmlFragment('default')
      fragment.insert(fragment.length, [paragraph])
    },
    text: () => document.getXmlFragment('default').toJSON(),
    isSynced: () => provider.isSynced && provider.isAuthenticated,
    /** All of it is in the database, as the server says. */
    isKept: () => {
      const kept = told.findLast((one) => 'kept' in one)?.['kept']
      if (typeof kept !== 'string') return false
      return equalSnapshots(snapshot(document), decodeSnapshot(Buffer.from(kept, 'base64')))
    },
    scope: () => provider.authorizedScope,
  }
}
