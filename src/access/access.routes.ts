/** Opens the room: who is asking, and every route of sign-in, people, firms and keys. */
import type pg from 'pg'
import type { Log } from '../platform/log.ts'
import type { Sql } from '../platform/db.ts'
import { eraseFirm } from '../platform/eraseFirm.ts'
import type { Mail } from '../platform/mail.ts'
import type { Caller, Route } from '../platform/serve.ts'
import type { Settings } from '../platform/settings.ts'
import { type DemoColleague, demoIn, type FillDemo } from './demo.store.ts'
import { demoRoutes } from './demo.routes.ts'
import { firmRoutes } from './firm.routes.ts'
import type { House } from './house.store.ts'
import { invitationRoutes } from './invitation.routes.ts'
import { keyRoutes } from './key.routes.ts'
import { memberRoutes } from './member.routes.ts'
import { profileRoutes } from './profile.routes.ts'
import { resetRoutes } from './reset.routes.ts'
import { sessionRoutes } from './session.routes.ts'
import { openSignIn } from './signIn.store.ts'
import { openTries, type USUAL_TRIES } from './tries.store.ts'
import { whoIsIn } from './whoIs.store.ts'

export type AccessGiven = {
  database: {
    sql: Sql
    /** For the sign-in library, with the search path on `access`. */
    access: pg.Pool
    owner: pg.Pool
  }
  settings: Pick<Settings, 'dataFolder' | 'demo' | 'publicUrl' | 'tlsProxy'>
  secret: string
  publicUrl: () => string
  mail: Mail
  log: Log
  fillDemo: FillDemo
  demoColleagues?: readonly DemoColleague[]
  tries?: Partial<typeof USUAL_TRIES>
}

export type Access = {
  whoIs: (request: Request) => Promise<Caller | null>
  routes: Route[]
  /** Makes the demonstration before anyone asks for it. */
  prepareDemo: () => Promise<unknown>
}

export function openAccess(given: AccessGiven): Access {
  const { database, settings, secret, publicUrl, mail } = given
  const secure = settings.tlsProxy || (settings.publicUrl?.startsWith('https:') ?? false)
  const house: House = {
    library: openSignIn({ pool: database.access, secret, secure }),
    mail,
    publicUrl,
    tries: openTries(given.tries),
    signing: { secret, secure },
    demo: demoIn({
      pool: database.access,
      open: settings.demo,
      colleagues: given.demoColleagues ?? [],
      fill: given.fillDemo,
      erase: (firmId) => eraseFirm({ ...database, dataFolder: settings.dataFolder }, firmId),
    }),
  }
  return {
    whoIs: whoIsIn({ sql: database.sql, secret, secure }),
    routes: accessRoutes(house),
    prepareDemo: house.demo.ready,
  }
}

function accessRoutes(house: House): Route[] {
  return [
    ...sessionRoutes(house),
    ...firmRoutes(house),
    ...profileRoutes(house),
    ...resetRoutes(house),
    ...memberRoutes,
    ...invitationRoutes(house),
    ...keyRoutes,
    ...demoRoutes(house),
  ]
}
