/** A plan as a document: what it is for, its lines, what was promised, decided and signed; inside, how it goes as well. */
import type { Day } from '../kernel/day.ts'
import { PARTS } from './agreementText.ts'
import type { Block, Cell, Fact, PlanDocument, Section, Table, View } from './document.ts'
import type { LineTold, Told } from './documentFacts.ts'
import { actionsPart, promisesPart, relationPart, walletPart } from './documentParts.ts'
import { decisionsPart, meetingsPart, signedPart } from './documentSigned.ts'
import { day, share, table, text, whole } from './documentTable.ts'
import { DOING, isDoing, ITEM_STATES, type Kind } from './item.ts'
import { lineWords, measuredWords, type PlanWords, titleWords } from './planWords.ts'

type About = { view: View; today: Day }

export function planDocument(words: PlanWords, told: Told, { view, today }: About): PlanDocument {
  const { language, say, format } = words
  const { plan, firm, ours } = told
  const { title, account } = plan
  const facts: Fact[] = [
    { name: say('plan:document.account'), value: account },
    {
      name: say('plan:document.term'),
      value: say('plan:document.span', {
        from: format.day(plan.fromOn),
        until: format.day(plan.untilOn),
      }),
    },
    { name: say('plan:document.stateName'), value: say(`plan:state.${plan.state}`) },
    ...(ours?.ownerName ? [{ name: say('plan:owner'), value: ours.ownerName }] : []),
  ]
  const sections = [
    ...whole(say('plan:document.situation'), ours?.prose ? [{ as: 'text', text: ours.prose }] : []),
    ...linesParts(words, told.items),
    ...whole(say('plan:document.progress'), howLinesStand(words, told.items)),
    ...actionsPart(words, told),
    ...promisesPart(words, told),
    ...walletPart(words, told),
    ...relationPart(words, told),
    ...meetingsPart(words, told),
    ...decisionsPart(words, told),
    ...signedPart(words, told),
  ]
  return {
    language,
    title,
    account,
    firm,
    // words: plan:document.mark.*
    mark: say(`plan:document.mark.${view}`),
    isOurs: view === 'ours',
    facts,
    sections,
    madeOn: say('plan:document.madeOn', { day: format.day(today) }),
    page: say('plan:document.page'),
    sheet: {
      title: say('plan:document.sheet'),
      name: say('plan:document.factName'),
      value: say('plan:document.factValue'),
    },
    file: say('plan:document.file', { account, day: today }),
  }
}

function linesParts(words: PlanWords, items: readonly LineTold[]): Section[] {
  const { say } = words
  return PARTS.flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind)
    const title = say(`plan:document.part.${kind}`)
    const chart = kind === 'objective' ? progressChart(words, own) : []
    return whole(title, [...linesTable(words, { kind, title, items: own }), ...chart])
  })
}

type Part = { kind: Kind; title: string; items: readonly LineTold[] }

function linesTable(words: PlanWords, { kind, title, items }: Part): Table[] {
  const { say } = words
  const doing = isDoing(kind)
  const inside = items.some(({ ours }) => ours !== null)
  const columns = [
    // words: plan:kind.*
    text(say(`plan:kind.${kind}.one`), 3),
    text(say('plan:document.detail'), 4),
    day(say('plan:line.due')),
    text(say('plan:owner'), 1.6),
    text(say('plan:document.stateName'), 1.1),
    text(say('plan:progress.now'), 1.2),
    share(say('plan:document.done')),
    text(say('plan:document.seen'), 1.1),
  ]
  return table(
    title,
    columns,
    items.map((item) => [
      titleWords(words, item),
      detailOf(words, item),
      item.dueOn,
      item.ownerName,
      doing || item.state === 'dropped' ? say(`plan:line.state.${item.state}`) : null,
      ...(inside ? oursOf(words, item) : [null, null, null]),
    ]),
  )
}

function detailOf(words: PlanWords, item: LineTold): string {
  const side = item.kind === 'goal' ? [words.say(`plan:goal.of.${String(item.body['side'])}`)] : []
  const outcome = item.ours?.outcome ?? ''
  const lines = [...side, ...lineWords(words, item.kind, item.body), item.prose, outcome]
  return lines.filter((line) => line !== '').join('\n')
}

function oursOf(words: PlanWords, { body, ours }: LineTold): Cell[] {
  if (!ours) return [null, null, null]
  const { metric, unit } = body as { metric?: 'hand'; unit?: string }
  const now =
    metric && ours.value !== null
      ? measuredWords(words, ours.value, { metric, unit: unit ?? '' })
      : null
  const seen = ours.private ? 'private' : ours.shared ? 'shared' : 'ours'
  // words: plan:document.seenBy.*
  return [now, ours.progress, words.say(`plan:document.seenBy.${seen}`)]
}

const MOST_BARS = 12

/** What is read of an objective is ours: outside there is no chart of it. */
function progressChart({ say }: PlanWords, items: readonly LineTold[]): Block[] {
  const known = items.filter(({ ours, state }) => ours?.progress != null && state !== 'dropped')
  if (known.length === 0) return []
  const shown = known.slice(0, MOST_BARS)
  const values = shown.map(({ ours }) => Math.min(1, Math.max(0, ours!.progress!)))
  return [
    {
      as: 'bars',
      title: say('plan:progress.title'),
      kind: 'share',
      categories: shown.map(({ title }) => title),
      series: [{ name: say('plan:progress.title'), values }],
    },
  ]
}

/** How many lines stand how, kind by kind. */
function howLinesStand({ say }: PlanWords, items: readonly LineTold[]): Block[] {
  const kinds = DOING.filter((kind) => items.some((item) => item.kind === kind))
  if (kinds.length === 0) return []
  const count = (kind: Kind, state: string) =>
    items.filter((item) => item.kind === kind && item.state === state).length
  return [
    {
      as: 'bars',
      title: say('plan:document.byState'),
      kind: 'number',
      categories: kinds.map((kind) => say(`plan:document.part.${kind}`)),
      series: ITEM_STATES.map((state) => ({
        name: say(`plan:line.state.${state}`),
        values: kinds.map((kind) => count(kind, state)),
      })).filter(({ values }) => values.some((value) => value > 0)),
    },
  ]
}
