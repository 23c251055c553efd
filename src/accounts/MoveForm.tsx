/** Gives an account another place from a day on, or ends the one that it has; undo puts back what stood. */
import { z } from 'zod'
import { addDays, Day } from '../kernel/day.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { DayField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { readAccount } from './account.api.ts'
import { AccountField } from './AccountField.tsx'
import { putBelongings, readBelongings } from './tree.api.ts'
import { belongsOn, blankableDay, givenOf, moved } from './tree.ts'
import { TREE_CHANGED } from './treeChanged.tsx'

type Props = { accountId: string; done: () => void }

const Moving = z.object({ parentId: z.guid(), fromOn: blankableDay })

export function MoveForm({ accountId, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const { belongings, keep } = useBelongings(accountId)
  const isFirst = belongings.length === 0
  const form = useForm(Moving, isFirst ? {} : { fromOn: today }, async (move) => {
    await keep(moved(belongings, move))
    done()
  })
  return (
    <Form form={form} does={t('accounts:tree.save')}>
      <AccountField {...form.field('parentId')} label={t('accounts:tree.parent')} />
      <DayField
        {...form.field('fromOn')}
        label={t('accounts:tree.fromOn')}
        hint={t('accounts:tree.fromHint')}
      />
    </Form>
  )
}

const Ending = z.object({ untilOn: Day })

export function EndForm({ accountId, done }: Props) {
  const t = useWords()
  const { today } = useSession()
  const { belongings, keep } = useBelongings(accountId)
  const form = useForm(Ending, { untilOn: today }, async ({ untilOn }) => {
    await keep(moved(belongings, { parentId: null, fromOn: addDays(untilOn, 1) }))
    done()
  })
  const parent = belongsOn(belongings, today)?.parent ?? t('accounts:tree.hidden')
  return (
    <Form form={form} does={t('accounts:tree.save')}>
      <DayField
        {...form.field('untilOn')}
        data-autofocus
        label={t('accounts:tree.endOn')}
        hint={t('accounts:tree.endHint', { name: parent })}
      />
    </Form>
  )
}

function useBelongings(accountId: string) {
  const t = useWords()
  const { name } = useRead(readAccount, { accountId })
  const { belongings } = useRead(readBelongings, { accountId })
  const write = useWrite(putBelongings, TREE_CHANGED, {
    quiet: true,
    said: () => t('accounts:tree.moved', { name }),
    undo: ({ now, before }) =>
      ask(putBelongings, {
        accountId,
        belongings: before.map(givenOf),
        was: now.map(givenOf),
      }),
  })
  const keep = (after: ReturnType<typeof moved>) =>
    write.mutateAsync({ accountId, belongings: after, was: belongings.map(givenOf) })
  return { belongings, keep }
}
