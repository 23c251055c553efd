/** Notes something seen at a client, or changes it; undo puts back what stood. */
import { useState } from 'react'
import { listColleagues } from '../accounts/account.api.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { NEEDS_CHANGED } from './needsChanged.tsx'
import { dropSignal, putSignals } from './signal.api.ts'
import { type Signal, SignalGiven } from './signal.ts'

type Props = { accountId: string; changes?: Signal; done: () => void }

export function SignalForm({ accountId, changes: stands, done }: Props) {
  const t = useWords()
  // As it stood when they began: pages hear what others change meanwhile.
  const [changes] = useState(stands)
  const { today, person } = useSession()
  const colleagues = useRead(listColleagues, {})
  const keep = useWrite(putSignals, NEEDS_CHANGED, {
    quiet: true,
    said: () => t('know:signal.kept'),
    undo: ({ now, before }) =>
      before.length > 0
        ? ask(putSignals, { accountId, signals: before })
        : ask(dropSignal, { signalId: now[0]!.signalId }),
  })
  const isHere = colleagues.some(({ personId }) => personId === person.personId)
  const fresh = { noticedOn: today, noticedBy: isHere ? person.personId : undefined }
  const form = useForm(SignalGiven, changes ?? fresh, async (given, asAnother) => {
    const same = changes && !asAnother ? { signalId: changes.signalId, was: changes } : {}
    await keep.mutateAsync({ accountId, signals: [{ ...given, ...same }] })
    done()
  })
  return (
    <Form form={form} does={t('know:save')} aside={<AsAnother form={form} />}>
      <LongTextField
        {...form.field('noticed')}
        data-autofocus
        label={t('know:signal.what')}
        hint={t('know:signal.whatHint')}
      />
      <TextField
        {...form.field('place')}
        label={t('know:signal.place')}
        hint={t('know:signal.placeHint')}
        autoComplete="off"
      />
      <SelectField
        {...form.field('noticedBy')}
        search
        label={t('know:signal.who')}
        options={colleagues.map(({ personId, name }) => ({ value: personId, label: name }))}
      />
      <DayField {...form.field('noticedOn')} max={today} label={t('know:signal.when')} />
    </Form>
  )
}
