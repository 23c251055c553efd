/** Name, code and group of an account. */
import { useState } from 'react'
import { useList } from '../ui/api.ts'
import { SuggestField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { listGroups } from './account.api.ts'
import { type Account, AccountDraft } from './account.ts'
import { describeAccount } from './change.api.ts'
import { useEdit } from './edits.tsx'

const Described = AccountDraft.pick({ name: true, code: true, groupName: true })

export function IdentityForm({ account, done }: { account: Account; done: () => void }) {
  const t = useWords()
  const { accountId } = account
  const [began] = useState(() => Described.parse(account))
  const save = useEdit(describeAccount, () => t('accounts:said.described'), { quiet: true })
  const form = useForm(Described, began, async (given) => {
    await save.mutateAsync({ accountId, ...changedIn(given, began) })
    done()
  })
  const groups = useGroups(form.values.groupName)
  return (
    <Form form={form} does={t('accounts:form.save')}>
      <TextField
        {...form.field('name')}
        data-autofocus
        label={t('accounts:field.name')}
        autoComplete="off"
      />
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
        options={groups}
      />
    </Form>
  )
}

/** Only what they changed: what someone else changed meanwhile stays. */
function changedIn<T extends object>(given: T, began: T): Partial<T> {
  const entries = Object.entries(given).filter(([name, value]) => value !== began[name as keyof T])
  return Object.fromEntries(entries) as Partial<T>
}

/** The groups in use that have what was typed in their name. */
export function useGroups(typed: unknown): string[] {
  const { data = [] } = useList(listGroups, { q: typeof typed === 'string' ? typed : '' })
  return data.map(({ groupName }) => groupName)
}
