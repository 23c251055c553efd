/** The one page that both accept: what the plan shows the client, what was asked and answered, and what was decided together. */
import type { AlignmentGiven } from './alignment.ts'
import type { Kind } from './item.ts'
import { type JointDecision, standing } from './jointDecision.ts'
import type { SharedItem, SharedPlan } from './planShared.ts'
import { lineWords, type PlanWords, titleWords } from './planWords.ts'

/** In the order in which a plan is told. */
export const PARTS: readonly Kind[] = [
  'goal',
  'answer',
  'objective',
  'valueAdd',
  'offer',
  'solution',
  'improvement',
  'alliance',
  'esg',
  'advice',
  'kpi',
  'planB',
]

type Page = {
  firm: string
  plan: SharedPlan
  meeting: Pick<AlignmentGiven, 'heldOn' | 'ours' | 'theirs' | 'questions'>
  decisions: readonly Pick<
    JointDecision,
    'decisionId' | 'correctsId' | 'decidedOn' | 'decision' | 'why' | 'shared'
  >[]
}

/**
 * Plain text, the same for the same plan: how far a line has come isn't in it, so that work on what was agreed leaves it as
 * it was signed. Decisions after the meeting belong to the next one.
 */
export function agreementText(words: PlanWords, { firm, plan, meeting, decisions }: Page) {
  const { say, format } = words
  const { account, title } = plan
  const values = { firm, account, plan: title }
  const head = say('plan:agreement.head', {
    ...values,
    from: format.day(plan.fromOn),
    until: format.day(plan.untilOn),
    day: format.day(meeting.heldOn),
  })
  const there = [
    ...present(words, firm, meeting.ours),
    ...present(words, account, meeting.theirs),
  ].join('\n')
  const lines = plan.items.filter(({ state }) => state !== 'dropped')
  const parts = PARTS.map((kind) => {
    const own = lines.filter((item) => item.kind === kind)
    // words: plan:document.part.*
    return part(
      say(`plan:document.part.${kind}`),
      own.map((item) => line(words, item)),
    )
  })
  const asked = meeting.questions.map(
    ({ question, answer }, at) => `${at + 1}. ${question}${answer && `\n   ${within(answer)}`}`,
  )
  const decided = standing(decisions)
    .filter(({ shared, decidedOn }) => shared && decidedOn <= meeting.heldOn)
    .map(({ decidedOn, decision, why }) => {
      const told = say('plan:agreement.decision', { day: format.day(decidedOn), decision })
      return `- ${told}${why && `\n  ${within(why, 2)}`}`
    })
  const text = [
    head,
    there,
    ...parts,
    part(say('plan:agreement.questions'), asked),
    part(say('plan:agreement.decisions'), decided),
  ]
  return {
    title: say('plan:agreement.title', values).slice(0, 300),
    text: text.filter((one) => one !== '').join('\n\n'),
  }
}

function present({ say }: PlanWords, side: string, names: string): string[] {
  const all = names.split('\n').flatMap((name) => name.trim() || [])
  return all.length === 0 ? [] : [say('plan:agreement.present', { side, names: all.join(', ') })]
}

const part = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? '' : [title.toLocaleUpperCase(), ...lines].join('\n')

function line(words: PlanWords, item: SharedItem): string {
  const { say, format } = words
  const { dueOn, ownerName } = item
  const aside = [dueOn && say('plan:line.dueOn', { day: format.day(dueOn) }), ownerName].filter(
    Boolean,
  )
  const head = `- ${titleWords(words, item)}${aside.length > 0 ? ` (${aside.join(', ')})` : ''}`
  const rest = [...lineWords(words, item.kind, item.body), item.prose].filter((one) => one !== '')
  return [head, ...rest.map((one) => `  ${within(one, 2)}`)].join('\n')
}

/** What someone wrote over several lines stays inside its own. */
const within = (text: string, by = 3) => text.trim().replaceAll('\n', `\n${' '.repeat(by)}`)
