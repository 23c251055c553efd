/** Puts a commitment before the client: the text as it will be signed, and then its secret link, shown once. */
import { useState } from 'react'
import type { z } from 'zod'
import { ACCEPTANCE_LANGUAGES, AcceptanceGiven } from '../accounts/acceptance.ts'
import { addDays } from '../kernel/day.ts'
import { useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { askToAccept, draftAcceptance } from './commitment.api.ts'
import type { Commitment } from './commitment.ts'
import { COMMITMENTS_CHANGED } from './commitmentChanged.tsx'
import { HandedLink } from './HandedLink.tsx'

/** So long a link is open unless said otherwise. */
const OPEN_DAYS = 30

type Language = (typeof ACCEPTANCE_LANGUAGES)[number]

export function AcceptanceForm({ commitment }: { commitment: Commitment }) {
  const [language, choose] = useState<Language | undefined>()
  const [link, setLink] = useState<string | null>(null)
  const { commitmentId } = commitment
  const draft = useRead(draftAcceptance, { commitmentId, ...(language ? { language } : {}) })
  if (link) return <HandedLink link={link} email={draft.email} title={draft.title} />
  return (
    <Fields
      key={draft.language}
      commitment={commitment}
      draft={draft}
      choose={choose}
      made={setLink}
    />
  )
}

type FieldsProps = {
  commitment: Commitment
  draft: z.output<typeof draftAcceptance.returns>
  choose: (language: Language) => void
  made: (link: string) => void
}

function Fields({ commitment: { commitmentId, acceptance }, draft, choose, made }: FieldsProps) {
  const t = useWords()
  const { today } = useSession()
  const send = useWrite(askToAccept, COMMITMENTS_CHANGED, { quiet: true })
  const start = { ...draft, email: draft.email ?? '', expiresOn: addDays(today, OPEN_DAYS) }
  const form = useForm(AcceptanceGiven, start, async (given) => {
    const { path } = await send.mutateAsync({ ...given, commitmentId })
    made(location.origin + path)
  })
  const language = form.field('language')
  return (
    <Form form={form} does={t('commit:accept.make')}>
      <p className="dim">{t(acceptance ? 'commit:accept.replaces' : 'commit:accept.explains')}</p>
      <SelectField
        {...language}
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
