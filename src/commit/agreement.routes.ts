/** Service agreements over HTTP, and how they are put before the client to be signed. */
import { accountOf } from '../accounts/account.store.ts'
import { putBeforeClient } from '../accounts/acceptance.routes.ts'
import { contractOf } from '../accounts/contract.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { firmOf } from '../access/firm.store.ts'
import type { Actor } from '../kernel/actor.ts'
import { formats } from '../kernel/format.ts'
import { heedContacts } from '../know/contactThere.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { wordsFor } from '../platform/words.ts'
import {
  askToSign,
  draftAgreement,
  dropAgreement,
  listAgreements,
  putAgreement,
} from './agreement.api.ts'
import { agreementOf, agreementsOf, removeAgreement, writeAgreement } from './agreement.store.ts'
import {
  type Agreement,
  AgreementGiven,
  whyNotAskAgreement,
  whyNotDropAgreement,
} from './agreement.ts'
import { levelsAgreed } from './serviceLevel.store.ts'
import type { ServiceLevel } from './serviceLevel.ts'

export const agreementRoutes: Route[] = [
  route(listAgreements, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return agreementsOf(db, accountId)
  }),

  route(putAgreement, async ({ input: { was, ...given }, actor, db }) => {
    const { agreementId, accountId, contractId } = given
    await heedWriting(db, actor, accountId)
    if (agreementId) await holdRows(db, 'service_agreement', 'agreement_id', [agreementId])
    const before = agreementId ? ((await agreementOf(db, agreementId)) ?? null) : null
    heedSince(was, before && AgreementGiven.parse(before), 'commit/agreement-changed-since')
    if (before && before.accountId !== accountId) throw new Problem(404, 'request/not-found')
    if (contractId) {
      const contract = found(await contractOf(db, contractId))
      if (contract.accountId !== accountId) throw new Problem(404, 'request/not-found')
    }
    const now = found(await agreementOf(db, await writeAgreement(db, given)))
    await record(db, actor, before ? 'agreement.changed' : 'agreement.added', {
      ...told(now),
      before,
    })
    return { now, before }
  }),

  route(dropAgreement, async ({ input: { agreementId }, actor, db }) => {
    const before = await changeable(db, actor, agreementId)
    heed(whyNotDropAgreement(before))
    await removeAgreement(db, agreementId)
    await record(db, actor, 'agreement.takenBack', told(before))
    return before
  }),

  route(draftAgreement, async ({ input: { agreementId, language }, actor, db }) => {
    const agreement = found(await agreementOf(db, agreementId))
    await heedWriting(db, actor, agreement.accountId)
    heed(whyNotAskAgreement(agreement))
    const { name: firm } = await firmOf(db)
    const levels = await levelsAgreed(db, agreementId)
    return { language, title: agreement.title, text: textOf(agreement, { levels, firm, language }) }
  }),

  route(askToSign, async ({ input: { agreementId, ...given }, actor, db, today }) => {
    const agreement = await changeable(db, actor, agreementId)
    heed(whyNotAskAgreement(agreement))
    if (given.contactId) await heedContacts(db, [given.contactId])
    const about = { accountId: agreement.accountId, aboutKind: 'agreement', aboutId: agreementId }
    const replacesId = agreement.versions.at(0)?.acceptanceId ?? null
    return putBeforeClient(db, { ...given, ...about, replacesId }, { actor, today })
  }),
]

async function changeable(db: Db, actor: Actor, agreementId: string): Promise<Agreement> {
  await holdRows(db, 'service_agreement', 'agreement_id', [agreementId])
  const agreement = found(await agreementOf(db, agreementId))
  await heedWriting(db, actor, agreement.accountId)
  return agreement
}

type Said = { levels: readonly ServiceLevel[]; firm: string; language: 'es' | 'en' }

function textOf(agreement: Agreement, { levels, firm, language }: Said): string {
  const t = wordsFor(language)
  const format = formats({ locale: language })
  const { account, title, fromOn, untilOn, contract, priceTerms, renewalTerms } = agreement
  const lines = levels.map(({ metric, target, targetShare, calendar, pauseStates }) =>
    [
      t(`commit:agreement.text.${metric === 'availability' ? 'share' : 'line'}`, {
        metric: t(`commit:level.metric.${metric}`),
        target: target ?? format.percent(targetShare!, 3),
        hours: calendar
          ? t('commit:agreement.text.working', { calendar })
          : t('commit:agreement.text.clock'),
      }),
      pauseStates.length > 0 &&
        t('commit:agreement.text.pauses', { states: pauseStates.join(', ') }),
    ]
      .filter(Boolean)
      .join(' '),
  )
  const values = { firm, account, title, from: format.day(fromOn) }
  return [
    t('commit:agreement.text.opening', values),
    lines.map((line) => `- ${line}`).join('\n'),
    untilOn
      ? t('commit:agreement.text.until', { ...values, until: format.day(untilOn) })
      : t('commit:agreement.text.from', values),
    contract && t('commit:agreement.text.contract', { code: contract.code, title: contract.title }),
    priceTerms && t('commit:agreement.text.price', { terms: priceTerms }),
    renewalTerms && t('commit:agreement.text.renewal', { terms: renewalTerms }),
  ]
    .filter(Boolean)
    .join('\n\n')
}

const told = ({ agreementId, accountId, title }: Agreement) => ({ agreementId, accountId, title })
