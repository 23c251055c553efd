/** Puts a text before the client: in which language, its title and words, who is asked, until when; then its link, shown once. */
import { useState } from 'react'
import type { z } from 'zod'
import type { PutBefore } from '../accounts/acceptance.api.ts'
import { ACCEPTANCE_LANGUAGES, AcceptanceGiven, OPEN_DAYS } from '../accounts/acceptance.ts'
import { addDays } from '../kernel/day.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { HandedLink } from '../accounts/HandedLink.tsx'

export type Language = (typeof ACCEPTANCE_LANGUAGES)[number]
type Draft = {
  language: Language
  title: string
  text: string
  contactId?: string | null
  name?: string
  email?: string | null
}

type Props = {
  draft: Draft
  /** Another draft, in another language. */
  choose: (language: Language) => void
  replaces: boolean
  send: (given: AcceptanceGiven) => Promise<z.output<typeof PutBefore>>
}

export function PutBeforeForm(props: Props) {
  const [made, setMade] = useState<z.output<typeof PutBefore> | null>(null)
  if (made) {
    const { email, title } = made.acceptance
    return <HandedLink link={location.origin + made.path} email={email} title={title} />
  }
  return <Fields key={props.draft.language} {...props} made={setMade} />
}

type FieldsProps = Props & { made: (put: z.output<typeof PutBefore>) => void }

function Fields({ draft, choose, replaces, send, made }: FieldsProps) {
  const t = useWords()
  const { today } = useSession()
  const start = { ...draft, email: draft.email ?? '', expiresOn: addDays(today, OPEN_DAYS) }
  const form = useForm(AcceptanceGiven, start, async (given) => made(await send(given)))
  return (
    <Form form={form} does={t('commit:accept.make')}>
      <p className="dim">{t(replaces ? 'commit:accept.replaces' : 'commit:accept.explains')}</p>
      <SelectField
        {...form.field('language')}
        onChange={(value) => choose(value as Language)}
        label={t('commit:accept.language')}
        options={ACCEPTANCE_LANGUAGES.map((value) => ({
          value,
          label: t(`commit:accept.languages.${value}`),
        }))}
      />
      <TextField {...form.field('title')} label={t('commit:accept.title')} />
      <LongTextField {...form.field('text')} rows={9} label={t('commit:accept.itsText')} />
      <TextField {...form.field('name')} label={t('commit:accept.name')} autoComplete="off" />
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
