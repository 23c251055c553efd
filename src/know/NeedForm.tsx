/** Notes what a client needs, changes it, or makes a need out of a signal; undo puts back what stood. */
import { useState } from 'react'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { AsAnother } from '../ui/AsAnother.tsx'
import { ManyField, SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { listAccountContacts } from './contact.api.ts'
import { EvidenceFields } from './EvidenceFields.tsx'
import { dropNeed, putNeeds } from './need.api.ts'
import { type Need, NeedGiven, URGENCIES } from './need.ts'
import { NEEDS_CHANGED } from './needsChanged.tsx'
import type { Signal } from './signal.ts'

type Props = { accountId: string; changes?: Need; from?: Signal; done: () => void }

export function NeedForm({ accountId, changes: stands, from, done }: Props) {
  const t = useWords()
  // As it stood when they began: pages hear what others change meanwhile.
  const [changes] = useState(stands)
  const { today } = useSession()
  const contacts = useRead(listAccountContacts, { accountId })
  const keep = useWrite(putNeeds, NEEDS_CHANGED, {
    quiet: true,
    said: ({ now }) => t('know:need.kept', { title: now[0]!.title }),
    undo: ({ now, before }) =>
      before.length > 0
        ? ask(putNeeds, { accountId, needs: before })
        : ask(dropNeed, { needId: now[0]!.needId }),
  })
  const start = changes
    ? { ...changes, urgency: String(changes.urgency) }
    : { urgency: '2', seenOn: today, confidence: 'assumed', ...(from && promoted(from)) }
  const form = useForm(NeedGiven, start, async (given, asAnother) => {
    const same = changes && !asAnother ? { needId: changes.needId, was: changes } : {}
    // Of two needs, one is what the signal became.
    const signalId = changes && asAnother ? null : given.signalId
    await keep.mutateAsync({ accountId, needs: [{ ...given, signalId, ...same }] })
    done()
  })
  return (
    <Form form={form} does={t('know:save')} aside={<AsAnother form={form} />}>
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('know:need.what')}
        hint={t('know:need.whatHint')}
        autoComplete="off"
      />
      <LongTextField
        {...form.field('challenge')}
        rows={2}
        label={t('know:need.challenge')}
        hint={t('know:need.challengeHint')}
      />
      <SelectField
        {...form.field('urgency')}
        label={t('know:need.urgencyLabel')}
        options={URGENCIES.map((one) => ({
          value: String(one),
          label: t(`know:need.urgency.${one}`),
        }))}
      />
      <LongTextField {...form.field('evidence')} rows={2} label={t('know:need.evidence')} />
      {contacts.length > 0 && (
        <ManyField
          {...form.field('contactIds')}
          label={t('know:need.whoHas')}
          options={contacts.map(({ contactId, name }) => ({ value: contactId, label: name }))}
        />
      )}
      <LongTextField
        {...form.field('offer')}
        rows={2}
        label={t('know:need.offer')}
        hint={t('know:need.offerHint')}
      />
      <EvidenceFields form={form} />
    </Form>
  )
}

function promoted({ signalId, noticed, place, noticedOn }: Signal) {
  const evidence = noticed.length > 300 ? noticed : ''
  return { signalId, title: noticed.slice(0, 300), evidence, source: place, seenOn: noticedOn }
}
