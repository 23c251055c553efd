/** Ajustes, people: who is in the firm and as what, and who is invited. */
import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { whyNotGovern } from './firm.ts'
import { InviteForm, OpenInvitations } from './Invitations.tsx'
import { Line, Lines } from './Lines.tsx'
import { changeRole, listMembers, removeMember, returnMember } from './member.api.ts'
import { type Member, TeamRole, whyNotChangeMember, whyNotGive } from './member.ts'
import { readSession } from './session.api.ts'
import { governs, SettingsTabs } from './SettingsTabs.tsx'

export function PeoplePage() {
  const t = useWords()
  const { role, firm } = useSession()
  const members = useRead(listMembers, {})
  const [invites, setInvites] = useState(false)
  const here = members.filter(({ active }) => active)
  const gone = members.filter(({ active }) => !active)
  const may = governs(role)
  return (
    <Page
      title={t('access:settings.title')}
      facts={[firm.name]}
      narrow
      sentence={
        here.length === 1
          ? t('access:people.alone')
          : t('access:people.sentence', { count: here.length })
      }
      acts={
        may &&
        !invites && (
          <Act variant="filled" refusal={whyNotGovern(firm)} onClick={() => setInvites(true)}>
            {t('access:people.invite')}
          </Act>
        )
      }
    >
      <SettingsTabs at="/settings/people" />
      <Cards columns="1fr">
        <Stack>
          {invites && (
            <Card title={t('access:people.inviteTitle')}>
              <InviteForm />
            </Card>
          )}
          <Card title={t('access:people.title')}>
            <Lines label={t('access:people.title')}>
              {here.map((member) => (
                <MemberLine key={member.personId} member={member} here={here} may={may} />
              ))}
            </Lines>
          </Card>
          {may && <OpenInvitations />}
          {gone.length > 0 && (
            <Card title={t('access:people.gone')}>
              <Lines label={t('access:people.gone')}>
                {gone.map((member) => (
                  <GoneLine key={member.personId} member={member} may={may} />
                ))}
              </Lines>
            </Card>
          )}
        </Stack>
      </Cards>
    </Page>
  )
}

const AGAIN = [listMembers, readSession]

function MemberLine({ member, here, may }: { member: Member; here: Member[]; may: boolean }) {
  const t = useWords()
  const { actor, firm } = useSession()
  const { personId, name, email, role } = member
  const leads = here.filter((one) => one.role === 'lead').length
  const roleName = (of: Member['role']) => t(`ui:role.${of}`)
  const change = useWrite(changeRole, AGAIN, {
    said: (now) => t('access:people.roleChanged', { name, role: roleName(now.role) }),
    undo: () => ask(changeRole, { personId, role: role as TeamRole }),
  })
  const remove = useWrite(removeMember, AGAIN, {
    said: () => t('access:people.removed', { name }),
    undo: () => ask(returnMember, { personId }),
  })
  const roles = TeamRole.options
    .filter((one) => one === role || !whyNotGive(actor, one))
    .map((value) => ({ value, label: roleName(value) }))
  const whyNotRemove = whyNotGovern(firm) ?? whyNotChangeMember(actor, member, null, leads)
  return (
    <Line
      title={name}
      chips={personId === actor.id && <Chip>{t('access:people.you')}</Chip>}
      facts={[email]}
      acts={
        may ? (
          <>
            <Select
              size="xs"
              aria-label={t('access:people.roleOf', { name })}
              data={roles}
              value={role}
              allowDeselect={false}
              disabled={whyNotRemove !== null}
              onChange={(to) => to && change.mutate({ personId, role: to as TeamRole })}
            />
            <Act
              size="compact-sm"
              refusal={whyNotRemove}
              aria-label={t('access:people.removeNamed', { name })}
              onClick={() => remove.mutate({ personId })}
            >
              {t('access:people.remove')}
            </Act>
          </>
        ) : (
          <Chip>{roleName(role)}</Chip>
        )
      }
    />
  )
}

function GoneLine({ member: { personId, name, email }, may }: { member: Member; may: boolean }) {
  const t = useWords()
  const back = useWrite(returnMember, AGAIN, {
    said: () => t('access:people.returned', { name }),
  })
  return (
    <Line
      title={name}
      facts={[email]}
      acts={
        may && (
          <Button
            size="compact-sm"
            aria-label={t('access:people.returnNamed', { name })}
            onClick={() => back.mutate({ personId })}
          >
            {t('access:people.return')}
          </Button>
        )
      }
    />
  )
}
