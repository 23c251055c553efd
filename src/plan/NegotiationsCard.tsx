/** Coming negotiations of an account, each a sheet to be prepared, and how those before ended. */
import { KnownCard } from '../accounts/KnownCard.tsx'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listNegotiations } from './negotiation.api.ts'
import './negotiation.css'
import { NegotiationForm } from './NegotiationForm.tsx'
import { NegotiationShown } from './NegotiationShown.tsx'

export function NegotiationsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const sheets = useRead(listNegotiations, { accountId })
  const open = sheets.filter(({ state }) => state === 'open')
  const ended = sheets.filter(({ state }) => state !== 'open')
  return (
    <KnownCard
      accountId={accountId}
      title={t('plan:negotiation.title')}
      act={t('plan:negotiation.add')}
      form={(done) => <NegotiationForm accountId={accountId} done={done} />}
    >
      {open.length === 0 && <Empty>{t('plan:negotiation.none')}</Empty>}
      {open.map((sheet) => (
        <NegotiationShown key={sheet.negotiationId} sheet={sheet} />
      ))}
      {ended.map((sheet) => (
        <details key={sheet.negotiationId} className="Known-before">
          <summary>
            {t(`plan:negotiation.endedAs.${sheet.state === 'agreed' ? 'agreed' : 'broken'}`, {
              subject: sheet.subject,
              day: format.day(sheet.endedOn!),
            })}
          </summary>
          <NegotiationShown sheet={sheet} />
        </details>
      ))}
    </KnownCard>
  )
}
