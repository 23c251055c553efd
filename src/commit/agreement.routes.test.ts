import { expect, test } from 'vitest'
import { answerAcceptance, listAcceptances, readAcceptance } from '../accounts/acceptance.api.ts'
import { acceptanceRoutes } from '../accounts/acceptance.routes.ts'
import { acceptedHow } from './commitment.ts'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { putContract } from '../accounts/contract.api.ts'
import { contractRoutes } from '../accounts/contract.routes.ts'
import { addDays } from '../kernel/day.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import {
  askToSign,
  draftAgreement,
  dropAgreement,
  listAgreements,
  putAgreement,
} from './agreement.api.ts'
import { agreementRoutes } from './agreement.routes.ts'
import { AgreementGiven } from './agreement.ts'
import { dropOutage, putOutage, readAvailability } from './availability.api.ts'
import { availabilityRoutes } from './availability.routes.ts'
import { listAccountLevels, putLevel } from './serviceLevel.api.ts'
import { serviceLevelRoutes } from './serviceLevel.routes.ts'

const routes = [
  ...accountRoutes,
  ...acceptanceRoutes,
  ...contractRoutes,
  ...agreementRoutes,
  ...serviceLevelRoutes,
  ...availabilityRoutes,
]

async function anAgreement() {
  const firm = aFirm(routes)
  const { lead } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  const { now: contract } = await lead.ask(putContract, {
    accountId,
    code: 'C-7',
    title: 'Suministro',
    startsOn: '2026-01-01',
    recurring: '1000',
    currency: 'EUR',
  })
  const { now } = await lead.ask(putAgreement, {
    accountId,
    title: 'Acuerdo de servicio',
    contractId: contract.contractId,
    fromOn: '2026-01-01',
    priceTerms: 'IPC, máximo 3 %',
  })
  return { ...firm, accountId, agreement: now }
}

const tokenOf = (path: string) => new URLSearchParams(path.split('?')[1]).get('token')!

test('its levels in words are signed by link; what changes afterwards shows, and another version takes its place', async () => {
  const { lead, client, accountId, agreement } = await anAgreement()
  const { agreementId } = agreement
  const asked = { agreementId, name: 'Ana Ruiz', expiresOn: addDays(TODAY, 30) }
  await expect(lead.ask(askToSign, { ...asked, title: 'x', text: 'x' })).rejects.toMatchObject({
    code: 'commit/agreement-empty',
  })
  const level = { accountId, agreementId, metric: 'firstResponse' as const, target: '8h' }
  const { now: first } = await lead.ask(putLevel, level)
  await lead.ask(putLevel, { accountId, agreementId, metric: 'availability', targetShare: 0.995 })
  const draft = await lead.ask(draftAgreement, { agreementId })
  for (const said of [
    'Primera respuesta en 8h',
    '99,5',
    'C-7',
    'IPC, máximo 3 %',
    'Forjas Levante',
  ])
    expect(draft.text).toContain(said)
  expect((await lead.ask(draftAgreement, { agreementId, language: 'en' })).text).toContain(
    'First response within 8h',
  )
  const { path, acceptance } = await lead.ask(askToSign, { ...asked, ...draft })
  const token = tokenOf(path)
  const { textHash } = await client.ask(readAcceptance, { token })
  await client.ask(answerAcceptance, {
    token,
    answer: 'accepted',
    name: 'Ana Ruiz',
    textHash: textHash!,
  })
  const how = async () => {
    const [one] = await lead.ask(listAgreements, { accountId })
    return [
      acceptedHow({ acceptance: one!.versions[0]!, changedAt: one!.changedAt }, TODAY),
      one!.versions.length,
    ]
  }
  expect(await how()).toEqual(['accepted', 1])
  await lead.ask(putLevel, { ...level, levelId: first.levelId, target: '6h' })
  expect(await how()).toEqual(['changed', 1])
  await expect(lead.ask(dropAgreement, { agreementId })).rejects.toMatchObject({
    code: 'commit/agreement-stays',
  })
  await lead.ask(askToSign, { ...asked, ...(await lead.ask(draftAgreement, { agreementId })) })
  expect(await how()).toEqual(['open', 2])
  const texts = await lead.ask(listAcceptances, { accountId })
  expect(texts.find(({ acceptanceId }) => acceptanceId === acceptance.acceptanceId)).toMatchObject({
    text: draft.text,
    answer: 'accepted',
  })
})

