/** Texts put before clients over HTTP: told and withdrawn by us, opened and answered by whoever holds the link. */
import { firmOf } from '../access/firm.store.ts'
import { seekLink, useLink } from '../access/link.store.ts'
import { type Actor, NOBODY } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import { actFor, type Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { allowance } from '../platform/limit.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { openRoute, type Route, route } from '../platform/serve.ts'
import { holdRows } from '../platform/since.ts'
import {
  answerAcceptance,
  listAcceptances,
  readAcceptance,
  relinkAcceptance,
  withdrawAcceptance,
} from './acceptance.api.ts'
import {
  ACCEPTANCE,
  acceptanceOf,
  acceptancesOf,
  closeLink,
  closeQuestion,
  insertAcceptance,
  linkTo,
  setAnswer,
  setWithdrawn,
} from './acceptance.store.ts'
import {
  type Acceptance,
  type AcceptanceGiven,
  type AcceptanceOffer,
  acceptanceState,
  whyNotAnswer,
  whyNotChosen,
  whyNotSoLong,
  whyNotUntil,
  whyNotWithdraw,
} from './acceptance.ts'
import { askForProofs } from './acceptanceMail.store.ts'
import { accountOf } from './account.store.ts'
import { ourContacts } from './ourContacts.store.ts'
import { heedWriting } from './writing.store.ts'

/** A link is a secret of 256 bits; whoever guesses is slowed all the same. */
const openings = allowance({ times: 120, seconds: 15 * 60 })

export const acceptanceRoutes: Route[] = [
  route(listAcceptances, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return acceptancesOf(db, accountId)
  }),

  route(withdrawAcceptance, async ({ input: { acceptanceId }, actor, db }) => {
    const acceptance = await writable(db, actor, acceptanceId)
    heed(whyNotWithdraw(acceptance))
    await closeQuestion(db, acceptanceId, actor)
    await record(db, actor, 'acceptance.withdrawn', told(acceptance))
    return found(await acceptanceOf(db, acceptanceId))
  }),

  route(relinkAcceptance, async ({ input: { acceptanceId }, actor, db, today }) => {
    const acceptance = await writable(db, actor, acceptanceId)
    heed(whyNotAnswer(acceptanceState(acceptance, today)))
    const path = await linkTo(db, acceptance, { today, madeBy: actor.id })
    await record(db, actor, 'acceptance.linked', told(acceptance))
    return { acceptance, path }
  }),

  openRoute(readAcceptance, async ({ input: { token }, db, today, address }) => {
    await openings.take(address)
    const { inside, acceptance } = await opened(db, token)
    return offer(inside, acceptance, today)
  }),

  openRoute(answerAcceptance, async ({ input: { token, ...given }, db, today, address }) => {
    await openings.take(address)
    const { inside, acceptance: before } = await opened(db, token)
    const { acceptanceId } = before
    // Held before its link, as whoever withdraws it does: of both only one comes first.
    await holdRows(inside, 'acceptance', 'acceptance_id', [acceptanceId])
    const acceptance = found(await acceptanceOf(inside, acceptanceId))
    const { textHash } = acceptance
    heed(whyNotAnswer(acceptanceState(acceptance, today)))
    heed(whyNotChosen(acceptance, given))
    if (given.textHash !== textHash) throw new Problem(409, 'accounts/acceptance-other-text')
    await useLink(db, { purpose: ACCEPTANCE, token, name: given.name, address })
    await setAnswer(inside, acceptanceId, given)
    const what = given.answer === 'accepted' ? 'acceptance.accepted' : 'acceptance.declined'
    const chosen = given.chosen === null ? '' : acceptance.options[given.chosen - 1]
    const about = { ...told(acceptance), who: given.name, outcome: given.reason || chosen }
    await record(inside, NOBODY, what, about)
    // The people of the demonstration have no letter box.
    if (!(await firmOf(inside)).demo) await askForProofs(inside, acceptance, given.email)
    return offer(inside, found(await acceptanceOf(inside, acceptanceId)), today)
  }),
]

type About = {
  accountId: string
  aboutKind: string
  aboutId: string
  replacesId?: string | null
  options?: readonly string[]
}

/** How a room puts a text of its own before the client; an open version that it replaces is closed. */
export async function putBeforeClient(
  db: Db,
  given: AcceptanceGiven & About,
  { actor, today }: { actor: Actor; today: Day },
) {
  heed(whyNotUntil(given.expiresOn, today))
  heed(whyNotSoLong(given.text))
  const { replacesId } = given
  if (replacesId) {
    await holdRows(db, 'acceptance', 'acceptance_id', [replacesId])
    const former = found(await acceptanceOf(db, replacesId))
    if (former.replacedById) throw new Problem(409, 'accounts/acceptance-replaced')
    if (!whyNotWithdraw(former)) await setWithdrawn(db, replacesId, actor.id)
    await closeLink(db, replacesId)
  }
  const acceptance = found(await acceptanceOf(db, await insertAcceptance(db, given, actor.id)))
  const path = await linkTo(db, acceptance, { today, madeBy: actor.id })
  await record(db, actor, 'acceptance.asked', told(acceptance))
  return { acceptance, path }
}

const told = ({ acceptanceId, accountId, title, textHash, name }: Acceptance) => ({
  acceptanceId,
  accountId,
  title,
  textHash,
  who: name,
})

async function writable(db: Db, actor: Actor, acceptanceId: string): Promise<Acceptance> {
  await holdRows(db, 'acceptance', 'acceptance_id', [acceptanceId])
  const acceptance = found(await acceptanceOf(db, acceptanceId))
  await heedWriting(db, actor, acceptance.accountId)
  return acceptance
}

/** From here the transaction is the firm's that asks. A link that another one took the place of opens nothing. */
async function opened(db: Db, token: string) {
  const link = await seekLink(db, { purpose: ACCEPTANCE, token })
  if (!link?.firmId) throw new Problem(404, 'accounts/acceptance-unknown')
  const inside = actFor(db, { firmId: link.firmId })
  const acceptance = found(await acceptanceOf(inside, link.recordId))
  const relinked = link.revokedAt && !acceptance.withdrawnAt && !acceptance.replacedById
  if (relinked && !link.usedAt) throw new Problem(404, 'accounts/acceptance-unknown')
  return { inside, acceptance }
}

async function offer(db: Db, acceptance: Acceptance, today: Day): Promise<AcceptanceOffer> {
  const state = acceptanceState(acceptance, today)
  const shown = state === 'open' || state === 'accepted' || state === 'declined'
  const { name: firmName } = await firmOf(db)
  return {
    ...acceptance,
    firmName,
    hasAddress: acceptance.email !== null,
    contacts: await ourContacts(db, acceptance.accountId),
    state,
    text: shown ? acceptance.text : null,
    textHash: shown ? acceptance.textHash : null,
  }
}
