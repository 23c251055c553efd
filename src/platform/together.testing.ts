/** A server of live texts for tests, on a port of its own, with a cookie that says who. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
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
