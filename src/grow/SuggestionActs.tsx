/** What is done about a suggestion: it becomes an opportunity, or is dismissed with why. */
import { KnowModal } from '../know/KnowModal.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useFormat } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { OpportunityForm } from './OpportunityForm.tsx'
import { dismissSuggestion, recallSuggestion } from './suggestion.api.ts'
import { Dismissal, type Suggestion } from './suggestion.ts'
import { SUGGESTIONS_CHANGED } from './suggestionChanged.tsx'

export type SuggestionAsked = { suggestion: Suggestion; act: 'make' | 'dismiss' }
type Props = { asked: SuggestionAsked | null; done: () => void }

export function SuggestionModal({ asked, done }: Props) {
  const t = useWords()
  return (
    <KnowModal title={asked && t(`grow:suggestion.titles.${asked.act}`)} onClose={done}>
      {asked?.act === 'make' && <Make suggestion={asked.suggestion} done={done} />}
      {asked?.act === 'dismiss' && <DismissForm suggestion={asked.suggestion} done={done} />}
    </KnowModal>
  )
}

type One = { suggestion: Suggestion; done: () => void }

function Make({ suggestion, done }: One) {
  const why = useWhy()
  const { accountId, family, median, currency } = suggestion
  return (
    <OpportunityForm
      accountId={accountId}
      start={{
        title: family,
        kind: 'cross-sell',
        family,
        origin: 'suggestion',
        originId: null,
        text: why(suggestion),
        ...(median === null ? {} : { amount: String(Math.round(median)), currency }),
      }}
      done={done}
    />
  )
}

/** Why it is suggested: how many of the most similar accounts buy it, and what they spend on it in a year. */
export function useWhy() {
  const t = useWords()
  const format = useFormat()
  return ({ way, similarAccounts, buyers, median, currency }: Suggestion) => {
    const says = t(`grow:suggestion.way.${way}`, { all: similarAccounts, buyers })
    if (median === null) return says
    return `${says} ${t('grow:suggestion.median', { median: format.moneyShort(median, currency) })}`
  }
}

function DismissForm({ suggestion: { accountId, family }, done }: One) {
  const t = useWords()
  const dismiss = useWrite(dismissSuggestion, SUGGESTIONS_CHANGED, {
    quiet: true,
    said: () => t('grow:suggestion.dismissed', { family }),
    undo: () => ask(recallSuggestion, { accountId, family }),
  })
  const form = useForm(Dismissal, { family }, async ({ reason }) => {
    await dismiss.mutateAsync({ accountId, family, reason })
    done()
  })
  return (
    <Form form={form} does={t('grow:suggestion.dismiss')}>
      <p>{family}</p>
      <LongTextField {...form.field('reason')} data-autofocus label={t('grow:suggestion.reason')} />
    </Form>
  )
}
