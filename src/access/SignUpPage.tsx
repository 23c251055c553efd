/** Signing up: a firm, its first lead, and straight on to the ledger. */
import { A } from '../ui/A.tsx'
import { ask } from '../ui/api.ts'
import { BarePage } from '../ui/BarePage.tsx'
import { PasswordField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { Rich } from '../ui/Rich.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { browserManner, useEnter } from './enter.tsx'
import { signUp } from './firm.api.ts'

/** Where a new firm brings its ledger. */
const LEDGER = '/data'

export function SignUpPage() {
  const t = useWords()
  const enter = useEnter()
  const form = useForm(signUp.input, {}, async (given) => {
    await ask(signUp, { ...given, ...browserManner() })
    await enter(LEDGER)
  })
  return (
    <BarePage title={t('access:signUp.title')} lead={t('access:signUp.lead')}>
      <Form form={form} does={t('access:signUp.does')}>
        <TextField
          {...form.field('firmName')}
          autoComplete="organization"
          label={t('access:field.firmName')}
        />
        <TextField {...form.field('name')} autoComplete="name" label={t('access:field.name')} />
        <TextField
          {...form.field('email')}
          type="email"
          autoComplete="username"
          label={t('access:field.email')}
        />
        <PasswordField
          {...form.field('password')}
          autoComplete="new-password"
          label={t('access:field.password')}
          hint={t('access:hint.password')}
        />
      </Form>
      <p className="dim">
        <Rich k="access:signUp.return" tags={{ a: <A to="/sign-in" /> }} />
      </p>
    </BarePage>
  )
}
