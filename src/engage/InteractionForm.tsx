/** Writes down a meeting, a call or a message, or changes it; undo puts back what stood. */
import { ask, useWrite } from '../ui/api.ts'
import { ManyField, SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropInteraction, putInteraction } from './interaction.api.ts'
import { type Interaction, INTERACTION_KINDS, InteractionGiven } from './interaction.ts'
import { INTERACTIONS_CHANGED } from './interactionChanged.tsx'
import { useEngaged } from './useEngaged.tsx'

const Typed = InteractionGiven.omit({ accountId: true, ownerTold: true })

type Props = { accountId: string; changes?: Interaction; done: () => void }

export function InteractionForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const { today, person } = useSession()
  const owner = changes?.ownerId ? [{ id: changes.ownerId, name: changes.ownerName }] : []
  const { theirs, ours } = useEngaged(accountId, {
    theirs: changes?.contacts ?? [],
    ours: [...(changes?.people ?? []), ...owner],
  })
  const keep = useWrite(putInteraction, INTERACTIONS_CHANGED, {
    quiet: true,
    said: ({ now: { subject } }) => t('engage:interaction.kept', { title: subject }),
    undo: ({ now: { interactionId }, before }) =>
      before ? ask(putInteraction, before) : ask(dropInteraction, { interactionId }),
  })
  const isOurs = ours.some(({ value }) => value === person.personId)
  const fresh = { kind: 'meeting', happenedOn: today, ownerId: isOurs ? person.personId : null }
  const form = useForm(Typed, changes ?? fresh, async (given) => {
    await keep.mutateAsync({ ...changes, ...given, accountId })
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
      <DayField {...form.field('happenedOn')} max={today} label={t('engage:interaction.day')} />
      <TextField {...form.field('happenedAt')} type="time" label={t('engage:interaction.at')} />
      <ManyField
        {...form.field('contactIds')}
        label={t('engage:interaction.theirs')}
        options={theirs}
      />
      <SelectField
        {...form.field('ownerId')}
        search
        clearable
        label={t('engage:interaction.owner')}
        options={ours}
      />
      <ManyField {...form.field('personIds')} label={t('engage:interaction.ours')} options={ours} />
      <LongTextField {...form.field('text')} label={t('engage:interaction.text')} />
      <LongTextField {...form.field('outcome')} label={t('engage:interaction.outcome')} />
    </Form>
  )
}
