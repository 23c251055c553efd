/** What became of the mails by which both parties can prove an answer: to whom, sent when, or why not yet. */
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { ProofMail } from './acceptance.ts'

// words: accounts:acceptance.proof.*

export function ProofTold({ mails }: { mails: readonly ProofMail[] | undefined }) {
  const t = useWords()
  const format = useFormat()
  if (!mails || mails.length === 0) return null
  return (
    <p className="dim">
      {mails
        .map(({ party, state, since, why }) =>
          t('accounts:acceptance.proof.one', {
            to: t(`accounts:acceptance.proof.to.${party}`),
            how: t(`accounts:acceptance.proof.${state}`, { at: format.instant(since), why }),
          }),
        )
        .join(' · ')}
    </p>
  )
}
