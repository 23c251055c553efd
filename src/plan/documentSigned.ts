/** Parts of a plan's document about agreeing: what was asked, what was decided together, who accepted which text. */
import type { Section } from './document.ts'
import type { Told } from './documentFacts.ts'
import { day, table, text, whole } from './documentTable.ts'
import type { PlanWords } from './planWords.ts'

export function meetingsPart(
  { say, format }: PlanWords,
  { meetings, firm, plan }: Told,
): Section[] {
  const columns = [text(say('plan:document.question'), 3), text(say('plan:document.answer'), 4)]
  const names = (all: string) => all.split('\n').join(', ')
  return meetings.flatMap(({ heldOn, ours, theirs, questions, notes }) => {
    const title = say('plan:document.meeting', { day: format.day(heldOn) })
    const there = [
      { name: firm, value: names(ours) },
      { name: plan.account, value: names(theirs) },
    ].filter(({ value }) => value !== '')
    return whole(title, [
      ...(there.length === 0 ? [] : [{ as: 'facts' as const, facts: there }]),
      ...table(
        title,
        columns,
        questions.map(({ question, answer }) => [question, answer]),
      ),
      ...(notes
        ? [
            {
              as: 'text' as const,
              text: say('plan:document.says', { name: say('plan:alignment.notes'), value: notes }),
            },
          ]
        : []),
    ])
  })
}

export function decisionsPart({ say }: PlanWords, { decisions }: Told): Section[] {
  const title = say('plan:agreement.decisions')
  const columns = [
    day(say('plan:document.decidedOn')),
    text(say('plan:document.decision'), 4),
    text(say('plan:why'), 3),
    text(say('plan:document.seen'), 1.1),
  ]
  const rows = decisions.map(({ decidedOn, decision, why, shared }) => [
    decidedOn,
    decision,
    why,
    shared === null ? null : say(`plan:document.seenBy.${shared ? 'shared' : 'ours'}`),
  ])
  return whole(title, table(title, columns, rows))
}

/** With the hash, whoever has the text proves that it is the one that was accepted. */
export function signedPart({ say, format }: PlanWords, { signed, firm, plan }: Told): Section[] {
  if (!signed) return []
  const { title, text: words, textHash, ourName, askedAt, signedName, answeredAt } = signed
  const at = (instant: string) =>
    `${format.day(instant.slice(0, 10))}, ${instant.slice(11, 16)} UTC`
  const signatures = [
    [firm, ourName, at(askedAt)],
    [plan.account, signedName, at(answeredAt)],
  ]
  const columns = [
    text(say('plan:document.party'), 3),
    text(say('plan:document.signer'), 3),
    text(say('plan:document.signedAt'), 2),
  ]
  return whole(say('plan:document.signed'), [
    {
      as: 'facts',
      facts: [
        { name: say('plan:document.signedTitle'), value: title },
        { name: say('plan:document.hash'), value: textHash },
      ],
    },
    ...table(say('plan:document.signatures'), columns, signatures),
    { as: 'text', text: words ?? say('plan:document.changedSince') },
  ])
}
