/** The portfolio over HTTP. */
import { changeAccounts } from '../accounts/change.store.ts'
import { refreshFigures } from '../gather/figures.ts'
import { choiceOf, choose } from '../platform/choice.ts'
import { actFor } from '../platform/db.ts'
import { exported, inPages } from '../platform/export.ts'
import { record } from '../platform/history.ts'
import { enqueue } from '../platform/jobs.ts'
import { Problem } from '../platform/problem.ts'
import { type Route, route, stream } from '../platform/serve.ts'
import { wordsFor } from '../platform/words.ts'
import { exportColumns } from './accountExport.ts'
import { pageOfAccounts } from './accountList.store.ts'
import { listedWhere } from './accountWhere.store.ts'
import { keepPortfolioOf, portfolioChoice } from './keeping.store.ts'
import { picturesFor } from './picture.store.ts'
import {
  changeListedAccounts,
  choosePortfolioSettings,
  exportAccounts,
  keepPortfolio,
  listAccounts,
  readPictures,
  readPortfolio,
  readPortfolioSettings,
  readSlices,
  readSpread,
  remakePortfolio,
} from './portfolio.api.ts'
import { portfolioMeant, slicesOf } from './portfolio.store.ts'
import { spreadFor } from './spread.store.ts'
import { askStudies } from './study.store.ts'
import { portfolioTold } from './told.store.ts'

export const portfolioRoutes: Route[] = [
  route(readPortfolio, ({ input, db, today }) => portfolioTold(db, { ...input, today })),

  route(keepPortfolio, async ({ input: { asOf }, actor, db, today }) => {
    if (asOf > today) throw new Problem(422, 'identify/not-yet', { values: { day: asOf } })
    // The figures are the firm's and everyone's, whatever whoever asks first may see.
    const isKept = await keepPortfolioOf(actFor(db, { firmId: db.firm, id: actor.id }), asOf)
    if (!isKept) throw new Problem(422, 'identify/before-the-ledger', { values: { day: asOf } })
    await askStudies(db, asOf)
    return { asOf }
  }),

  route(listAccounts, async ({ input, db }) =>
    pageOfAccounts(db, input, await portfolioMeant(db, input)),
  ),

  stream(exportAccounts, async ({ input: { format, ...list }, inFirm, actor, caller, today }) => {
    const portfolio = await inFirm((db) => portfolioMeant(db, list))
    const read = async ({ offset, size }: { offset: number; size: number }) => {
      const page = offset / size + 1
      const { rows } = await inFirm((db) => pageOfAccounts(db, { ...list, page, size }, portfolio))
      return rows
    }
    await inFirm((db) => record(db, actor, 'export.taken', { noun: 'portfolio', format }))
    const t = wordsFor(caller.locale)
    return exported({
      format,
      file: `${t('identify:portfolio.file')}-${portfolio?.asOf ?? today}`,
      columns: exportColumns(t as never, portfolio?.valuation ?? null),
      rows: inPages(read, 2000),
      locale: caller.locale,
    })
  }),

  route(changeListedAccounts, async ({ input: { which, edit }, db, actor }) => {
    const where =
      'filter' in which
        ? listedWhere(db, which.filter, await portfolioMeant(db, which.filter))
        : db`account.firm_id = ${db.firm} and account.account_id = any(${which.accountIds}::uuid[])`
    return changeAccounts(db, actor, { where, edit })
  }),

  route(readPictures, async ({ input, db }) => {
    const portfolio = await portfolioMeant(db, input)
    return portfolio && picturesFor(db, input, portfolio)
  }),

  route(readSpread, async ({ input: { by, ...filter }, db }) => {
    const portfolio = await portfolioMeant(db, filter)
    return portfolio && spreadFor(db, { by, filter, portfolio })
  }),

  route(readSlices, async ({ input, db }) => {
    const portfolio = await portfolioMeant(db, input)
    return portfolio ? slicesOf(db, portfolio) : []
  }),

  route(readPortfolioSettings, ({ db }) => choiceOf(db, portfolioChoice)),

  route(choosePortfolioSettings, async ({ input, actor, db }) => {
    await choose(db, portfolioChoice, input)
    await record(db, actor, 'portfolio.chosen', input)
    await enqueue(db, refreshFigures, {}, { key: 'figures' })
    return input
  }),

  route(remakePortfolio, async ({ db }) => {
    await enqueue(db, refreshFigures, {}, { key: 'figures' })
    return {}
  }),
]
