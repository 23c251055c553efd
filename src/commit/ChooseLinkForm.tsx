/** Asks the client to choose one of some options by a secret link; the text is made from what is offered. */
import { useState } from 'react'
import { z } from 'zod'
import type { PutBefore } from '../accounts/acceptance.api.ts'
import { ACCEPTANCE_LANGUAGES, AcceptanceGiven, OPEN_DAYS } from '../accounts/acceptance.ts'
import { addDays } from '../kernel/day.ts'
import { listAccountContacts } from '../know/contact.api.ts'
import { useRead } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { HandedLink } from '../accounts/HandedLink.tsx'

const Typed = AcceptanceGiven.omit({ title: true, text: true })
export type Asked = z.output<typeof Typed>

type Props = {
  accountId: string
  /** Between what the client chooses. */
  options: readonly string[]
  send: (given: Asked) => Promise<z.output<typeof PutBefore>>
}

export function ChooseLinkForm({ accountId, options, send }: Props) {
  const t = useWords()
  const { today } = useSession()
  const [made, setMade] = useState<z.output<typeof PutBefore> | null>(null)
  const contacts = useRead(listAccountContacts, { accountId })
  const start = { language: 'es', expiresOn: addDays(today, OPEN_DAYS) }
  const form = useForm(Typed, start, async (given) => setMade(await send(given)))
  if (made) {
    const { email, title } = made.acceptance
    return <HandedLink link={location.origin + made.path} email={email} title={title} />
  }
  const choose = (contactId: unknown) => {
    const contact = contacts.find((one) => one.contactId === contactId)
    const email = contact?.reaches.find(({ kind }) => kind === 'mail')?.value
    form.set({ contactId, ...(contact ? { name: contact.name, email: email ?? '' } : {}) })
  }
  return (
    <Form form={form} does={t('commit:accept.make')}>
      <p className="dim">{t('commit:choose.explains')}</p>
      <ol>
        {options.map((option) => (
          <li key={option}>{option}</li>
        ))}
      </ol>
      <SelectField
        {...form.field('language')}
        label={t('commit:accept.language')}
        options={ACCEPTANCE_LANGUAGES.map((value) => ({
          value,
          label: t(`commit:accept.languages.${value}`),
        }))}
      />
      <SelectField
        {...form.field('contactId')}
        onChange={choose}
        search
        clearable
        label={t('commit:choose.who')}
        options={contacts.map(({ contactId, name }) => ({ value: contactId, label: name }))}
      />
      <TextField {...form.field('name')} label={t('commit:choose.name')} autoComplete="off" />
      <TextField
        {...form.field('email')}
        type="email"
        label={t('commit:accept.email')}
        hint={t('commit:accept.emailHint')}
        autoComplete="off"
      />
      <DayField {...form.field('expiresOn')} min={today} label={t('commit:accept.until')} />
    </Form>
  )
}
