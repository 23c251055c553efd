/** Notes a conflict, or what was agreed about it. */
import { ask, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { ManyField, SelectField } from '../ui/choiceFields.tsx'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropConflict, putConflict } from './conflict.api.ts'
import { type Conflict, CONFLICT_KINDS, ConflictGiven } from './conflict.ts'
import { CONFLICTS_CHANGED } from './conflictChanged.tsx'
import { useEngaged } from './useEngaged.tsx'

const Typed = ConflictGiven.omit({ accountId: true })

type Props = { accountId: string; changes?: Conflict; done: () => void }

export function ConflictForm({ accountId, changes, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const { theirs, ours } = useEngaged(accountId, {
    theirs: changes?.contactId ? [{ id: changes.contactId, name: changes.contactName }] : [],
  })
  const keep = useWrite(putConflict, CONFLICTS_CHANGED, {
    quiet: true,
    said: ({ now: { agreedOn } }) =>
      t(agreedOn ? 'engage:conflict.saidAgreed' : 'engage:conflict.kept'),
    undo: ({ now: { conflictId }, before }) =>
      before ? ask(putConflict, before) : ask(dropConflict, { conflictId }),
  })
  const start = changes ?? { kind: 'client', beganOn: today, personIds: [] }
  const form = useForm(Typed, start, async (given, asAnother) => {
    const same =
      changes && !asAnother
        ? { conflictId: changes.conflictId, was: ConflictGiven.parse(changes) }
        : {}
    await keep.mutateAsync({ ...given, ...same, accountId })
    done()
  })
  return (
    <Form form={form} does={t('engage:save')} aside={<AsAnother form={form} />}>
      <LongTextField {...form.field('about')} data-autofocus label={t('engage:conflict.about')} />
      <SelectField
        {...form.field('kind')}
        label={t('engage:conflict.kind')}
        options={CONFLICT_KINDS.map((value) => ({
          value,
          label: t(`engage:conflict.kinds.${value}`),
        }))}
      />
      <ManyField {...form.field('personIds')} label={t('engage:conflict.ours')} options={ours} />
      <SelectField
        {...form.field('contactId')}
        search
        clearable
        label={t('engage:conflict.theirs')}
        options={theirs}
      />
      <DayField {...form.field('beganOn')} max={today} label={t('engage:conflict.began')} />
      <LongTextField {...form.field('agreed')} label={t('engage:conflict.agreed')} />
      <DayField {...form.field('agreedOn')} max={today} label={t('engage:conflict.agreedOn')} />
    </Form>
  )
}
