/** Adding an account by hand. */
import { A, useGo } from '../ui/A.tsx'
import { ask, useList, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { SelectField, SuggestField, TagsField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import {
  addAccount,
  listColleagues,
  listGroups,
  listTags,
  searchAccounts,
  takeBackAccount,
} from './account.api.ts'
import { AccountDraft, writesAll } from './account.ts'
import { useColleagues } from './CarersForm.tsx'
import { useGroups } from './IdentityForm.tsx'
import { useTags } from './TagsForm.tsx'

export function NewAccountPage() {
  const t = useWords()
  return (
    <Page title={t('accounts:add.title')} sentence={t('accounts:add.sentence')} narrow>
      <Card>
        <NewAccountForm />
      </Card>
    </Page>
  )
}

const AGAIN = [searchAccounts, listTags, listGroups, listColleagues]

function NewAccountForm() {
  const t = useWords()
  const go = useGo()
  const { role } = useSession()
  const add = useWrite(addAccount, AGAIN, {
    quiet: true,
    said: ({ name }) => t('accounts:said.added', { name }),
    undo: ({ accountId }) => ask(takeBackAccount, { accountId }).then(() => go('/portfolio')),
  })
  const form = useForm(AccountDraft, { tags: [] }, async (draft) => {
    const { accountId } = await add.mutateAsync(draft)
    go(`/accounts/${accountId}`)
  })
  return (
    <Form form={form} does={t('accounts:add.does')}>
      <TextField {...form.field('name')} label={t('accounts:field.name')} autoComplete="off" />
      <Alike name={form.values.name} />
      <TextField
        {...form.field('code')}
        label={t('accounts:field.code')}
        hint={t('accounts:hint.code')}
        autoComplete="off"
      />
      <SuggestField
        {...form.field('groupName')}
        label={t('accounts:field.group')}
        hint={t('accounts:hint.group')}
        options={useGroups(form.values.groupName)}
      />
      <TagsField {...form.field('tags')} label={t('accounts:field.tags')} options={useTags()} />
      {writesAll(role) ? (
        <SelectField
          {...form.field('managerId')}
          label={t('accounts:field.manager')}
          options={useColleagues('manager')}
          search
          clearable
        />
      ) : (
        <p className="dim">{t('accounts:add.yours')}</p>
      )}
    </Form>
  )
}

const ENOUGH_LETTERS = 4

/** Accounts with that name already, so that nobody makes one twice. */
function Alike({ name }: { name: unknown }) {
  const t = useWords()
  const q = typeof name === 'string' ? name.trim() : ''
  const { data = [] } = useList(searchAccounts, { q })
  const alike = data.filter((one) => q.length >= ENOUGH_LETTERS && one.name.length < q.length * 3)
  if (alike.length === 0) return null
  return (
    <output className="dim">
      {t('accounts:add.alike')}{' '}
      {alike.slice(0, 3).map((one, at) => (
        <span key={one.accountId}>
          {at > 0 && ', '}
          <A to={`/accounts/${one.accountId}`}>{one.name}</A>
        </span>
      ))}
    </output>
  )
}
