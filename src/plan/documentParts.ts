/** Parts of a plan's document that come from other rooms: what is to be done, what was promised, what is bought, how close we are. */
import { workingStage } from '../accounts/stage.ts'
import type { Section } from './document.ts'
import type { Told } from './documentFacts.ts'
import { day, number, share, table, text, whole } from './documentTable.ts'
import type { PlanWords } from './planWords.ts'

export function actionsPart({ say }: PlanWords, { actions }: Told): Section[] {
  const title = say('plan:actions.title')
  const columns = [
    text(say('plan:document.action'), 4),
    day(say('plan:line.due')),
    text(say('plan:owner'), 1.6),
    text(say('plan:document.stateName'), 1.1),
    text(say('plan:changed.outcome'), 3),
  ]
  const rows = actions.map(({ title: what, dueOn, ownerName, state, outcome }) => [
    what,
    dueOn,
    ownerName,
    // words: accounts:action.state.*
    say(`accounts:action.state.${state}`),
    outcome,
  ])
  return whole(title, table(title, columns, rows))
}

export function promisesPart({ say }: PlanWords, { promises }: Told): Section[] {
  const title = say('plan:document.promises')
  const columns = [
    text(say('plan:document.promise'), 4),
    day(say('plan:line.due')),
    text(say('plan:owner'), 1.6),
    text(say('plan:document.stateName'), 1.2),
    text(say('plan:changed.outcome'), 3),
  ]
  const rows = promises.map(({ promise, dueOn, ownerName, state, outcome }) => [
    promise,
    dueOn,
    ownerName,
    // words: commit:state.*
    say(`commit:state.${state}`),
    outcome,
  ])
  return whole(title, table(title, columns, rows))
}

/** By the year told last; a unit below one that tells of it too has nothing to add. */
export function walletPart({ say, currency }: PlanWords, { ours }: Told): Section[] {
  const told = (ours?.wallet ?? []).filter(({ within }) => !within)
  const year = Math.max(...told.map((row) => row.year))
  const rows = told.filter((row) => row.year === year)
  const title = say('plan:document.wallet', { year })
  const columns = [
    text(say('plan:document.family'), 3),
    text(say('plan:document.unit'), 2.4),
    number(say('plan:document.spend', { currency })),
    number(say('plan:document.sales', { currency })),
    share(say('plan:document.share')),
    share(say('plan:document.targetShare')),
  ]
  const lines = rows.map(({ family, unit, worth, sales, share: part, targetShare }) => [
    family,
    unit,
    worth,
    sales,
    part,
    targetShare,
  ])
  const known = rows.filter((row) => row.worth !== null && row.sales !== null)
  const bought = (row: (typeof known)[number]) => Math.max(0, Math.round(row.sales!))
  return whole(title, [
    ...table(title, columns, lines),
    ...(known.length === 0
      ? []
      : [
          {
            as: 'bars' as const,
            title: say('plan:document.walletChart', { currency }),
            kind: 'number' as const,
            categories: known.map(({ family }) => family),
            series: [
              { name: say('plan:document.fromUs'), values: known.map(bought) },
              {
                name: say('plan:document.fromOthers'),
                values: known.map((row) => Math.max(0, Math.round(row.worth!) - bought(row))),
              },
            ],
          },
        ]),
  ])
}

export function relationPart({ say, format }: PlanWords, { ours }: Told): Section[] {
  const stage = ours?.stage
  if (!stage) return []
  const named = (one: string | null) => (one ? say(`accounts:stage.${one}.name`) : '—')
  const { ours: we, theirs, target, targetOn } = stage
  const by = targetOn ? say('plan:document.by', { day: format.day(targetOn) }) : ''
  const facts = [
    { name: say('plan:document.stageNow'), value: named(workingStage(we, theirs)) },
    { name: say('plan:document.stageOurs'), value: named(we) },
    { name: say('plan:document.stageTheirs'), value: named(theirs) },
    {
      name: say('plan:document.stageTarget'),
      value: [named(target), by].filter(Boolean).join(' '),
    },
  ]
  return whole(say('plan:document.relation'), [{ as: 'facts', facts }])
}
