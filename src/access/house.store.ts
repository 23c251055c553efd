/** What the routes of this room share: the sign-in library, mail, limits and where we can be reached. */
import type { DemoMaking } from './demo.ts'
import type { Caller } from '../platform/serve.ts'
import type { Mail } from '../platform/mail.ts'
import type { Db } from '../platform/db.ts'
import { heed, Problem } from '../platform/problem.ts'
import { firmOf } from './firm.store.ts'
import { whyNotGovern } from './firm.ts'
import type { SignInLibrary } from './signIn.store.ts'
import type { Tries } from './tries.store.ts'

export type House = {
  library: SignInLibrary
  mail: Mail
  tries: Tries
  publicUrl: () => string
  /** Signs our cookies. */
  signing: { secret: string; secure: boolean }
  demo: {
    /** Visitors may open it. */
    open: boolean
    /** Makes it where there is none; answers when its data are in. */
    ready: () => Promise<{ firmId: string; personId: string }>
    /** Another one in its place. */
    renew: () => Promise<{ firmId: string }>
    /** How far it has come, where this server makes one. */
    making: () => DemoMaking | null
  }
}

/** The person themselves in a browser; an API key has no password and no profile. */
export function asPerson(caller: Caller | null): Caller & { sessionId: string } {
  if (!caller?.sessionId) throw new Problem(403, 'access/needs-person')
  return caller as Caller & { sessionId: string }
}

/** People and keys are a person's business, and not in the demonstration. */
export async function governing(db: Db, caller: Caller): Promise<void> {
  asPerson(caller)
  heed(whyNotGovern(await firmOf(db)))
}
