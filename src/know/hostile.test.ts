import { expect, test } from 'vitest'
import { addAccount, readAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { PortfolioFilter } from '../identify/accountList.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { addPublicReviews, listPublicReviews } from './publicReview.api.ts'
import { publicReviewRoutes } from './publicReview.routes.ts'
import { listAudience, putAudience } from './audience.api.ts'
import { audienceRoutes } from './audience.routes.ts'
import { addContact, readContact } from './contact.api.ts'
import { contactRoutes } from './contact.routes.ts'
import { listMilestones, putMilestone } from './milestone.api.ts'
import { milestoneRoutes } from './milestone.routes.ts'
import { addOwnChange, listAffected, listOwnChanges, putImpact } from './ownChange.api.ts'
import { ownChangeRoutes } from './ownChange.routes.ts'
import { searchEverything } from './search.api.ts'
import { searchRoutes } from './search.routes.ts'
import { listSignals, putSignals } from './signal.api.ts'
import { signalRoutes } from './signal.routes.ts'
import { listSwot, putSwot } from './swot.api.ts'
import { swotRoutes } from './swot.routes.ts'

const ROUTES = [
  ...accountRoutes,
  ...audienceRoutes,
  ...contactRoutes,
  ...milestoneRoutes,
  ...ownChangeRoutes,
  ...publicReviewRoutes,
  ...searchRoutes,
  ...signalRoutes,
  ...swotRoutes,
]

/** Scripts, letters that turn the line round, pictures, templates, formulas, quotes of SQL. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'abc \u202Ecba\u202C عربي',
  '🙂👨‍👩‍👧 {{name}} $t(know:save)',
  '=HYPERLINK("http://x")',
  `'; drop table contact; --`,
]
const LONG = 'a'.repeat(100_000)
const seen = { seenOn: TODAY, confidence: 'assumed' as const }

test('hostile text stays text, whatever it names or tells', async () => {
  const { lead } = aFirm(ROUTES)
  for (const text of HOSTILE) {
    const { accountId } = await lead.ask(addAccount, { name: text })
    expect((await lead.ask(readAccount, { accountId })).name).toBe(text)
    const place = { accountId, jobTitle: text }
    const { contactId } = await lead.ask(addContact, { name: text, past: text, place })
    expect(await lead.ask(readContact, { contactId })).toMatchObject({
      name: text,
      past: text,
      places: [{ jobTitle: text, account: text }],
    })
    const item = {
      subject: 'competitor' as const,
      competitor: text,
      kind: 'threat' as const,
      ...seen,
    }
    await lead.ask(putSwot, {
      accountId,
      items: [{ ...item, title: text, evidence: text, weight: 1 }],
    })
    expect(await lead.ask(listSwot, { accountId })).toMatchObject([
      { title: text, competitor: text },
    ])
    const signal = { noticed: text, place: text, noticedBy: lead.id, noticedOn: TODAY }
    await lead.ask(putSignals, { accountId, signals: [signal] })
    expect(await lead.ask(listSignals, { accountId })).toMatchObject([
      { noticed: text, place: text },
    ])
    const buyer = { kind: 'persona' as const, name: text, about: text, meaning: text, ...seen }
    await lead.ask(putAudience, { accountId, audience: [buyer] })
    expect(await lead.ask(listAudience, { accountId })).toMatchObject([{ name: text, about: text }])
    await lead.ask(addPublicReviews, { accountId, reviews: [{ writtenOn: TODAY, text }] })
    expect(await lead.ask(listPublicReviews, { accountId })).toMatchObject([{ text }])
    await lead.ask(putMilestone, { accountId, day: TODAY, title: text, about: text, source: text })
    expect(await lead.ask(listMilestones, { accountId })).toMatchObject([
      { title: text, about: text },
    ])
    // Found by what it holds, and no search breaks on it.
    expect(await lead.ask(searchEverything, { q: text })).toEqual(expect.any(Array))
  }
  const [text] = HOSTILE as [string]
  const filter = PortfolioFilter.parse({})
  const change = { title: text, kind: 'tool' as const, what: text, task: text, filter }
  const { changeId } = await lead.ask(addOwnChange, { ...change, fromOn: TODAY, dueOn: TODAY })
  const [felt] = await lead.ask(listAffected, { changeId })
  const { accountId } = felt!
  await lead.ask(putImpact, { changeId, accountId, impact: text })
  const affected = await lead.ask(listAffected, { changeId })
  expect(affected.find((one) => one.accountId === accountId)).toMatchObject({
    impact: text,
    task: text,
  })
  expect(await lead.ask(listOwnChanges, {})).toMatchObject([{ title: text, what: text }])
})

test('a name of 100 kB is refused, and nothing fails', async () => {
  const { lead } = aFirm(ROUTES)
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas' })
  const filter = PortfolioFilter.parse({})
  const change = {
    title: LONG,
    kind: 'tool' as const,
    task: 'x',
    filter,
    fromOn: TODAY,
    dueOn: TODAY,
  }
  const item = { subject: 'us' as const, kind: 'threat' as const, title: LONG, weight: 1, ...seen }
  const signal = { noticed: LONG, noticedBy: lead.id, noticedOn: TODAY }
  const buyer = { kind: 'persona' as const, name: LONG, ...seen }
  for (const asked of [
    () => lead.ask(addAccount, { name: LONG }),
    () => lead.ask(addContact, { name: LONG, place: { accountId } }),
    () => lead.ask(putSwot, { accountId, items: [item] }),
    () => lead.ask(putSignals, { accountId, signals: [signal] }),
    () => lead.ask(putAudience, { accountId, audience: [buyer] }),
    () => lead.ask(putMilestone, { accountId, day: TODAY, title: LONG, source: 'x' }),
    () => lead.ask(addOwnChange, change),
  ]) {
    await expect(asked()).rejects.toMatchObject({ status: 422 })
  }
})
