/** Two-step verification: turned on with a picture and a code, turned off with the password. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { PasswordField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import './Lines.css'
import { Once } from './Once.tsx'
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  readProfile,
} from './profile.api.ts'
import { listSessions } from './session.api.ts'

type Begun = z.output<typeof beginSecondFactor.returns>

export function SecondFactor({ on }: { on: boolean }) {
  const t = useWords()
  const [asks, setAsks] = useState(false)
  const [begun, setBegun] = useState<Begun | null>(null)
  const done = () => {
    setAsks(false)
    setBegun(null)
  }
  return (
    <Card
      title={t('access:factor.title')}
      aside={
        <Chip tone={on ? 'good' : 'plain'}>{t(on ? 'access:factor.on' : 'access:factor.off')}</Chip>
      }
    >
      {begun ? (
        <Confirm begun={begun} done={done} />
      ) : (
        <div className="Once">
          <p className="dim">{t(on ? 'access:factor.whyOn' : 'access:factor.why')}</p>
          {!asks && (
            <div>
              <Button onClick={() => setAsks(true)}>
                {t(on ? 'access:factor.end' : 'access:factor.begin')}
              </Button>
            </div>
          )}
          {asks && !on && <Begin begun={setBegun} />}
          {asks && on && <End done={done} />}
        </div>
      )}
    </Card>
  )
}

function Begin({ begun }: { begun: (begun: Begun) => void }) {
  const t = useWords()
  const begin = useWrite(beginSecondFactor, [], { quiet: true })
  const form = useForm(beginSecondFactor.input, {}, async (given) =>
    begun(await begin.mutateAsync(given)),
  )
  return (
    <Form form={form} does={t('access:factor.begin')}>
      <PasswordField
        {...form.field('password')}
        autoComplete="current-password"
        label={t('access:field.currentPassword')}
      />
    </Form>
  )
}

function Confirm({ begun, done }: { begun: Begun; done: () => void }) {
  const t = useWords()
  const check = useWrite(confirmSecondFactor, [readProfile, listSessions], {
    said: () => t('access:factor.done'),
    quiet: true,
  })
  const form = useForm(confirmSecondFactor.input, {}, async (given) => {
    await check.mutateAsync(given)
    done()
  })
  return (
    <div className="Once">
      <p>{t('access:factor.scan')}</p>
      <img
        className="Factor-picture"
        alt={t('access:factor.picture')}
        src={`data:image/svg+xml,${encodeURIComponent(begun.svg)}`}
      />
      <Once label={t('access:factor.secret')} text={begun.secret} />
      <h3>{t('access:factor.recovery')}</h3>
      <p className="dim">{t('access:factor.recoveryWhy')}</p>
      <ul className="Factor-codes">
        {begun.recoveryCodes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Form form={form} does={t('access:factor.confirm')}>
        <TextField
          {...form.field('code')}
          autoComplete="one-time-code"
          label={t('access:field.code')}
        />
      </Form>
    </div>
  )
}

function End({ done }: { done: () => void }) {
  const t = useWords()
  const end = useWrite(endSecondFactor, [readProfile, listSessions], {
    said: () => t('access:factor.ended'),
    quiet: true,
  })
  const form = useForm(endSecondFactor.input, {}, async (given) => {
    await end.mutateAsync(given)
    done()
  })
  return (
    <Form form={form} does={t('access:factor.end')}>
      <PasswordField
        {...form.field('password')}
        autoComplete="current-password"
        label={t('access:field.currentPassword')}
      />
    </Form>
  )
}
