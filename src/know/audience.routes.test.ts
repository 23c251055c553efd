import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { dropAudience, listAudience, putAudience } from './audience.api.ts'
import { audienceRoutes } from './audience.routes.ts'
import { addPublicReviews, dropPublicReviews, listPublicReviews } from './publicReview.api.ts'
import { publicReviewRoutes } from './publicReview.routes.ts'

const ROUTES = [...accountRoutes, ...audienceRoutes, ...publicReviewRoutes]

async function aClient() {
  const firm = aFirm(ROUTES)
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  return { ...firm, accountId }
}

const seenOn = '2026-10-01'
const persona = {
  kind: 'persona',
  name: 'Jefe de taller',
  meaning: 'Quiere recambio',
  seenOn,
} as const
const ideal = { kind: 'ideal', name: 'Fabricante de tractores', seenOn } as const
const slow = { writtenOn: '2026-09-01', rating: 2, text: 'Tardan', link: 'https://x.example/1' }
const good = { writtenOn: '2026-10-01', rating: 4.5, text: 'Bien' }

test('the ideal buyer comes first; one is changed, taken away and put back', async () => {
  const { lead, accountId } = await aClient()
  const { now } = await lead.ask(putAudience, { accountId, audience: [persona, ideal] })
  expect((await lead.ask(listAudience, { accountId })).map(({ kind }) => kind)).toEqual([
    'ideal',
    'persona',
  ])
  const { audienceId } = now[0]!
  const { before } = await lead.ask(putAudience, {
    accountId,
    audience: [{ ...persona, audienceId, name: 'Jefa de taller' }],
  })
  expect(before).toMatchObject([{ name: 'Jefe de taller' }])
  const was = await lead.ask(dropAudience, { audienceId })
  expect(await lead.ask(listAudience, { accountId })).toHaveLength(1)
  await lead.ask(putAudience, { accountId, audience: [was] })
  expect(await lead.ask(listAudience, { accountId })).toHaveLength(2)
})

test('reviews are added once, the newest first, and taken back', async () => {
  const { lead, accountId } = await aClient()
  const { added } = await lead.ask(addPublicReviews, { accountId, reviews: [slow] })
  const again = await lead.ask(addPublicReviews, { accountId, reviews: [slow, good] })
  expect(again).toMatchObject({ known: 1 })
  const all = await lead.ask(listPublicReviews, { accountId })
  expect(all.map(({ text }) => text)).toEqual(['Bien', 'Tardan'])
  expect(all[0]).toMatchObject({ rating: 4.5, link: '' })
  await lead.ask(dropPublicReviews, { accountId, reviewIds: added })
  expect(await lead.ask(listPublicReviews, { accountId })).toHaveLength(1)
})

test('a review says something, has happened, and links only to a page', async () => {
  const { lead, accountId } = await aClient()
  for (const wrong of [
    { writtenOn: '2026-09-01' },
    { ...good, link: 'javascript:alert(1)' },
    { ...good, rating: 6 },
    { ...good, writtenOn: '2027-01-01' },
  ]) {
    await expect(lead.ask(addPublicReviews, { accountId, reviews: [wrong] })).rejects.toMatchObject(
      { status: 422 },
    )
  }
})

test('who may not neither writes nor sees', async () => {
  const { lead, join, viewer, accountId } = await aClient()
  const { now } = await lead.ask(putAudience, { accountId, audience: [persona] })
  const { added } = await lead.ask(addPublicReviews, { accountId, reviews: [slow] })
  const { audienceId } = now[0]!
  const other = aFirm(ROUTES).lead
  const own = join('manager', { sees: 'own' })
  for (const someone of [other, own]) {
    for (const act of [
      () => someone.ask(listAudience, { accountId }),
      () => someone.ask(putAudience, { accountId, audience: [persona] }),
      () => someone.ask(dropAudience, { audienceId }),
      () => someone.ask(listPublicReviews, { accountId }),
      () => someone.ask(addPublicReviews, { accountId, reviews: [good] }),
      () => someone.ask(dropPublicReviews, { accountId, reviewIds: added }),
    ]) {
      await expect(act()).rejects.toMatchObject({ status: 404 })
    }
  }
  for (const reader of [viewer, join('manager')]) {
    expect(await reader.ask(listPublicReviews, { accountId })).toHaveLength(1)
    for (const act of [
      () => reader.ask(putAudience, { accountId, audience: [persona] }),
      () => reader.ask(dropAudience, { audienceId }),
      () => reader.ask(addPublicReviews, { accountId, reviews: [good] }),
      () => reader.ask(dropPublicReviews, { accountId, reviewIds: added }),
    ]) {
      await expect(act()).rejects.toMatchObject({ status: 403 })
    }
  }
})
