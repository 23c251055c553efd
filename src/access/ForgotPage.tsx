/** A forgotten password: asking for a link to choose another. */
import { useState } from 'react'
import { A } from '../ui/A.tsx'
import { ask } from '../ui/api.ts'
import { BarePage } from '../ui/BarePage.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useAnySession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { browserManner } from './enter.tsx'
import { askReset } from './reset.api.ts'

export function ForgotPage() {
  const t = useWords()
  const { settings } = useAnySession()
  const [asked, setAsked] = useState<string | null>(null)
  const form = useForm(askReset.input, {}, async ({ email }) => {
    await ask(askReset, { email, locale: browserManner().locale })
    setAsked(email)
  })
  const back = <A to="/sign-in">{t('access:forgot.back')}</A>
  if (asked) {
    const said = settings.mail ? 'access:forgot.sent' : 'access:forgot.logged'
    return (
      <BarePage title={t('access:forgot.title')}>
        <output>{t(said, { email: asked })}</output>
        <p>{back}</p>
      </BarePage>
    )
  }
  return (
    <BarePage title={t('access:forgot.title')} lead={t('access:forgot.lead')}>
      <Form form={form} does={t('access:forgot.does')} aside={back}>
        <TextField
          {...form.field('email')}
          type="email"
          autoComplete="username"
          label={t('access:field.email')}
        />
      </Form>
    </BarePage>
  )
}
