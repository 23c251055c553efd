/** Changes a meeting, a call or a message that was noted or planned; undo puts back what stood. */
import { ask, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { putInteraction } from './interaction.api.ts'
import { type Interaction, INTERACTION_KINDS, InteractionGiven } from './interaction.ts'
import { SentimentField } from './SentimentField.tsx'
import './talk.css'
import { TALKS_CHANGED } from './talkChanged.tsx'
import { TalkPeople } from './TalkPeople.tsx'
import { TalkTimes } from './TalkTimes.tsx'

const Typed = InteractionGiven.omit({
  accountId: true,
  ownerTold: true,
  agenda: true,
  state: true,
})

type Props = { changes: Interaction; done: () => void }

export function InteractionForm({ changes, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const { accountId } = changes
  const keep = useWrite(putInteraction, TALKS_CHANGED, {
    quiet: true,
    said: ({ now: { subject } }) => t('engage:interaction.kept', { title: subject }),
    undo: ({ before }) => ask(putInteraction, before!),
  })
  const form = useForm(Typed, changes, async (given) => {
    // What lies ahead is planned; what was planned stays so until its minutes tell how it went.
    const state = given.happenedOn > today ? 'planned' : changes.state
    await keep.mutateAsync({ ...changes, ...given, state, accountId })
    done()
  })
  return (
    <Form form={form} does={t('engage:save')}>
      <SelectField
        {...form.field('kind')}
        label={t('engage:interaction.kind')}
        options={INTERACTION_KINDS.map((value) => ({
          value,
          label: t(`engage:interaction.kinds.${value}`),
        }))}
      />
      <TextField
        {...form.field('subject')}
        data-autofocus
        label={t('engage:interaction.subject')}
        autoComplete="off"
      />
      <TextField
        {...form.field('purpose')}
        label={t('engage:interaction.purpose')}
        autoComplete="off"
      />
      <DayField {...form.field('happenedOn')} label={t('engage:interaction.day')} />
      <TalkTimes accountId={accountId} form={form} />
      <TalkPeople accountId={accountId} form={form} changes={changes} />
      <LongTextField {...form.field('text')} label={t('engage:interaction.text')} />
      <LongTextField {...form.field('outcome')} rows={2} label={t('engage:interaction.outcome')} />
      <SentimentField {...form.field('sentiment')} label={t('engage:interaction.sentiment')} />
    </Form>
  )
}
