/** Of one account: whether serving it eats its margin, what is done about it, and what that changed. */
import { useState } from 'react'
import { readAccount } from '../accounts/account.api.ts'
import { useReason, useSaid } from '../identify/telling.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readRemedies } from './remedy.api.ts'
import { type Remedy, whyNotClose, whyNotOpen } from './remedy.ts'
import { type RemedyAsked, RemedyModal } from './RemedyModal.tsx'
import { StateChip } from './RemedyTable.tsx'
import './standing.css'
import { useChangeWords } from './useChangeWords.tsx'

/** Nothing where serving it is no problem and never was one. */
export function RemedyCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const { actor, role } = useSession()
  const { name, carers } = useRead(readAccount, { accountId })
  const { remedies, cost, valuation } = useRead(readRemedies, { accountId })
  const reason = useReason(valuation ?? undefined)
  const said = useSaid(valuation ?? undefined)
  const [asked, setAsked] = useState<RemedyAsked | null>(null)
  const isBad = cost?.class === 'bad'
  if (!isBad && remedies.length === 0) return null
  const hasOpen = remedies.some(({ state }) => state === 'open')
  const opening = { act: 'open' as const, account: { accountId, name }, cost, valuation }
  return (
    <Card title={t('segment:remedy.title')}>
      {isBad && (
        <p>
          {reason([cost.reason])}.{cost.remedy && !hasOpen && ` ${said(cost.remedy)}`}
        </p>
      )}
      {isBad && !hasOpen && role !== 'viewer' && (
        <Act refusal={whyNotOpen(actor, { carers, hasOpen })} onClick={() => setAsked(opening)}>
          {t('segment:remedy.open')}
        </Act>
      )}
      {remedies.length > 0 && (
        <ul className="Decisions">
          {remedies.map((remedy) => (
            <li key={remedy.remedyId}>
              <Told remedy={remedy} />
              {remedy.state === 'open' && role !== 'viewer' && (
                <div className="Strategy-acts">
                  {(['change', 'close'] as const).map((act) => (
                    <Act
                      key={act}
                      size="compact-sm"
                      refusal={whyNotClose(actor, { ...remedy, carers })}
                      onClick={() => setAsked({ act, remedy })}
                    >
                      {t(`segment:remedy.${act}`)}
                    </Act>
                  ))}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      <RemedyModal asked={asked} done={() => setAsked(null)} />
    </Card>
  )
}

function Told({ remedy }: { remedy: Remedy }) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const changed = useChangeWords()
  const { kind, why, owner, dueOn, outcome } = remedy
  return (
    <>
      <p>
        {t(`segment:remedy.kind.${kind}`)} <StateChip remedy={remedy} today={today} />
      </p>
      <p>{why}</p>
      {outcome !== '' && <p>{t('segment:remedy.came', { outcome })}</p>}
      <p className="dim">
        {[
          t('segment:remedy.by', { owner: owner ?? t('segment:notice.someone') }),
          t('segment:remedy.dueOn', { day: format.day(dueOn) }),
          changed(remedy),
        ].join(' · ')}
      </p>
    </>
  )
}