test('who came second is told, and nobody else’s client is reached', async () => {
  const { lead, manager, viewer, accountId, agreement } = await anAgreement()
  const was = AgreementGiven.parse(agreement)
  await lead.ask(putAgreement, { ...agreement, title: 'Otro', was })
  await expect(lead.ask(putAgreement, { ...agreement, title: 'Más', was })).rejects.toMatchObject({
    code: 'commit/agreement-changed-since',
  })
  await expect(manager.ask(putAgreement, { ...agreement, title: 'Mío' })).rejects.toMatchObject({
    status: 403,
  })
  await expect(viewer.ask(dropAgreement, agreement)).rejects.toMatchObject({ status: 403 })
  const other = aFirm(routes)
  await expect(other.lead.ask(listAgreements, { accountId })).rejects.toMatchObject({ status: 404 })
  await expect(other.lead.ask(dropAgreement, agreement)).rejects.toMatchObject({ status: 404 })
  await lead.ask(dropAgreement, agreement)
  expect(await lead.ask(listAgreements, { accountId })).toEqual([])
})

test('what was agreed holds no longer than its agreement, nor sooner', async () => {
  const { lead, accountId, agreement } = await anAgreement()
  const { agreementId } = agreement
  const policy = { metric: 'resolution' as const, target: '24h' }
  const { now: ofAll } = await lead.ask(putLevel, policy)
  const { now: own } = await lead.ask(putLevel, { ...policy, accountId, agreementId, target: '4h' })
  const holds = async () =>
    (await lead.ask(listAccountLevels, { accountId })).holding.map(({ levelId }) => levelId)
  const agreed = (fromOn: string, untilOn: string | null) =>
    lead.ask(putAgreement, { ...agreement, fromOn, untilOn })
  await agreed('2026-01-01', TODAY)
  expect(await holds()).toEqual([own.levelId])
  await agreed('2026-01-01', addDays(TODAY, -1))
  expect(await holds()).toEqual([ofAll.levelId])
  await agreed(addDays(TODAY, 1), null)
  expect(await holds()).toEqual([ofAll.levelId])
  await agreed('2026-01-01', null)
  const { now } = await lead.ask(putLevel, { ...own, untilOn: addDays(TODAY, -1) })
  expect(now).toMatchObject({ holdsFrom: '2026-01-01', holdsUntil: addDays(TODAY, -1) })
  expect(await holds()).toEqual([ofAll.levelId])
})

test('outages stand in the availability of their month, as it is promised', async () => {
  const { lead, manager, accountId } = await anAgreement()
  await lead.ask(putLevel, { metric: 'availability', targetShare: 0.99 })
  await lead.ask(putLevel, { accountId, metric: 'availability', targetShare: 0.995 })
  const hour = 3_600_000
  const outage = {
    accountId,
    kind: 'unplanned' as const,
    fromAt: new Date(Date.now() - 40 * 24 * hour).toISOString(),
    untilAt: new Date(Date.now() - 40 * 24 * hour + 2 * hour).toISOString(),
    why: 'Portal caído',
  }
  const { now } = await lead.ask(putOutage, outage)
  const { level, months, outages } = await lead.ask(readAvailability, { accountId })
  expect(level).toMatchObject({ targetShare: 0.995 })
  expect(outages).toHaveLength(1)
  expect(months.reduce((sum, { unplannedMs }) => sum + unplannedMs, 0)).toBe(2 * hour)
  expect(months.every(({ share }) => share === null || share <= 1)).toBe(true)
  await expect(lead.ask(putOutage, { ...outage, untilAt: outage.fromAt })).rejects.toMatchObject({
    status: 422,
  })
  await expect(manager.ask(dropOutage, now)).rejects.toMatchObject({ status: 403 })
  await lead.ask(dropOutage, now)
  expect((await lead.ask(readAvailability, { accountId })).outages).toEqual([])
})
