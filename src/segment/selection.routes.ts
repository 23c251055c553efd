/** Lists of key accounts over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { exported, inPages } from '../platform/export.ts'
import { record } from '../platform/history.ts'
import type { Db } from '../platform/db.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route, stream } from '../platform/serve.ts'
import { wordsFor } from '../platform/words.ts'
import { comparedLists, movedMost } from './comparison.ts'
import { toldOf, whyNotChange, whyNotDecide, whyNotOpen } from './keptSelection.ts'
import {
  askAgain,
  lockSelection,
  removeSelection,
  selectionOf,
  selectionsOf,
  setDecided,
  setWish,
} from './keptSelection.store.ts'
import { namesOf } from './ratingTold.store.ts'
import {
  compareSelections,
  decideSelection,
  dropSelection,
  exportSelection,
  foreseeDecision,
  listAccountSelections,
  listSelectionAccounts,
  listSelections,
  openSelection,
  pickPoint,
  readPositions,
  readSelection,
  rereadSelection,
  unwishAccount,
  wishAccount,
} from './selection.api.ts'
import {
  candidatesNamed,
  chosenOf,
  countsOf,
  decidedOf,
  listsOfAccount,
  nearEdge,
  positionsOf,
  selectionAccountPage,
} from './selectionAccount.store.ts'
import { exportColumns } from './selectionExport.ts'
import { movesOf } from './selectionMoves.ts'
import { openWith, reread, workOutLater } from './selectionOpening.store.ts'
import { insertStandings, standingsOn } from './standing.store.ts'
import { isKey } from './tier.ts'
import { watchNextMonth } from './watch.store.ts'

export const selectionRoutes: Route[] = [
  route(listSelections, ({ db }) => selectionsOf(db)),

  route(openSelection, async ({ input, actor, db, today }) => {
    heed(whyNotOpen(input))
    const selectionId = await openWith(db, { ...input, madeBy: actor.id, today })
    const { title, kind } = input
    await record(db, actor, 'selection.opened', { selectionId, title, kind })
    return { selectionId }
  }),

  route(readSelection, async ({ input: { selectionId }, db }) => {
    const selection = found(await selectionOf(db, selectionId))
    const { wished, ...barred } = await countsOf(db, selectionId)
    const spoken = [
      ...(selection.frontier ?? []).flatMap(({ accountIds }) => accountIds),
      ...(selection.additions ?? []).flatMap(({ added, dropped }) => [...added, ...dropped]),
    ]
    return {
      selection,
      names: Object.fromEntries(await namesOf(db, [...new Set(spoken)])),
      justIn: await nearEdge(db, selectionId, 'in'),
      justOut: await nearEdge(db, selectionId, 'out'),
      wished,
      barred,
    }
  }),

  route(listSelectionAccounts, async ({ input, db }) => {
    found(await selectionOf(db, input.selectionId))
    return selectionAccountPage(db, input)
  }),

  stream(exportSelection, async ({ input: { format, ...list }, inFirm, actor, caller }) => {
    const selection = found(await inFirm((db) => selectionOf(db, list.selectionId)))
    const read = async ({ offset, size }: { offset: number; size: number }) => {
      const page = offset / size + 1
      return (await inFirm((db) => selectionAccountPage(db, { ...list, page, size }))).rows
    }
    const { selectionId } = list
    const taken = { noun: 'selection', format, selectionId }
    await inFirm((db) => record(db, actor, 'export.taken', taken))
    const t = wordsFor(caller.locale)
    return exported({
      format,
      file: `${t('segment:list.file')}-${selection.asOf}`,
      columns: exportColumns(t as never, selection),
      rows: inPages(read, 1000),
      locale: caller.locale,
    })
  }),

  route(pickPoint, async ({ input, actor, db }) => {
    const { financialShare: before } = await changeable(db, input.selectionId)
    const now = input.financialShare
    await again(db, input.selectionId, now)
    await record(db, actor, 'selection.pointPicked', {
      selectionId: input.selectionId,
      now,
      before,
    })
    return { now, before }
  }),

  route(wishAccount, async ({ input, actor, db }) => {
    const { selectionId, accountId, wish, reason } = input
    await changeable(db, selectionId)
    const [candidate] = await candidatesNamed(db, selectionId, [accountId])
    found(candidate)
    await setWish(db, input, { wish, reason, by: actor.id })
    await again(db, selectionId)
    await record(db, actor, 'selection.wished', { selectionId, accountId, wish, reason })
    return { accountId, wish }
  }),

  route(unwishAccount, async ({ input, actor, db }) => {
    await changeable(db, input.selectionId)
    const [candidate] = await candidatesNamed(db, input.selectionId, [input.accountId])
    found(candidate)
    await setWish(db, input, null)
    await again(db, input.selectionId)
    await record(db, actor, 'selection.unwished', input)
    return { accountId: input.accountId }
  }),

  route(rereadSelection, async ({ input, actor, db, today }) => {
    await reread(db, await changeable(db, input.selectionId), today)
    await record(db, actor, 'selection.reread', input)
    return input
  }),

  route(foreseeDecision, async ({ input: { selectionId, effectiveOn }, db }) => {
    const selection = found(await selectionOf(db, selectionId))
    const before = await standingsOn(db, effectiveOn)
    const decided = await decidedOf(db, selectionId)
    const moves = movesOf({ selection, decided, before, effectiveOn })
    const leaving = moves.flatMap(({ tier, accountId }) => (isKey(tier) ? [] : [accountId]))
    const names = [...(await namesOf(db, leaving))].map(([accountId, name]) => ({
      accountId,
      name,
    }))
    return names.toSorted((a, b) => a.name.localeCompare(b.name))
  }),

  route(decideSelection, async ({ input, actor, db, today }) => {
    const { selectionId, effectiveOn, note } = input
    await lockSelection(db, selectionId)
    const selection = found(await selectionOf(db, selectionId))
    heed(whyNotDecide(selection))
    if (effectiveOn < today) throw new Problem(422, 'segment/decided-back')
    const before = await standingsOn(db, effectiveOn)
    const decided = await decidedOf(db, selectionId)
    const moves = movesOf({ selection: { ...selection, note }, decided, before, effectiveOn })
    await insertStandings(db, moves, actor.id)
    await setDecided(db, selectionId, { effectiveOn, note, by: actor.id })
    await watchNextMonth(db, today)
    const entering = moves.filter(({ tier }) => isKey(tier)).length
    const leaving = moves.length - entering
    await record(db, actor, 'selection.decided', { selectionId, effectiveOn, entering, leaving })
    return { entering, leaving }
  }),

  route(dropSelection, async ({ input, actor, db }) => {
    await lockSelection(db, input.selectionId)
    const { title, decidedAt, kind } = found(await selectionOf(db, input.selectionId))
    if (kind !== 'watch') heed(whyNotChange({ decidedAt, kind }))
    await removeSelection(db, input.selectionId)
    await record(db, actor, 'selection.dropped', { ...input, title })
    return input
  }),

  route(compareSelections, async ({ input, db }) => {
    const [first, second] = [input.selectionId, input.otherId]
    const kept = [found(await selectionOf(db, first)), found(await selectionOf(db, second))]
    const lists = comparedLists(await chosenOf(db, first), await chosenOf(db, second))
    const all = [...lists.both, ...lists.entering, ...lists.leaving].map((one) => one.accountId)
    const sides = await Promise.all([first, second].map((id) => candidatesNamed(db, id, all)))
    const [inFirst, inSecond] = sides.map(
      (rows) => new Map(rows.map((one) => [one.accountId, one])),
    )
    const changes = (rows: typeof lists.both, towards?: 'up' | 'down') =>
      rows.map((account) => {
        const before = inFirst!.get(account.accountId) ?? null
        const after = inSecond!.get(account.accountId) ?? null
        const moved =
          before &&
          after &&
          movedMost(
            { criteria: kept[0]!.criteria, points: before.points },
            { criteria: kept[1]!.criteria, points: after.points },
            towards,
          )
        return { account, first: before, second: after, moved }
      })
    return {
      first: toldOf(kept[0]!),
      second: toldOf(kept[1]!),
      both: changes(lists.both),
      entering: changes(lists.entering, 'up'),
      leaving: changes(lists.leaving, 'down'),
    }
  }),

  route(readPositions, async ({ input, db }) => {
    found(await selectionOf(db, input.selectionId))
    return positionsOf(db, input.selectionId)
  }),

  route(listAccountSelections, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    const answers = []
    for (const selectionId of await listsOfAccount(db, accountId)) {
      const [account] = await candidatesNamed(db, selectionId, [accountId])
      const selection = await selectionOf(db, selectionId)
      if (selection && account) answers.push({ list: toldOf(selection), account })
    }
    return answers
  }),
]

async function changeable(db: Db, selectionId: string) {
  await lockSelection(db, selectionId)
  const selection = found(await selectionOf(db, selectionId))
  heed(whyNotChange(selection))
  return selection
}

async function again(db: Db, selectionId: string, financialShare?: number) {
  await askAgain(db, selectionId, financialShare)
  await workOutLater(db, selectionId)
}
