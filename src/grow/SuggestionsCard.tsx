/** What an account might buy that similar ones do: each with why, and the two ways it goes. */
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { dismissSuggestion, listAccountSuggestions, recallSuggestion } from './suggestion.api.ts'
import { type SuggestionAsked, SuggestionModal, useWhy } from './SuggestionActs.tsx'
import { SUGGESTIONS_CHANGED } from './suggestionChanged.tsx'

export function SuggestionsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const why = useWhy()
  const refusal = useWhyNotSay(accountId)
  const all = useRead(listAccountSuggestions, { accountId })
  const [asked, setAsked] = useState<SuggestionAsked | null>(null)
  const recall = useWrite(recallSuggestion, SUGGESTIONS_CHANGED, {
    said: ({ family }) => t('grow:suggestion.recalled', { family }),
    undo: (was) => ask(dismissSuggestion, was),
  })
  const act = (key: 'make' | 'dismiss' | 'recall', family: string, run: () => void) => (
    <Act
      size="compact-sm"
      refusal={refusal}
      aria-label={t(`grow:suggestion.${key}Of`, { family })}
      onClick={run}
    >
      {t(`grow:suggestion.${key}`)}
    </Act>
  )
  return (
    <Card title={t('grow:suggestion.title')}>
      {all.length === 0 && <Empty>{t('grow:suggestion.noneHere')}</Empty>}
      <ul className="Known-rows">
        {all.map((suggestion) => {
          const { family, dismissedBecause, isUnderWay } = suggestion
          return (
            <li key={family}>
              <b>{family}</b>{' '}
              {isUnderWay && <Chip tone="good">{t('grow:suggestion.underWay')}</Chip>}
              <p className={dismissedBecause ? 'dim' : undefined}>{why(suggestion)}</p>
              {dismissedBecause && (
                <p>{t('grow:suggestion.because', { reason: dismissedBecause })}</p>
              )}
              <div className="Known-acts">
                {!dismissedBecause &&
                  !isUnderWay &&
                  act('make', family, () => setAsked({ suggestion, act: 'make' }))}
                {!dismissedBecause &&
                  act('dismiss', family, () => setAsked({ suggestion, act: 'dismiss' }))}
                {dismissedBecause &&
                  act('recall', family, () => recall.mutate({ accountId, family }))}
              </div>
            </li>
          )
        })}
      </ul>
      <SuggestionModal asked={asked} done={() => setAsked(null)} />
    </Card>
  )
}
