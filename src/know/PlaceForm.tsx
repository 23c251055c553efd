/** Where a person works: the post at this account, or at another one. */
import { AccountField } from '../accounts/AccountField.tsx'
import { useState } from 'react'
import { ask, useWrite } from '../ui/api.ts'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { dropPlace, putPlace } from './contact.api.ts'
import { type Contact, type Place, PlaceGiven } from './contact.ts'
import { CONTACTS_CHANGED } from './contactChanged.tsx'

type Props = { contact: Contact; changes?: Place | undefined; done: () => void }

export function PlaceForm({ contact: { contactId, name }, changes, done }: Props) {
  const t = useWords()
  const [began] = useState(changes)
  const keep = useWrite(putPlace, CONTACTS_CHANGED, {
    quiet: true,
    said: () => t('know:people.placeKept', { name }),
    undo: ({ now, before }) =>
      before
        ? ask(putPlace, { ...before, contactId, was: now })
        : ask(dropPlace, { contactId, placeId: now.placeId }),
  })
  const form = useForm(PlaceGiven, began ?? {}, async (given) => {
    await keep.mutateAsync({
      ...given,
      contactId,
      ...(began && { placeId: began.placeId, was: began }),
    })
    done()
  })
  return (
    <Form form={form} does={t('know:people.save')}>
      {!changes && <AccountField {...form.field('accountId')} label={t('know:people.account')} />}
      <TextField {...form.field('jobTitle')} data-autofocus label={t('know:people.jobTitle')} />
      <TextField {...form.field('area')} label={t('know:people.area')} />
      <DayField {...form.field('fromOn')} label={t('know:people.fromOn')} />
      <DayField
        {...form.field('untilOn')}
        label={t('know:people.untilOn')}
        hint={t('know:people.untilHint')}
      />
    </Form>
  )
}
