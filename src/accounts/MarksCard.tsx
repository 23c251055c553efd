/** What tells an account: tax ids, domains, address, and its ids in other programs; the first two may be changed here. */
import { useState } from 'react'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { TagsField } from '../ui/choiceFields.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Form } from '../ui/Form.tsx'
import { useFormat } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { readHistory } from './account.api.ts'
import { KnownCard } from './KnownCard.tsx'
import { putMarks, readMarks } from './mark.api.ts'
import { type Marks, MarksGiven, TOLD_FIELDS } from './mark.ts'
import './known.css'

export function MarksCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const marks = useRead(readMarks, { accountId })
  const { domains, taxIds, told, ids } = marks
  const lines: [string, string][] = [
    ...(taxIds.length > 0
      ? [[t('accounts:mark.taxIds'), taxIds.join(', ')] as [string, string]]
      : []),
    ...(domains.length > 0
      ? [[t('accounts:mark.domainsLine'), domains.join(', ')] as [string, string]]
      : []),
    ...TOLD_FIELDS.flatMap((field): [string, string][] => {
      const text = told[field]
      if (!text) return []
      return [[t(`accounts:mark.told.${field}`), field === 'createdOn' ? format.day(text) : text]]
    }),
    ...ids.flatMap(({ system, externalId }): [string, string][] => {
      // A spreadsheet's own numbers tell a reader nothing.
      if (system === 'other') return []
      return [
        [t('accounts:mark.idsLine', { system: t(`gather:crm.system.${system}`) }), externalId],
      ]
    }),
  ]
  return (
    <KnownCard
      accountId={accountId}
      title={t('accounts:mark.title')}
      act={t('accounts:mark.act')}
      form={(done) => <MarksForm accountId={accountId} marks={marks} done={done} />}
    >
      {lines.length === 0 && <Empty>{t('accounts:mark.none')}</Empty>}
      <dl className="Known-facts">
        {lines.map(([name, text]) => (
          <div key={`${name} ${text}`}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </KnownCard>
  )
}

type Props = { accountId: string; marks: Marks; done: () => void }

function MarksForm({ accountId, marks, done }: Props) {
  const t = useWords()
  // As it stood when they began: pages hear what others change meanwhile.
  const [was] = useState(() => MarksGiven.parse(marks))
  const keep = useWrite(putMarks, [readMarks, readHistory], {
    quiet: true,
    said: () => t('accounts:mark.kept'),
    undo: ({ now, before: { domains, taxIds } }) =>
      ask(putMarks, { accountId, domains, taxIds, was: MarksGiven.parse(now) }),
  })
  const form = useForm(MarksGiven, was, async (given) => {
    await keep.mutateAsync({ ...given, accountId, was })
    done()
  })
  return (
    <Form form={form} does={t('accounts:mark.save')}>
      <TagsField {...form.field('taxIds')} label={t('accounts:mark.taxIds')} options={[]} />
      <TagsField
        {...form.field('domains')}
        label={t('accounts:mark.domains')}
        hint={t('accounts:mark.domainsHint')}
        options={[]}
      />
    </Form>
  )
}
