/** Profiles over HTTP: language, zone, password, second factor. */
import { renderSVG } from 'uqr'
import type { Db } from '../platform/db.ts'
import { heed } from '../platform/problem.ts'
import { openRoute, type Route, WithHeaders } from '../platform/serve.ts'
import type { Caller } from '../platform/serve.ts'
import { asPerson, type House } from './house.store.ts'
import { whyNotPassword } from './password.ts'
import { keepProfile, profileOf } from './person.store.ts'
import { whyNotChange } from './person.ts'
import {
  beginSecondFactor,
  changePassword,
  changeProfile,
  confirmSecondFactor,
  endSecondFactor,
  readProfile,
} from './profile.api.ts'
import { dropSessions } from './session.store.ts'

export function profileRoutes({ library, tries }: House): Route[] {
  return [
    openRoute(readProfile, ({ caller, db }) => profileOf(db, asPerson(caller).personId)),

    openRoute(changeProfile, async ({ input, caller, db }) => {
      const person = await changeable(db, caller)
      return keepProfile(db, person.personId, input)
    }),

    openRoute(changePassword, async ({ input, caller, db, request, address }) => {
      const person = await changeable(db, caller)
      heed(whyNotPassword(input.wanted, person))
      await tries.password.take(person.personId)
      await library.changePassword(input, { request, address })
      await tries.password.forget(person.personId)
      await dropSessions(db, person.personId, asPerson(caller).sessionId)
      return {}
    }),

    openRoute(beginSecondFactor, async ({ input, caller, db, request, address }) => {
      const person = await changeable(db, caller)
      await tries.password.take(person.personId)
      const begun = await library.beginSecondFactor(input.password, { request, address })
      await tries.password.forget(person.personId)
      return {
        secret: new URL(begun.address).searchParams.get('secret')!,
        svg: renderSVG(begun.address, { border: 2 }),
        recoveryCodes: begun.recoveryCodes,
      }
    }),

    openRoute(confirmSecondFactor, async ({ input, caller, db, request, address }) => {
      const person = await changeable(db, caller)
      await tries.code.take(person.personId)
      const headers = await library.confirmSecondFactor(input.code, { request, address })
      return new WithHeaders(await profileOf(db, person.personId), headers)
    }),

    openRoute(endSecondFactor, async ({ input, caller, db, request, address }) => {
      const person = await changeable(db, caller)
      await tries.password.take(person.personId)
      const headers = await library.endSecondFactor(input.password, { request, address })
      await tries.password.forget(person.personId)
      return new WithHeaders(await profileOf(db, person.personId), headers)
    }),
  ]
}

/** The profile of whoever asks, unless it is the one that visitors share. */
async function changeable(db: Db, caller: Caller | null) {
  const person = await profileOf(db, asPerson(caller).personId)
  heed(whyNotChange(person))
  return person
}
