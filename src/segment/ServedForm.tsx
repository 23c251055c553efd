/** Names a strategy that an account serves, or says otherwise how it does; undo puts back what was there. */
import { z } from 'zod'
import { readHistory } from '../accounts/account.api.ts'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { type Served, ServedGiven } from './served.ts'
import { listServed, serveStrategy, stopServing } from './served.api.ts'
import { listStrategies } from './strategy.api.ts'

const Typed = ServedGiven.omit({ accountId: true }).extend({ strategyId: z.guid() })

type Props = {
  accountId: string
  start: { strategyId?: string; how?: string }
  /** Strategies to choose from; none where it is already said which. */
  options?: { value: string; label: string }[]
  done: () => void
}

export function ServedForm({ accountId, start, options, done }: Props) {
  const t = useWords()
  const serve = useWrite(serveStrategy, [listServed, readHistory], {
    quiet: true,
    said: ({ now: { title } }) => t('segment:served.kept', { title }),
    undo: ({ now: { strategyId }, before }) =>
      before
        ? ask(serveStrategy, { accountId, strategyId, how: before.how })
        : ask(stopServing, { accountId, strategyId }),
  })
  const form = useForm(Typed, start, async (given) => {
    await serve.mutateAsync({ ...given, accountId })
    done()
  })
  return (
    <Form
      form={form}
      does={t('segment:choice.save')}
      aside={!options && <Act onClick={done}>{t('segment:choice.leave')}</Act>}
    >
      {options && (
        <SelectField
          {...form.field('strategyId')}
          data-autofocus
          options={options}
          label={t('segment:served.which')}
        />
      )}
      <LongTextField
        {...form.field('how')}
        label={t('segment:served.how')}
        hint={t('segment:served.howHint')}
      />
    </Form>
  )
}

type NewProps = { accountId: string; served: readonly Served[]; done: () => void }

/** One that is followed and not yet named. */
export function NewlyServed({ accountId, served, done }: NewProps) {
  const t = useWords()
  const followed = useRead(listStrategies, {}).filter(({ endedOn }) => endedOn === null)
  const options = followed
    .filter((one) => served.every(({ strategyId }) => strategyId !== one.strategyId))
    .map(({ strategyId, title }) => ({ value: strategyId, label: title }))
  if (options.length === 0) {
    return (
      <Empty>
        {t(followed.length === 0 ? 'segment:served.noneToName' : 'segment:served.allNamed')}
      </Empty>
    )
  }
  const only = options.length === 1 ? { strategyId: options[0]!.value } : {}
  return <ServedForm accountId={accountId} start={only} options={options} done={done} />
}
