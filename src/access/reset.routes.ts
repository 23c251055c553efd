/** A forgotten password over HTTP. */
import { found, heed } from '../platform/problem.ts'
import { openRoute, type Route } from '../platform/serve.ts'
import { wordsFor } from '../platform/words.ts'
import type { House } from './house.store.ts'
import { makeLink, openLink, revokeLink, useLink } from './link.store.ts'
import { whyNotPassword } from './password.ts'
import { personByEmail, profileOf } from './person.store.ts'
import { type Profile, whyNotChange } from './person.ts'
import { askReset, readReset, resetPassword } from './reset.api.ts'
import { dropSessions } from './session.store.ts'

const PURPOSE = 'access.reset'
const RESET_HOURS = 2

export function resetRoutes({ library, mail, publicUrl, tries }: House): Route[] {
  function write({ email, name }: Profile, token: string, locale: string) {
    const t = wordsFor(locale)
    const address = `${publicUrl()}/reset?token=${token}`
    mail.send({
      to: email,
      subject: t('access:mail.reset.subject'),
      text: t('access:mail.reset.text', { name, address, hours: RESET_HOURS }),
    })
  }

  return [
    openRoute(askReset, async ({ input, db, address }) => {
      await tries.address.take(address)
      await tries.mail.take(input.email)
      const person = await personByEmail(db, input.email)
      if (!person || whyNotChange(person)) return {}
      const record = { purpose: PURPOSE, recordId: person.personId, firmId: null } as const
      await revokeLink(db, record)
      const { token } = await makeLink(db, {
        ...record,
        madeBy: null,
        days: RESET_HOURS / 24,
      })
      write(person, token, person.locale)
      return {}
    }),

    openRoute(readReset, async ({ input, db, address }) => {
      await tries.link.take(address)
      const { recordId } = await openLink(db, { purpose: PURPOSE, token: input.token })
      return profileOf(db, recordId)
    }),

    openRoute(resetPassword, async ({ input, db, address }) => {
      await tries.link.take(address)
      const held = { purpose: PURPOSE, token: input.token } as const
      const { recordId } = await openLink(db, held)
      const person = found(await profileOf(db, recordId))
      heed(whyNotPassword(input.password, person))
      await useLink(db, { ...held, name: person.name, address })
      await library.setPassword(person.personId, input.password)
      await dropSessions(db, person.personId)
      return {}
    }),
  ]
}
