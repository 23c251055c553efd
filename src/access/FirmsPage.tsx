/** Someone signed in without a firm open: choose one, or make one. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { ask, useWrite } from '../ui/api.ts'
import { BarePage } from '../ui/BarePage.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useGo } from '../ui/A.tsx'
import { useAnySession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { useEnter } from './enter.tsx'
import { makeFirm } from './firm.api.ts'
import { Line, Lines } from './Lines.tsx'
import { openFirm, signOut } from './session.api.ts'

export function FirmsPage() {
  const t = useWords()
  const go = useGo()
  const enter = useEnter()
  const { person, firms } = useAnySession()
  const [makes, setMakes] = useState(false)
  const open = useWrite(openFirm, [])
  const leave = useWrite(signOut, [])
  if (!person) {
    return (
      <BarePage title={t('access:firms.title')}>
        <Button variant="filled" onClick={() => go('/sign-in')}>
          {t('access:signIn.does')}
        </Button>
      </BarePage>
    )
  }
  return (
    <BarePage
      title={t('access:firms.title')}
      lead={firms.length === 0 ? t('access:firms.none') : undefined}
      foot={
        <button
          type="button"
          className="LinkButton"
          onClick={() => leave.mutate({}, { onSuccess: () => void enter('/') })}
        >
          {t('access:firms.signOut')}
        </button>
      }
    >
      {firms.length > 0 && (
        <Lines>
          {firms.map(({ firmId, name }) => (
            <Line
              key={firmId}
              title={name}
              acts={
                <Button
                  variant="filled"
                  onClick={() => open.mutate({ firmId }, { onSuccess: () => void enter() })}
                >
                  {t('access:firms.open')}
                </Button>
              }
            />
          ))}
        </Lines>
      )}
      {makes ? (
        <NewFirm />
      ) : (
        <div>
          <Button
            variant={firms.length === 0 ? 'filled' : 'default'}
            onClick={() => setMakes(true)}
          >
            {t(firms.length === 0 ? 'access:firms.first' : 'access:firms.another')}
          </Button>
        </div>
      )}
    </BarePage>
  )
}

function NewFirm() {
  const t = useWords()
  const enter = useEnter()
  const form = useForm(makeFirm.input, {}, async (given) => {
    await ask(makeFirm, given)
    await enter('/data')
  })
  return (
    <Form form={form} does={t('access:firms.does')}>
      <TextField
        {...form.field('firmName')}
        autoComplete="organization"
        label={t('access:field.firmName')}
      />
    </Form>
  )
}
