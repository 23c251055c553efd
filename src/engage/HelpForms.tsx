/** Asks a colleague for help with a request, answers, and thanks for it. */
import { listColleagues } from '../accounts/account.api.ts'
import { listTeamHours } from '../accounts/teamHours.api.ts'
import { skillsOf } from '../accounts/teamHours.ts'
import { WORKERS } from '../kernel/actor.ts'
import { addDays } from '../kernel/day.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { answerHelp, dropHelp, putHelp, thankHelp, unanswerHelp } from './help.api.ts'
import { Answer, type Help, HelpGiven, Thanks } from './help.ts'
import { HELP_CHANGED } from './requestChanged.tsx'

const Typed = HelpGiven.omit({ requestId: true })
/** An answer is wanted soon. */
const DAYS = 2

export function HelpForm(props: { requestId: string; changes?: Help; done: () => void }) {
  const { requestId, changes, done } = props
  const t = useWords()
  const { today } = useSession()
  const team = useRead(listTeamHours, {})
  const people = useRead(listColleagues, {}).filter(({ role }) =>
    (WORKERS as readonly string[]).includes(role),
  )
  const keep = useWrite(putHelp, HELP_CHANGED, {
    quiet: true,
    said: ({ now: { personName } }) =>
      t('engage:help.asked', { name: personName ?? t('engage:someone') }),
    undo: ({ now: { helpId }, before }) =>
      before ? ask(putHelp, before) : ask(dropHelp, { helpId }),
  })
  const start = changes ?? { dueOn: addDays(today, DAYS) }
  const form = useForm(Typed, start, async (given) => {
    await keep.mutateAsync({
      ...given,
      requestId,
      ...(changes ? { helpId: changes.helpId } : {}),
    })
    done()
  })
  const { skill } = form.values
  const has = new Set(
    team
      .filter(({ hours }) => typeof skill === 'string' && (hours[skill] ?? 0) > 0)
      .map((one) => one.personId),
  )
  // Whoever has the skill comes first.
  const sorted = people.toSorted(
    (a, b) => Number(has.has(b.personId)) - Number(has.has(a.personId)),
  )
  return (
    <Form form={form} does={t('engage:help.ask')}>
      <LongTextField {...form.field('question')} data-autofocus label={t('engage:help.question')} />
      <SelectField
        {...form.field('skill')}
        clearable
        label={t('engage:help.skill')}
        options={skillsOf(team.map(({ hours }) => hours))}
      />
      <SelectField
        {...form.field('personId')}
        search
        label={t('engage:help.person')}
        options={sorted.map(({ personId, name }) => ({ value: personId, label: name }))}
      />
      <DayField {...form.field('dueOn')} label={t('engage:help.due')} />
    </Form>
  )
}

type Props = { help: Help; done: () => void }

export function HelpAnswerForm({ help: { helpId, question }, done }: Props) {
  const t = useWords()
  const answer = useWrite(answerHelp, HELP_CHANGED, {
    quiet: true,
    said: () => t('engage:help.saidAnswered'),
    undo: () => ask(unanswerHelp, { helpId }),
  })
  const form = useForm(Answer, {}, async (given) => {
    await answer.mutateAsync({ ...given, helpId })
    done()
  })
  return (
    <Form form={form} does={t('engage:help.answer')}>
      <p>{question}</p>
      <LongTextField {...form.field('answer')} data-autofocus label={t('engage:help.whatAnswer')} />
    </Form>
  )
}

export function HelpThanksForm({ help: { helpId, personName, answer }, done }: Props) {
  const t = useWords()
  const thank = useWrite(thankHelp, HELP_CHANGED, {
    quiet: true,
    said: () => t('engage:help.saidThanked', { name: personName ?? t('engage:someone') }),
  })
  const form = useForm(Thanks, {}, async (given) => {
    await thank.mutateAsync({ ...given, helpId })
    done()
  })
  return (
    <Form form={form} does={t('engage:help.thank')}>
      <p>{answer}</p>
      <LongTextField {...form.field('thanks')} data-autofocus label={t('engage:help.thanks')} />
    </Form>
  )
}
