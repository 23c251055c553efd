/** An invitation opened by its link: who invites to what; accepting is a click of its own. */
import { Button } from '@mantine/core'
import { A } from '../ui/A.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { BarePage } from '../ui/BarePage.tsx'
import { PasswordField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { Boundary } from '../ui/Problem.tsx'
import { Rich } from '../ui/Rich.tsx'
import { writeSearch } from '../ui/search.ts'
import { useAnySession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { browserManner, useAsked, useEnter } from './enter.tsx'
import { acceptInvitation, joinByInvitation, readOffer } from './invitation.api.ts'
import type { Offer } from './invitation.ts'
import { whyNotChange } from './person.ts'
import { signOut } from './session.api.ts'

export function JoinPage() {
  const t = useWords()
  const token = useAsked('token')
  return (
    <BarePage title={t('access:join.title')}>
      <Boundary>
        <Opened token={token} />
      </Boundary>
    </BarePage>
  )
}

function Opened({ token }: { token: string }) {
  const t = useWords()
  const { person } = useAnySession()
  const offer = useRead(readOffer, { token })
  const { firmName: firm, inviter, role } = { ...offer, inviter: offer.invitedBy }
  return (
    <>
      <p className="Sentence">
        <b>{t('access:join.headline', { inviter, firm })}</b>{' '}
        {t('access:join.as', { role: t(`ui:role.${role}`) })}
      </p>
      {person && !whyNotChange(person) ? (
        <AsMyself token={token} person={person} />
      ) : (
        <AsNewcomer token={token} offer={offer} />
      )}
    </>
  )
}

type Person = { name: string; email: string }

function AsMyself({ token, person }: { token: string; person: Person }) {
  const t = useWords()
  const enter = useEnter()
  const accept = useWrite(acceptInvitation, [])
  const leave = useWrite(signOut, [])
  const here = `/join${writeSearch({ token })}`
  return (
    <>
      <p className="dim">{t('access:join.acceptAs', { email: person.email })}</p>
      <div className="Form-acts">
        <Button
          variant="filled"
          loading={accept.isPending}
          onClick={() => accept.mutate({ token }, { onSuccess: () => void enter() })}
        >
          {t('access:join.accept', { name: person.name })}
        </Button>
        <Button
          loading={leave.isPending}
          onClick={() => leave.mutate({}, { onSuccess: () => void enter(here) })}
        >
          {t('access:join.other')}
        </Button>
      </div>
    </>
  )
}

function AsNewcomer({ token, offer }: { token: string; offer: Offer }) {
  const t = useWords()
  const enter = useEnter()
  const shape = joinByInvitation.input.omit({ token: true })
  const form = useForm(shape, { email: offer.email ?? '' }, async (given) => {
    await ask(joinByInvitation, { ...given, ...browserManner(), token })
    await enter()
  })
  const signIn = `/sign-in${writeSearch({ next: `/join${writeSearch({ token })}` })}`
  return (
    <>
      <Form form={form} does={t('access:join.does')}>
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
        <Rich k="access:join.have" tags={{ a: <A to={signIn} /> }} />
      </p>
    </>
  )
}
