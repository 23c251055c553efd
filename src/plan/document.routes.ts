/** Documents of plans over HTTP: read in one short transaction, printed in a thread, recorded as having gone out. */
import { homeCurrencyOf } from '../access/firm.store.ts'
import { downloaded } from '../platform/export.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, stream } from '../platform/serve.ts'
import { planWords } from './agreement.store.ts'
import { takeDocument } from './document.api.ts'
import { whyNotPrint } from './document.ts'
import { factsOf } from './documentFacts.store.ts'
import { toldIn } from './documentFacts.ts'
import { printed } from './documentThread.store.ts'
import { planOf } from './plan.store.ts'
import { planDocument } from './planDocument.ts'

export const documentRoutes: Route[] = [
  stream(takeDocument, async ({ input, actor, inFirm, today, request }) => {
    const { planId, format, view, language } = input
    const document = await inFirm(async (db) => {
      const plan = found(await planOf(db, planId))
      heed(whyNotPrint(plan, view))
      const words = planWords(language, await homeCurrencyOf(db))
      const told = toldIn(view, await factsOf(db, plan, today))
      const { accountId, title } = plan
      const about = { accountId, planId, format, view }
      await (plan.private
        ? record(db, actor, 'plan.touched', { ...about, what: 'planDocument.taken' })
        : record(db, actor, 'planDocument.taken', { ...about, title }))
      return planDocument(words, told, { view, today })
    })
    const bytes = await printed({ printing: document, format }, request.signal)
    return downloaded(once(bytes), { file: document.file, type: format })
  }),
]

async function* once(bytes: Uint8Array) {
  yield bytes
}
