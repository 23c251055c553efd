/** Signing in: e-mail and password, and a code where a second factor is on. */
import { useState } from 'react'
import { A } from '../ui/A.tsx'
import { ask } from '../ui/api.ts'
import { BarePage } from '../ui/BarePage.tsx'
import { CheckField, PasswordField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { Rich } from '../ui/Rich.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { useAlreadyIn, useEnter, useNext } from './enter.tsx'
import { giveCode, signIn } from './session.api.ts'

export function SignInPage() {
  const next = useNext()
  const [step, setStep] = useState<'password' | 'code'>('password')
  if (useAlreadyIn(next)) return null
  return step === 'password' ? (
    <PasswordStep next={next} code={() => setStep('code')} />
  ) : (
    <CodeStep next={next} again={() => setStep('password')} />
  )
}

function PasswordStep({ next, code }: { next: string; code: () => void }) {
  const t = useWords()
  const enter = useEnter()
  const form = useForm(signIn.input, {}, async (given) => {
    const { step } = await ask(signIn, given)
    if (step === 'code') code()
    else await enter(next)
  })
  return (
    <BarePage title={t('access:signIn.title')}>
      <Form
        form={form}
        does={t('access:signIn.does')}
        aside={<A to="/forgot">{t('access:signIn.forgot')}</A>}
      >
        <TextField
          {...form.field('email')}
          type="email"
          autoComplete="username"
          label={t('access:field.email')}
        />
        <PasswordField
          {...form.field('password')}
          autoComplete="current-password"
          label={t('access:field.password')}
        />
      </Form>
      <p className="dim">
        <Rich k="access:signIn.new" tags={{ a: <A to="/sign-up" /> }} />
      </p>
    </BarePage>
  )
}

function CodeStep({ next, again }: { next: string; again: () => void }) {
  const t = useWords()
  const enter = useEnter()
  const form = useForm(giveCode.input, { trust: false }, async (given) => {
    await ask(giveCode, given)
    await enter(next)
  })
  return (
    <BarePage title={t('access:signIn.codeTitle')} lead={t('access:signIn.codeLead')}>
      <Form
        form={form}
        does={t('access:signIn.codeDoes')}
        aside={
          <button type="button" className="LinkButton" onClick={again}>
            {t('access:signIn.again')}
          </button>
        }
      >
        <TextField
          {...form.field('code')}
          autoComplete="one-time-code"
          label={t('access:field.code')}
          hint={t('access:hint.code')}
        />
        <CheckField {...form.field('trust')} label={t('access:field.trust')} />
      </Form>
    </BarePage>
  )
}
