/** A promise put before the client to accept: what it would say, and the secret link. */
import { putBeforeClient } from '../accounts/acceptance.routes.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { firmOf } from '../access/firm.store.ts'
import { formats } from '../kernel/format.ts'
import { heedContacts } from '../know/contactThere.store.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { wordsFor } from '../platform/words.ts'
import { askedContactOf } from '../know/askedContact.store.ts'
import { askToAccept, draftAcceptance } from './commitment.api.ts'
import { changeable } from './commitment.routes.ts'
import { commitmentOf } from './commitment.store.ts'
import { whyNotOpen } from './commitment.ts'

export const acceptingRoutes: Route[] = [
  route(draftAcceptance, async ({ input: { commitmentId, ...input }, actor, db }) => {
    const commitment = found(await commitmentOf(db, commitmentId))
    const { account, accountId, contactId, promise, proof, dueOn, ownerName, madeOn } = commitment
    await heedWriting(db, actor, accountId)
    const contact = contactId ? await askedContactOf(db, contactId) : undefined
    const language = input.language ?? (contact?.language === 'en' ? 'en' : 'es')
    const t = wordsFor(language)
    const format = formats({ locale: language })
    const { name: firm } = await firmOf(db)
    const values = {
      firm,
      account,
      promise,
      proof,
      owner: ownerName ?? '—',
      due: format.day(dueOn),
      made: format.day(madeOn),
    }
    return {
      language,
      title: promise.slice(0, 300),
      text: t(proof ? 'commit:accept.textProof' : 'commit:accept.text', values),
      contactId,
      name: contact?.name ?? '',
      email: contact?.email ?? null,
    }
  }),

  route(askToAccept, async ({ input: { commitmentId, ...given }, actor, db, today }) => {
    const { accountId, acceptance, state } = await changeable(db, commitmentId)
    await heedWriting(db, actor, accountId)
    heed(whyNotOpen({ state }))
    if (given.contactId) await heedContacts(db, [given.contactId])
    const about = { accountId, aboutKind: 'commitment', aboutId: commitmentId }
    const replacesId = acceptance?.acceptanceId ?? null
    return putBeforeClient(db, { ...given, ...about, replacesId }, { actor, today })
  }),
]
