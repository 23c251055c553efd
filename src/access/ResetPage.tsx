/** A new password by the link from a mail: shows whose it is before it changes anything. */
import { A } from '../ui/A.tsx'
import { ask, useRead } from '../ui/api.ts'
import { BarePage } from '../ui/BarePage.tsx'
import { PasswordField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { confirm } from '../ui/notify.ts'
import { Boundary } from '../ui/Problem.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { useAsked, useEnter } from './enter.tsx'
import { readReset, resetPassword } from './reset.api.ts'

export function ResetPage() {
  const t = useWords()
  const token = useAsked('token')
  return (
    <BarePage title={t('access:reset.title')}>
      <Boundary>
        <ResetForm token={token} />
      </Boundary>
      <p>
        <A to="/sign-in">{t('access:forgot.back')}</A>
      </p>
    </BarePage>
  )
}

function ResetForm({ token }: { token: string }) {
  const t = useWords()
  const enter = useEnter()
  const { name, email } = useRead(readReset, { token })
  const form = useForm(resetPassword.input.omit({ token: true }), {}, async ({ password }) => {
    await ask(resetPassword, { token, password })
    confirm(t('access:reset.done'))
    await enter('/sign-in')
  })
  return (
    <>
      <p className="dim">{t('access:reset.lead', { name, email })}</p>
      <Form form={form} does={t('access:reset.does')}>
        <PasswordField
          {...form.field('password')}
          autoComplete="new-password"
          label={t('access:field.newPassword')}
          hint={t('access:hint.password')}
        />
      </Form>
    </>
  )
}
