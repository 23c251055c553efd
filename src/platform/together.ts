/** The socket over which several work on one thing: let in by the session's cookie, from our own pages only. */
import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Duplex } from 'node:stream'
import type { WebSocketLike } from '@hocuspocus/server'
import type { Peer } from 'crossws'
import nodeAdapter from 'crossws/adapters/node'
import { type Announced, heard } from './announce.ts'
import { inFirm } from './db.ts'
import type { LiveText } from './liveText.ts'
import type { Log } from './log.ts'
import type { Caller, World } from './serve.ts'
import { type Docs, MOST_BYTES, openDocs, type Held } from './togetherDocs.ts'

export const TOGETHER_PATH = '/api/together'

/** Of one person: a tab each, on all their devices. */
const MOST_SOCKETS = 30
const MESSAGES_A_MINUTE = 3_000
const LOOKED_AGAIN_MS = 15_000
const STOPPED_WITHIN_MS = 5_000

export type TogetherWorld = Pick<World, 'sql' | 'whoIs' | 'today' | 'publicUrl'> & {
  log: Log
  texts: readonly LiveText[]
  /** How often it is looked again at who may. */
  lookAgainMs?: number
}

type Client = ReturnType<Docs['docs']['handleConnection']>
type Socket = { held: Held; client: Client }

export async function openTogether(world: TogetherWorld) {
  const { sql, whoIs, publicUrl, log } = world
  /** By firm: what is open in one is never found from another, whatever it is called. */
  const houses = new Map<string, Docs>()
  const sockets = new Map<Peer, Socket>()
  let isStopping = false

  const houseOf = (firmId: string) => {
    const house = houses.get(firmId) ?? openDocs(world)
    houses.set(firmId, house)
    return house
  }
  const of = (personId: string) =>
    [...sockets.values()].filter(({ held }) => held.caller.personId === personId)

  const wire = nodeAdapter({
    serverOptions: { maxPayload: MOST_BYTES * 2 },
    hooks: {
      async upgrade(request) {
        if (isStopping) return new Response(null, { status: 503 })
        if (request.headers.get('origin') !== new URL(publicUrl()).origin) {
          return new Response(null, { status: 403 })
        }
        const caller = await whoIs(request as Request)
        if (!caller?.actor || !caller.sessionId) return new Response(null, { status: 401 })
        if (of(caller.personId).length >= MOST_SOCKETS) return new Response(null, { status: 429 })
        const name = await nameOf(caller.actor.firmId, caller.personId)
        return { context: { held: { caller, name, mayGoOn: pace() } satisfies Held } }
      },
      open(peer) {
        const { held } = peer.context as { held: Held }
        const house = houseOf(held.caller.actor!.firmId)
        const socket = peer.websocket as unknown as WebSocketLike
        const client = house.docs.handleConnection(socket, peer.request as Request, held)
        sockets.set(peer, { held, client })
      },
      message(peer, message) {
        sockets.get(peer)?.client.handleMessage(message.uint8Array())
      },
      close(peer, { code = 1000, reason = '' }) {
        sockets.get(peer)?.client.handleClose({ code, reason })
        sockets.delete(peer)
      },
      error(_peer, error) {
        log.debug({ err: error }, 'a socket broke')
      },
    },
  })

  async function nameOf(firmId: string, id: string): Promise<string> {
    const [row] = await inFirm(
      sql,
      { firmId },
      (db) => db<{ name: string }[]>`
        select name from firm_actor where firm_id = ${firmId} and actor_id = ${id}`,
    )
    return row?.name ?? ''
  }

  /** Signed out, in another firm, or with another role: they come again, as who they are now. */
  async function lookAgain(): Promise<void> {
    for (const [peer, { held }] of sockets) {
      const now = await whoIs(peer.request as Request)
      if (!isSame(now, held.caller)) peer.close(4401, 'signed-out')
    }
    for (const { docs, lookAgain: look } of houses.values()) {
      for (const document of docs.documents.values()) await look(document)
    }
  }
  const looking = setInterval(() => {
    lookAgain().catch((err: Error) => log.warn({ err }, 'could not look who may still write'))
  }, world.lookAgainMs ?? LOOKED_AGAIN_MS)
  looking.unref()

  /** Whoever has it open reads it again, if they may still see it. */
  async function tell({ firmId, by, names, what }: Announced): Promise<void> {
    const house = houses.get(firmId)
    const open = names.flatMap((name) => house?.docs.documents.get(name) ?? [])
    if (!house || open.length === 0) return
    const said = JSON.stringify({ changed: { by, byName: await nameOf(firmId, by), names, what } })
    for (const document of open) {
      if (what === 'fields') await house.lookAgain(document)
      if (what === 'erased') await house.readAgain(document)
      document.broadcastStateless(said)
    }
  }
  const unheard = await heard(sql, (said) => {
    tell(said).catch((err: Error) => log.warn({ err }, 'could not tell what changed'))
  })

  return {
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      const { pathname } = new URL(request.url ?? '/', 'http://here')
      if (pathname === TOGETHER_PATH) void wire.handleUpgrade(request, socket, head)
      else socket.destroy()
    },
    /** All that was written is kept, then every socket ends. */
    async stop(): Promise<void> {
      isStopping = true
      clearInterval(looking)
      const late = Date.now() + STOPPED_WITHIN_MS
      for (const house of houses.values()) await house.stop()
      const isOpen = () => [...houses.values()].some(({ docs }) => docs.documents.size > 0)
      while (isOpen() && Date.now() < late) await sleep(20)
      wire.closeAll(1001, 'stopping')
      for (let waited = 0; sockets.size > 0 && waited < 50; waited++) await sleep(20)
      wire.closeAll(1001, 'stopping', true)
      await unheard()
    },
  }
}

export type Together = Awaited<ReturnType<typeof openTogether>>

function isSame(now: Caller | null, { sessionId, actor }: Caller): boolean {
  return (
    now?.sessionId === sessionId &&
    now?.actor?.firmId === actor?.firmId &&
    now?.actor?.role === actor?.role &&
    now?.actor?.sees === actor?.sees
  )
}

/** So many messages a minute, whatever they are about. */
function pace() {
  let since = 0
  let count = 0
  return () => {
    if (Date.now() - since > 60_000) [since, count] = [Date.now(), 0]
    return ++count <= MESSAGES_A_MINUTE
  }
}
