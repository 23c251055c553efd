/** Takes something higher, or changes what is said of it. */
import { ask, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropEscalation, putEscalation } from './escalation.api.ts'
import { type Escalation, EscalationGiven } from './escalation.ts'
import { ESCALATIONS_CHANGED } from './escalationChanged.tsx'
import { useEngaged } from './useEngaged.tsx'

const Typed = EscalationGiven.omit({ accountId: true, requestId: true })

type Props = {
  accountId: string
  start?: { requestId: string; title: string; contactId: string | null }
  changes?: Escalation
  done: () => void
}

export function EscalationForm({ accountId, start, changes, done }: Props) {
  const t = useWords()
  const { person } = useSession()
  const { theirs, ours } = useEngaged(accountId, {
    theirs: changes?.contactId ? [{ id: changes.contactId, name: changes.contactName }] : [],
    ours: changes ? [{ id: changes.ownerId, name: changes.ownerName }] : [],
  })
  const keep = useWrite(putEscalation, ESCALATIONS_CHANGED, {
    quiet: true,
    said: ({ now: { title } }) => t('engage:escalation.kept', { title }),
    undo: ({ now: { escalationId }, before }) =>
      before ? ask(putEscalation, before) : ask(dropEscalation, { escalationId }),
  })
  const fresh = { ...start, ownerId: person.personId }
  const form = useForm(Typed, changes ?? fresh, async (given, asAnother) => {
    const same =
      changes && !asAnother
        ? { escalationId: changes.escalationId, was: EscalationGiven.parse(changes) }
        : {}
    const requestId = changes?.requestId ?? start?.requestId ?? null
    await keep.mutateAsync({ ...given, ...same, accountId, requestId })
    done()
  })
  return (
    <Form form={form} does={t('engage:save')} aside={<AsAnother form={form} />}>
      <TextField {...form.field('title')} data-autofocus label={t('engage:escalation.what')} />
      <LongTextField {...form.field('stake')} label={t('engage:escalation.stake')} />
      <SelectField
        {...form.field('ownerId')}
        search
        label={t('engage:escalation.owner')}
        options={ours}
      />
      <SelectField
        {...form.field('contactId')}
        search
        clearable
        label={t('engage:request.contact')}
        options={theirs}
      />
    </Form>
  )
}
