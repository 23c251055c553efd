/** A change of ours: what it is, from when, who feels it (by the filters of Cartera), and what is to be done for each. */
import { AccountFilters } from '../identify/AccountFilters.tsx'
import { AccountList, PortfolioFilter } from '../identify/accountList.ts'
import { listAccounts, readPortfolio } from '../identify/portfolio.api.ts'
import { ask, useList, useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useSession } from '../ui/session.ts'
import { useListState } from '../ui/Table/useListState.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { addOwnChange, dropOwnChange } from './ownChange.api.ts'
import { CHANGE_KINDS, OwnChangeGiven } from './ownChange.ts'
import { OWN_CHANGES_CHANGED } from './ownChangeChanged.tsx'

/** So many are named; the others are counted. */
const NAMED = 12

export function NewOwnChange({ done }: { done: () => void }) {
  const t = useWords()
  const { today } = useSession()
  const list = useListState(AccountList)
  const { portfolio } = useRead(readPortfolio, {})
  const { data } = useList(listAccounts, { ...list.value, page: 1, size: NAMED })
  const add = useWrite(addOwnChange, OWN_CHANGES_CHANGED, {
    quiet: true,
    said: ({ accounts, title }) => t('know:ownChange.added', { title, count: accounts }),
    undo: ({ changeId }) => ask(dropOwnChange, { changeId }),
  })
  const start = { kind: 'price', fromOn: today, dueOn: today, task: t('know:ownChange.taskStart') }
  const form = useForm(OwnChangeGiven, start, async (given) => {
    await add.mutateAsync({ ...given, filter: PortfolioFilter.parse(list.value) })
    list.clear()
    done()
  })
  const names = data?.rows.map(({ name }) => name) ?? []
  return (
    <Form form={form} does={t('know:ownChange.does')}>
      <TextField
        {...form.field('title')}
        label={t('know:ownChange.what')}
        hint={t('know:ownChange.whatHint')}
      />
      <SelectField
        {...form.field('kind')}
        label={t('know:ownChange.kind')}
        options={CHANGE_KINDS.map((value) => ({
          value,
          label: t(`know:ownChange.kinds.${value}`),
        }))}
      />
      <LongTextField {...form.field('what')} label={t('know:ownChange.why')} />
      <DayField {...form.field('fromOn')} label={t('know:ownChange.fromOn')} />
      <fieldset className="Change-who">
        <legend>{t('know:ownChange.who')}</legend>
        <div className="Change-filters">
          <AccountFilters list={list} portfolio={portfolio} />
        </div>
        <p aria-live="polite">
          {data && t('know:ownChange.feel', { count: data.total })}{' '}
          <span className="dim">
            {names.join(' · ')}
            {data && data.total > names.length && ' …'}
          </span>
        </p>
      </fieldset>
      <TextField
        {...form.field('task')}
        label={t('know:ownChange.task')}
        hint={t('know:ownChange.taskHint')}
      />
      <DayField {...form.field('dueOn')} label={t('know:ownChange.dueOn')} />
    </Form>
  )
}
