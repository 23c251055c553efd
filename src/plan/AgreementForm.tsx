/** Puts the one page of a plan before the client: it is read as it will be signed, then its secret link is shown once. */
import { useState } from 'react'
import type { z } from 'zod'
import { HandedLink } from '../accounts/HandedLink.tsx'
import { ACCEPTANCE_LANGUAGES, OPEN_DAYS } from '../accounts/acceptance.ts'
import { addDays } from '../kernel/day.ts'
import { useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { askToAgree, draftAgreement } from './alignment.api.ts'
import { AgreementAsked, type Alignment } from './alignment.ts'
import { ALIGNMENT_CHANGED } from './alignmentChanged.tsx'

type Language = (typeof ACCEPTANCE_LANGUAGES)[number]
type Put = z.output<typeof askToAgree.returns>

export function AgreementForm({ alignment }: { alignment: Alignment }) {
  const [language, choose] = useState<Language | undefined>()
  const [put, setPut] = useState<Put | null>(null)
  const { planId, alignmentId } = alignment
  const draft = useRead(draftAgreement, { planId, alignmentId, ...(language ? { language } : {}) })
  if (put) {
    const { email, title } = put.acceptance
    return <HandedLink link={location.origin + put.path} email={email} title={title} />
  }
  return (
    <Fields
      key={draft.textHash}
      alignment={alignment}
      draft={draft}
      choose={choose}
      made={setPut}
    />
  )
}

type FieldsProps = {
  alignment: Alignment
  draft: z.output<typeof draftAgreement.returns>
  choose: (language: Language) => void
  made: (put: Put) => void
}

function Fields({ alignment, draft, choose, made }: FieldsProps) {
  const t = useWords()
  const { today } = useSession()
  const { planId, alignmentId, asked, theirs } = alignment
  const send = useWrite(askToAgree, ALIGNMENT_CHANGED, { quiet: true })
  const { language, textHash, title, text } = draft
  const name = asked?.name ?? theirs.split('\n')[0] ?? ''
  const start = { language, textHash, name, expiresOn: addDays(today, OPEN_DAYS) }
  const form = useForm(AgreementAsked, start, async (given) => {
    made(await send.mutateAsync({ ...given, planId, alignmentId }))
  })
  return (
    <Form form={form} does={t('plan:alignment.makeLink')}>
      <p className="dim">{t(asked ? 'plan:alignment.asksAgain' : 'plan:alignment.asks')}</p>
      <SelectField
        {...form.field('language')}
        onChange={(value) => choose(value as Language)}
        label={t('plan:document.language')}
        options={ACCEPTANCE_LANGUAGES.map((value) => ({
          value,
          label: t(`plan:document.languages.${value}`),
        }))}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className="Agreement-text" aria-label={title} tabIndex={0}>
        <h3>{title}</h3>
        <p>{text}</p>
      </section>
      <TextField {...form.field('name')} label={t('plan:alignment.who')} autoComplete="off" />
      <TextField
        {...form.field('email')}
        type="email"
        label={t('plan:alignment.email')}
        hint={t('plan:alignment.emailHint')}
        autoComplete="off"
      />
      <DayField {...form.field('expiresOn')} min={today} label={t('plan:alignment.until')} />
    </Form>
  )
}
