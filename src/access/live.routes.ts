/** What changes, told to open pages. */
import type { Live } from '../platform/live/live.ts'
import { type Route, stream } from '../platform/serve.ts'
import { listenLive } from './live.api.ts'

export function liveRoutes(live: Pick<Live, 'open'>): Route[] {
  return [
    stream(listenLive, async ({ input, caller, request }) => {
      const since = request.headers.get('last-event-id') ?? input.since
      return live.open({ caller, request, had: since ? { since } : { ago: input.ago } })
    }),
  ]
}
