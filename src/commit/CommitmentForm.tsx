/** Notes what is promised, or changes it; undo puts back what stood. Its day changes in a form of its own, with why. */
import { Suspense } from 'react'
import { listColleagues } from '../accounts/account.api.ts'
import { WORKERS } from '../kernel/actor.ts'
import { listAccountContacts } from '../know/contact.api.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { CheckField, DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropCommitment, putCommitment } from './commitment.api.ts'
import { type Commitment, CommitmentGiven, whyNotDrop, MADE_IN } from './commitment.ts'
import { FromPlan } from './FromPlan.tsx'
import { COMMITMENTS_CHANGED } from './commitmentChanged.tsx'

const Typed = CommitmentGiven.omit({ accountId: true })

type Props = {
  accountId: string
  changes?: Commitment
  /** What it comes from says so much of it already. */
  start?: Partial<Pick<CommitmentGiven, 'promise' | 'contactId' | 'madeIn' | 'source'>>
  done: () => void
}

export function CommitmentForm({ accountId, changes, start, done }: Props) {
  const t = useWords()
  const { today, person } = useSession()
  const contacts = useRead(listAccountContacts, { accountId }).map(({ contactId, name }) => ({
    value: contactId,
    label: name,
  }))
  const ours = useRead(listColleagues, {})
    .filter(({ role }) => (WORKERS as readonly string[]).includes(role))
    .map(({ personId, name }) => ({ value: personId, label: name }))
  const keep = useWrite(putCommitment, COMMITMENTS_CHANGED, {
    quiet: true,
    said: ({ now: { promise } }) => t('commit:kept', { promise }),
    undo: ({ now, before }) =>
      before
        ? ask(putCommitment, { ...before, was: now })
        : ask(dropCommitment, { commitmentId: now.commitmentId }),
    undoable: ({ now, before }) => before !== null || whyNotDrop(now, today) === null,
  })
  const isOurs = ours.some(({ value }) => value === person.personId)
  const ownerId = isOurs ? person.personId : undefined
  const fresh = { madeOn: today, madeIn: 'meeting', ownerId, ...start }
  const form = useForm(Typed, changes ?? fresh, async (given, asAnother) => {
    const was = changes && CommitmentGiven.parse(changes)
    const same =
      changes && !asAnother ? { commitmentId: changes.commitmentId, ...(was ? { was } : {}) } : {}
    await keep.mutateAsync({ ...given, accountId, ...same })
    done()
  })
  const theirs = (known: Commitment | undefined) =>
    known?.contactId && !contacts.some(({ value }) => value === known.contactId)
      ? [...contacts, { value: known.contactId, label: known.contactName ?? '—' }]
      : contacts
  return (
    <Form form={form} does={t('commit:save')} aside={<AsAnother form={form} />}>
      <TextField
        {...form.field('promise')}
        data-autofocus
        label={t('commit:field.promise')}
        hint={t('commit:field.promiseHint')}
        autoComplete="off"
      />
      <SelectField
        {...form.field('contactId')}
        search
        clearable
        label={t('commit:field.contact')}
        options={theirs(changes)}
      />
      <SelectField
        {...form.field('ownerId')}
        search
        label={t('commit:field.owner')}
        options={ours}
      />
      {!changes && <DayField {...form.field('dueOn')} label={t('commit:field.dueOn')} />}
      <LongTextField
        {...form.field('proof')}
        rows={2}
        label={t('commit:field.proof')}
        hint={t('commit:field.proofHint')}
      />
      <SelectField
        {...form.field('madeIn')}
        label={t('commit:field.madeIn')}
        options={MADE_IN.map((value) => ({ value, label: t(`commit:madeIn.${value}`) }))}
      />
      {!changes && form.values.madeIn === 'plan' && (
        <Suspense fallback={<BlockSkeleton height={60} />}>
          <FromPlan accountId={accountId} bring={form.set} />
        </Suspense>
      )}
      <DayField {...form.field('madeOn')} label={t('commit:field.madeOn')} max={today} />
      <TextField
        {...form.field('source')}
        label={t('commit:field.source')}
        hint={t('commit:field.sourceHint')}
        autoComplete="off"
      />
      <CheckField
        {...form.field('shared')}
        label={t('commit:field.shared')}
        hint={t('commit:field.sharedHint')}
      />
    </Form>
  )
}
