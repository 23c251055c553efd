/** Inviting: a role, perhaps an e-mail, and a link that is shown once; and those still open. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useAnySession, useFormat, useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { invite, listInvitations, revokeInvitation } from './invitation.api.ts'
import { Line, Lines } from './Lines.tsx'
import { TeamRole, whyNotGive } from './member.ts'
import { Once } from './Once.tsx'

type Made = z.output<typeof invite.returns>

export function InviteForm() {
  const t = useWords()
  const [made, setMade] = useState<Made | null>(null)
  return (
    <div className="Once">
      <Fields key={made?.address} made={setMade} />
      {made && (
        <Once
          label={t('access:people.made')}
          text={made.address}
          why={
            made.mailed
              ? t('access:people.mailed', { email: made.invitation.email })
              : t('access:people.handOver')
          }
        />
      )}
    </div>
  )
}

function Fields({ made }: { made: (made: Made) => void }) {
  const t = useWords()
  const { actor } = useSession()
  const { settings } = useAnySession()
  const send = useWrite(invite, [listInvitations], { quiet: true })
  const form = useForm(invite.input, { role: 'manager' }, async (given) =>
    made(await send.mutateAsync(given)),
  )
  const role = form.values.role as TeamRole
  const roles = TeamRole.options
    .filter((one) => !whyNotGive(actor, one))
    .map((value) => ({ value, label: t(`ui:role.${value}`) }))
  const email = form.field('email')
  return (
    <Form form={form} does={t('access:people.inviteDoes')}>
      <SelectField
        {...form.field('role')}
        options={roles}
        label={t('access:field.role')}
        hint={t(`access:roleDoes.${role}`)}
      />
      <TextField
        {...email}
        onChange={(value) => email.onChange(value || undefined)}
        type="email"
        autoComplete="off"
        label={t('access:field.email')}
        hint={t(settings.mail ? 'access:hint.inviteEmail' : 'access:hint.inviteLogged')}
      />
    </Form>
  )
}

export function OpenInvitations() {
  const t = useWords()
  const format = useFormat()
  const invitations = useRead(listInvitations, {})
  const revoke = useWrite(revokeInvitation, [listInvitations], {
    said: () => t('access:people.revoked'),
  })
  if (invitations.length === 0) return null
  return (
    <Card title={t('access:people.open')}>
      <Lines label={t('access:people.open')}>
        {invitations.map(({ invitationId, email, role, invitedBy, expiresAt }) => {
          const who = email ?? t('access:people.anyone')
          const day = format.day(expiresAt.slice(0, 10))
          return (
            <Line
              key={invitationId}
              title={who}
              chips={<Chip>{t(`ui:role.${role}`)}</Chip>}
              facts={[t('access:people.until', { inviter: invitedBy, day })]}
              acts={
                <Button
                  size="compact-sm"
                  aria-label={t('access:people.revokeNamed', { who })}
                  onClick={() => revoke.mutate({ invitationId })}
                >
                  {t('access:people.revoke')}
                </Button>
              }
            />
          )
        })}
      </Lines>
    </Card>
  )
}
