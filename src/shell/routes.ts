/** All that can be asked over HTTP, room by room. */
import type { Route } from '../platform/serve.ts'
import type { Settings } from '../platform/settings.ts'

export function roomRoutes(_settings: Settings): Route[] {
  return []
}
