/** Says what an account is, or adds a new one below it. */
import { z } from 'zod'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { takeBackAccount } from './account.api.ts'
import { addMember, putKind, readBelongings } from './tree.api.ts'
import { ACCOUNT_KINDS, AccountKind } from './tree.ts'
import { TREE_CHANGED } from './treeChanged.tsx'

type Props = { accountId: string; done: () => void }

function useKinds() {
  const t = useWords()
  return ACCOUNT_KINDS.map((value) => ({ value, label: t(`accounts:tree.kind.${value}`) }))
}

const Kind = z.object({ kind: AccountKind })

export function KindForm({ accountId, done }: Props) {
  const t = useWords()
  const kinds = useKinds()
  const { kind } = useRead(readBelongings, { accountId })
  const keep = useWrite(putKind, TREE_CHANGED, {
    quiet: true,
    said: ({ now }) => t('accounts:tree.kindKept', { kind: t(`accounts:tree.kind.${now}`) }),
    undo: ({ before }) => ask(putKind, { accountId, kind: before }),
  })
  const form = useForm(Kind, { kind }, async (given) => {
    await keep.mutateAsync({ accountId, ...given })
    done()
  })
  return (
    <Form form={form} does={t('accounts:tree.save')}>
      <SelectField
        {...form.field('kind')}
        label={t('accounts:tree.kindOf')}
        hint={t('accounts:tree.kindHint')}
        options={kinds}
      />
    </Form>
  )
}

const Member = addMember.input.omit({ accountId: true })

export function MemberForm({ accountId, done }: Props) {
  const t = useWords()
  const kinds = useKinds()
  const add = useWrite(addMember, TREE_CHANGED, {
    quiet: true,
    said: ({ name }) => t('accounts:tree.added', { name }),
    undo: (added) => ask(takeBackAccount, { accountId: added.accountId }),
  })
  const form = useForm(Member, { kind: 'division' }, async (given) => {
    await add.mutateAsync({ accountId, ...given })
    done()
  })
  return (
    <Form form={form} does={t('accounts:tree.save')}>
      <TextField
        {...form.field('name')}
        data-autofocus
        label={t('accounts:tree.name')}
        autoComplete="off"
      />
      <SelectField {...form.field('kind')} label={t('accounts:tree.kindOf')} options={kinds} />
      <TextField
        {...form.field('code')}
        label={t('accounts:tree.code')}
        hint={t('accounts:tree.codeHint')}
        autoComplete="off"
      />
      <DayField
        {...form.field('fromOn')}
        label={t('accounts:tree.fromOn')}
        hint={t('accounts:tree.fromHint')}
      />
    </Form>
  )
}
