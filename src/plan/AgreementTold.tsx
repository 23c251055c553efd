/** How the text about a meeting stands: asked, accepted with its hash, or no longer what the plan says. */
import { acceptanceState } from '../accounts/acceptance.ts'
import { ProofTold } from '../accounts/ProofTold.tsx'
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Alignment, LineChanges } from './alignment.ts'

const TONES = {
  open: 'note',
  accepted: 'good',
  declined: 'bad',
  withdrawn: 'warn',
  replaced: 'note',
  expired: 'warn',
} as const

export function AgreementTold({ alignment: { asked, signed, changes } }: { alignment: Alignment }) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  if (!asked) return <p className="dim">{t('plan:alignment.notAsked')}</p>
  const state = acceptanceState(asked, today)
  return (
    <>
      <p>
        <Chip tone={TONES[state]}>{t(`plan:alignment.state.${state}`)}</Chip>{' '}
        {t(`plan:alignment.told.${state}`, {
          name: asked.signedName ?? asked.name,
          ours: asked.ourName,
          asked: format.instant(asked.askedAt),
          at: asked.answeredAt ? format.instant(asked.answeredAt) : '',
          until: format.day(asked.expiresOn),
          reason: asked.reason,
        })}
      </p>
      <ProofTold mails={asked.mails} />
      {signed && (
        <p className="dim">
          {signed.acceptanceId !== asked.acceptanceId && (
            <>
              {t('plan:alignment.told.accepted', {
                name: signed.signedName ?? signed.name,
                ours: signed.ourName,
                asked: format.instant(signed.askedAt),
                at: format.instant(signed.answeredAt!),
              })}{' '}
            </>
          )}
          {t('plan:alignment.hash')} <code className="Agreement-hash">{signed.textHash}</code>
        </p>
      )}
      {changes && <Changed changes={changes} />}
    </>
  )
}

function Changed({ changes: { added, gone } }: { changes: LineChanges }) {
  const t = useWords()
  return (
    <details className="Known-before" open>
      <summary>{t('plan:alignment.changed')}</summary>
      <ul className="Agreement-changes">
        {gone.map((line) => (
          <li key={`- ${line}`}>
            <del>{line.trim()}</del>
          </li>
        ))}
        {added.map((line) => (
          <li key={`+ ${line}`}>
            <ins>{line.trim()}</ins>
          </li>
        ))}
      </ul>
    </details>
  )
}
