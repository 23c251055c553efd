/** What can be done with the accounts that were chosen in a list. */
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import type { Endpoint } from '../kernel/endpoint.ts'
import { SelectField, SuggestField, TagsField } from '../ui/choiceFields.tsx'
import { Form } from '../ui/Form.tsx'
import type { Chosen } from '../ui/Table/DataTable.tsx'
import { useForm } from '../ui/useForm.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { AccountDraft } from './account.ts'
import { changeManyAccounts } from './change.api.ts'
import type { ChangeMade, EditOfMany } from './change.ts'
import { useColleagues } from './CarersForm.tsx'
import { useEdit } from './edits.tsx'
import { useGroups } from './IdentityForm.tsx'
import { useTags } from './TagsForm.tsx'

type Edit = z.input<typeof EditOfMany>

type Props = {
  chosen: Chosen
  /** The filter that the list shows, for when all of it is chosen. */
  filter: object
  /** Lists that show what changes. */
  also: Pick<Endpoint, 'path'>[]
  /** The list shows archived accounts. */
  archived?: boolean
  /** Where a list has filters of its own: an endpoint that takes them, else as `changeManyAccounts`. */
  endpoint?: Endpoint<z.ZodType, typeof ChangeMade>
}

/** How a change of many is told. */
type Says = Edit['kind'] | 'unarchiving'

type Dialog = 'tags' | 'carers' | 'group'

export function BulkActs({ chosen, filter, also, archived = false, endpoint }: Props) {
  const t = useWords()
  const format = useFormat()
  const [dialog, open] = useState<Dialog | null>(null)
  const [kind, setKind] = useState<Says>('tags')
  const change = useEdit(
    endpoint ?? (changeManyAccounts as Endpoint<z.ZodType, typeof ChangeMade>),
    ({ changed }) => t(`accounts:many.${kind}`, { count: changed, n: format.number(changed) }),
    { also, quiet: dialog !== null },
  )
  const which = chosen.all ? { filter } : { accountIds: chosen.keys }
  const send = async (edit: Edit, says: Says = edit.kind) => {
    setKind(says)
    await change.mutateAsync({ which, edit })
    open(null)
    chosen.clear()
  }
  const archive = () =>
    void send({ kind: 'archiving', archived: !archived }, archived ? 'unarchiving' : 'archiving')
  const Inside = dialog && { tags: ManyTags, carers: ManyCarers, group: ManyGroup }[dialog]
  return (
    <>
      {(['tags', 'carers', 'group'] as const).map((name) => (
        <Button key={name} size="compact-sm" onClick={() => open(name)}>
          {t(`accounts:bulk.${name}`)}
        </Button>
      ))}
      <Button size="compact-sm" loading={change.isPending && dialog === null} onClick={archive}>
        {t(archived ? 'accounts:act.unarchive' : 'accounts:act.archive')}
      </Button>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={dialog !== null}
        onClose={() => open(null)}
        title={t('accounts:bulk.title', { count: chosen.count, n: format.number(chosen.count) })}
      >
        {Inside && <Inside send={send} />}
      </Modal>
    </>
  )
}

type Sending = { send: (edit: Edit) => Promise<void> }

const Tagging = z.object({
  add: AccountDraft.shape.tags,
  remove: AccountDraft.shape.tags,
})

function ManyTags({ send }: Sending) {
  const t = useWords()
  const form = useForm(Tagging, {}, (given) => send({ kind: 'tags', ...given }))
  const tags = useTags()
  return (
    <Form form={form} does={t('accounts:form.save')}>
      <TagsField
        {...form.field('add')}
        data-autofocus
        label={t('accounts:field.addTags')}
        options={tags}
      />
      <TagsField {...form.field('remove')} label={t('accounts:field.removeTags')} options={tags} />
    </Form>
  )
}

const NOBODY = 'nobody'
const Placing = z.object({ managerId: z.string().optional(), deputyId: z.string().optional() })

function ManyCarers({ send }: Sending) {
  const t = useWords()
  const form = useForm(Placing, {}, ({ managerId, deputyId }) =>
    send({
      kind: 'carers',
      ...(managerId ? { managerId: managerId === NOBODY ? null : managerId } : {}),
      ...(deputyId ? { deputyId: deputyId === NOBODY ? null : deputyId } : {}),
    }),
  )
  const options = [
    { value: NOBODY, label: t('accounts:carer.nobody') },
    ...useColleagues('manager'),
  ]
  return (
    <Form form={form} does={t('accounts:form.save')}>
      <p className="dim">{t('accounts:bulk.blankStays')}</p>
      <SelectField
        {...form.field('managerId')}
        data-autofocus
        label={t('accounts:field.manager')}
        options={options}
        search
        clearable
      />
      <SelectField
        {...form.field('deputyId')}
        label={t('accounts:field.deputy')}
        options={options}
        search
        clearable
      />
    </Form>
  )
}

const Grouping = z.object({ groupName: AccountDraft.shape.groupName })

function ManyGroup({ send }: Sending) {
  const t = useWords()
  const form = useForm(Grouping, {}, ({ groupName }) =>
    send({ kind: 'identity', groupName: groupName ?? null }),
  )
  return (
    <Form form={form} does={t('accounts:form.save')}>
      <SuggestField
        {...form.field('groupName')}
        data-autofocus
        label={t('accounts:field.group')}
        hint={t('accounts:bulk.groupBlank')}
        options={useGroups(form.values.groupName)}
      />
    </Form>
  )
}
