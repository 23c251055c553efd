/** Ajustes, API keys: doors for other programs, each in one role, shown once and revoked at will. */
import { useState } from 'react'
import type { z } from 'zod'
import { Act } from '../ui/Act.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { whyNotGovern } from './firm.ts'
import { listKeys, makeKey, revokeKey } from './key.api.ts'
import { Line, Lines } from './Lines.tsx'
import { TeamRole, whyNotGive } from './member.ts'
import { Once } from './Once.tsx'
import { SettingsTabs } from './SettingsTabs.tsx'

export function KeysPage() {
  const t = useWords()
  const { firm } = useSession()
  const keys = useRead(listKeys, {})
  const [makes, setMakes] = useState(false)
  return (
    <Page
      title={t('access:settings.title')}
      facts={[firm.name]}
      narrow
      sentence={
        <>
          {t('access:keys.sentence')}{' '}
          {/* The description is a page of the server's own, outside this app. */}
          <a href="/api/docs">{t('access:keys.docs')}</a>
        </>
      }
      acts={
        !makes && (
          <Act variant="filled" refusal={whyNotGovern(firm)} onClick={() => setMakes(true)}>
            {t('access:keys.make')}
          </Act>
        )
      }
    >
      <SettingsTabs at="/settings/keys" />
      <Cards columns="1fr">
        <Stack>
          {makes && (
            <Card title={t('access:keys.makeTitle')}>
              <NewKey />
            </Card>
          )}
          <Card title={t('access:keys.title')}>
            {keys.length === 0 ? <Empty>{t('access:keys.none')}</Empty> : <Keys keys={keys} />}
          </Card>
        </Stack>
      </Cards>
    </Page>
  )
}

function NewKey() {
  const t = useWords()
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <div className="Once">
      <KeyForm key={secret} made={setSecret} />
      {secret && <Once label={t('access:keys.made')} text={secret} why={t('access:keys.once')} />}
    </div>
  )
}

function KeyForm({ made }: { made: (secret: string) => void }) {
  const t = useWords()
  const { actor } = useSession()
  const make = useWrite(makeKey, [listKeys], { quiet: true })
  const form = useForm(makeKey.input, { role: 'viewer' }, async (given) => {
    made((await make.mutateAsync(given)).secret)
  })
  const role = form.values.role as TeamRole
  const roles = TeamRole.options
    .filter((one) => !whyNotGive(actor, one))
    .map((value) => ({ value, label: t(`ui:role.${value}`) }))
  return (
    <Form form={form} does={t('access:keys.does')}>
      <TextField
        {...form.field('name')}
        autoComplete="off"
        label={t('access:field.keyName')}
        hint={t('access:hint.keyName')}
      />
      <SelectField
        {...form.field('role')}
        options={roles}
        label={t('access:field.role')}
        hint={t(`access:roleDoes.${role}`)}
      />
    </Form>
  )
}

function Keys({ keys }: { keys: z.output<typeof listKeys.returns> }) {
  const t = useWords()
  const format = useFormat()
  const { firm } = useSession()
  const revoke = useWrite(revokeKey, [listKeys], {
    said: (_, { keyId }) =>
      t('access:keys.revoked', { name: keys.find((one) => one.keyId === keyId)?.name }),
  })
  return (
    <Lines label={t('access:keys.title')}>
      {keys.map(({ keyId, name, role, beginning, madeBy, madeAt, lastUsedAt }) => (
        <Line
          key={keyId}
          title={name}
          chips={<Chip>{t(`ui:role.${role}`)}</Chip>}
          facts={[
            <code key="beginning">{beginning}…</code>,
            t('access:keys.by', { name: madeBy, day: format.day(madeAt.slice(0, 10)) }),
            lastUsedAt
              ? t('access:keys.used', { when: format.instant(lastUsedAt) })
              : t('access:keys.never'),
          ]}
          acts={
            <Act
              size="compact-sm"
              refusal={whyNotGovern(firm)}
              aria-label={t('access:keys.revokeNamed', { name })}
              onClick={() => revoke.mutate({ keyId })}
            >
              {t('access:keys.revoke')}
            </Act>
          }
        />
      ))}
    </Lines>
  )
}
