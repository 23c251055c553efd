/** The tags of an account. */
import { useState } from 'react'
import { z } from 'zod'
import { useList } from '../ui/api.ts'
import { TagsField } from '../ui/choiceFields.tsx'
import { Form } from '../ui/Form.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { listTags } from './account.api.ts'
import { type Account, AccountDraft } from './account.ts'
import { tagAccount } from './change.api.ts'
import { useEdit } from './edits.tsx'

const Tagged = z.object({ tags: AccountDraft.shape.tags })

export function TagsForm({ account, done }: { account: Account; done: () => void }) {
  const t = useWords()
  const { accountId } = account
  const [before] = useState(account.tags)
  const save = useEdit(tagAccount, () => t('accounts:said.tagged'), { quiet: true })
  const form = useForm(Tagged, { tags: before }, async ({ tags = [] }) => {
    await save.mutateAsync({
      accountId,
      add: tags.filter((tag) => !before.includes(tag)),
      remove: before.filter((tag) => !tags.includes(tag)),
    })
    done()
  })
  return (
    <Form form={form} does={t('accounts:form.save')}>
      <TagsField
        {...form.field('tags')}
        data-autofocus
        label={t('accounts:field.tags')}
        hint={t('accounts:hint.tags')}
        options={useTags()}
      />
    </Form>
  )
}

/** The tags in use, the commonest first. */
export function useTags(): string[] {
  const { data = [] } = useList(listTags, {})
  return data.map(({ tag }) => tag)
}
