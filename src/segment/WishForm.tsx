/** In or out whatever the solver says, with the reason that will be read beside the list. */
import { useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { type SelectionAccount, WishGiven } from './keptSelection.ts'
import { wishAccount } from './selection.api.ts'
import { SELECTION_CHANGED } from './selectionChanged.tsx'
import { useDoubts } from './useDoubts.tsx'
import type { z } from 'zod'

type Props = {
  selectionId: string
  account: SelectionAccount
  wish: 'in' | 'out'
  /** Where it had no wish before. */
  undo: () => Promise<unknown>
  again: (was: z.output<typeof WishGiven>) => Promise<unknown>
  done: () => void
}

const Typed = WishGiven.pick({ reason: true })

export function WishForm({ selectionId, account, wish, undo, again, done }: Props) {
  const t = useWords()
  const doubts = useDoubts()
  const { accountId, name, wish: before, wishReason } = account
  const say = useWrite(wishAccount, SELECTION_CHANGED, {
    quiet: true,
    said: () => t(`segment:list.wished.${wish}`, { name }),
    undo: () =>
      before && wishReason
        ? again({ selectionId, accountId, wish: before, reason: wishReason })
        : undo(),
  })
  const form = useForm(Typed, {}, async ({ reason }) => {
    await say.mutateAsync({ selectionId, accountId, wish, reason })
    done()
  })
  const said = doubts(account)
  return (
    <Form form={form} does={t(`segment:list.force.${wish}`)}>
      <p>{t(`segment:list.forceSays.${wish}`)}</p>
      {wish === 'in' && said && <p className="dim">{said}</p>}
      <LongTextField
        {...form.field('reason')}
        label={t('segment:list.reason')}
        hint={t('segment:list.reasonHint')}
      />
    </Form>
  )
}
