/** Adds a strategy or changes one; undo puts back what was there. */
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { addStrategy, changeStrategy, endStrategy, listStrategies } from './strategy.api.ts'
import { type Strategy, StrategyGiven } from './strategy.ts'

export function StrategyForm({ changes, done }: { changes?: Strategy; done: () => void }) {
  const t = useWords()
  const add = useWrite(addStrategy, [listStrategies], {
    quiet: true,
    said: ({ title }) => t('segment:strategy.added', { title }),
    undo: ({ strategyId }) => ask(endStrategy, { strategyId }),
  })
  const change = useWrite(changeStrategy, [listStrategies], {
    quiet: true,
    said: ({ now: { title } }) => t('segment:strategy.changed', { title }),
    undo: ({ before }) => ask(changeStrategy, before),
  })
  const start = changes ? { ...changes, untilOn: changes.untilOn ?? undefined } : {}
  const form = useForm(StrategyGiven, start, async (given) => {
    await (changes
      ? change.mutateAsync({ ...given, strategyId: changes.strategyId })
      : add.mutateAsync(given))
    done()
  })
  return (
    <Form
      form={form}
      does={t(changes ? 'segment:strategy.save' : 'segment:strategy.add')}
      aside={changes && <Act onClick={done}>{t('segment:strategy.leave')}</Act>}
    >
      <TextField {...form.field('title')} label={t('segment:strategy.title')} />
      <LongTextField
        {...form.field('why')}
        label={t('segment:strategy.why')}
        hint={t('segment:strategy.whyHint')}
      />
      <DayField
        {...form.field('untilOn')}
        label={t('segment:strategy.until')}
        hint={t('segment:strategy.untilHint')}
      />
    </Form>
  )
}
