/** Browsers at one socket, as tests have them: the real provider over loopback, with a cookie that says who. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { onTestFinished } from 'vitest'
import { Doc, XmlElement, XmlText } from 'yjs'
import type { Actor } from '../kernel/actor.ts'
import type { LiveText } from './liveText.ts'
import { openLog } from './log.ts'
import { sql, TODAY } from './testing.ts'
import { openTogether, TOGETHER_PATH } from './together.ts'

const ORIGIN = 'http://localhost'

type Options = { lookAgainMs?: number }

export async function aSocketServer(
  texts: readonly LiveText[],
  { lookAgainMs = 60_000 }: Options = {},
) {
  const people = new Map<string, Actor>()
  const together = await openTogether({
    sql,
    texts,
    lookAgainMs,
    log: openLog('silent'),
    today: () => TODAY,
    publicUrl: () => ORIGIN,
    whoIs: async (request) => {
      const personId = /who=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? ''
      const actor = people.get(personId)
      if (!actor) return null
      return { personId, actor, timeZone: 'Europe/Madrid', locale: 'es-ES', sessionId: personId }
    },
  })
  const server = createServer((_, response) => response.end())
  server.on('upgrade', (request, socket, head) => together.upgrade(request, socket, head))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  let isStopped = false
  const stop = async () => {
    if (isStopped) return
    isStopped = true
    await together.stop()
    await new Promise((resolve) => server.close(resolve))
  }
  onTestFinished(stop)
  const { port } = server.address() as AddressInfo
  const url = `ws://127.0.0.1:${port}${TOGETHER_PATH}`

  /** Whoever signs in with this session; asked again each time, so that what they may can change. */
  function enter(actor: Actor) {
    people.set(actor.id, actor)
    return { url, headers: { cookie: `who=${actor.id}`, origin: ORIGIN } }
  }
  return { enter, url, stop, leave: (actor: Actor) => people.delete(actor.id) }
}

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
    scope: () => provider.authorizedScope,
  }
}
