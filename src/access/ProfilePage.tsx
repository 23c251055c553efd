/** One's own things: name, language and zone, password, second factor, sessions. */
import { Select } from '@mantine/core'
import { useState } from 'react'
import { useRead, useWrite } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { PasswordField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { Page } from '../ui/Page.tsx'
import { type Field, useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { Locale, type Profile } from './person.ts'
import { changePassword, changeProfile, readProfile } from './profile.api.ts'
import { SecondFactor } from './SecondFactor.tsx'
import { listSessions, readSession } from './session.api.ts'
import { Sessions } from './Sessions.tsx'

export function ProfilePage() {
  const t = useWords()
  const profile = useRead(readProfile, {})
  return (
    <Page title={t('access:profile.title')} facts={[profile.email]}>
      <Cards>
        <Stack>
          <Card title={t('access:profile.you')}>
            <AboutMe profile={profile} />
          </Card>
          <Card title={t('access:sessions.title')}>
            <Sessions />
          </Card>
        </Stack>
        <Stack>
          <Card title={t('access:profile.password')}>
            <NewPassword />
          </Card>
          <SecondFactor on={profile.secondFactor} />
        </Stack>
      </Cards>
    </Page>
  )
}

const ZONES = Intl.supportedValuesOf('timeZone')

function AboutMe({ profile }: { profile: Profile }) {
  const t = useWords()
  const save = useWrite(changeProfile, [readProfile, readSession], {
    said: () => t('access:profile.saved'),
    quiet: true,
  })
  const form = useForm(changeProfile.input, profile, (given) => save.mutateAsync(given))
  const locales = Locale.options.map((value) => ({
    value,
    label: t(`access:profile.locale.${value}`),
  }))
  return (
    <Form form={form} does={t('access:profile.does')}>
      <TextField {...form.field('name')} autoComplete="name" label={t('access:field.personName')} />
      <SelectField {...form.field('locale')} options={locales} label={t('access:field.locale')} />
      <ZoneField field={form.field('timeZone')} />
    </Form>
  )
}

/** Four hundred zones are no list to scroll: type a city. They enter the page when they are asked for. */
function ZoneField({ field }: { field: Field }) {
  const t = useWords()
  const { name, error, onChange } = field
  const value = String(field.value)
  return (
    <Select
      name={name}
      label={t('access:field.timeZone')}
      data={ZONES.includes(value) ? ZONES : [value, ...ZONES]}
      value={value}
      error={error}
      searchable
      allowDeselect={false}
      comboboxProps={{ keepMounted: false }}
      nothingFoundMessage={t('ui:nothingFound')}
      onChange={(zone) => zone && onChange(zone)}
    />
  )
}

function NewPassword() {
  const [changed, setChanged] = useState(0)
  return <PasswordForm key={changed} done={() => setChanged(changed + 1)} />
}

function PasswordForm({ done }: { done: () => void }) {
  const t = useWords()
  const change = useWrite(changePassword, [listSessions], {
    said: () => t('access:profile.passwordChanged'),
    quiet: true,
  })
  const form = useForm(changePassword.input, {}, async (given) => {
    await change.mutateAsync(given)
    done()
  })
  return (
    <Form form={form} does={t('access:profile.passwordDoes')}>
      <PasswordField
        {...form.field('current')}
        autoComplete="current-password"
        label={t('access:field.currentPassword')}
      />
      <PasswordField
        {...form.field('wanted')}
        autoComplete="new-password"
        label={t('access:field.newPassword')}
        hint={t('access:hint.password')}
      />
    </Form>
  )
}
