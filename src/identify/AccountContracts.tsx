/** An account's contracts: what each comes to by the year, and what comes next. */
import { A } from '../ui/A.tsx'
import { useList } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readAccountContracts } from './contracts.api.ts'

const SHOWN = 6

export function AccountContracts({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const { data } = useList(readAccountContracts, { accountId })
  const current = data?.contracts.filter(({ state }) => state !== 'ended') ?? []
  if (current.length === 0) return null
  return (
    <Card
      title={t('identify:contract.title')}
      aside={<A to={`/portfolio/contracts?account=${accountId}`}>{t('identify:contract.all')}</A>}
    >
      <ul className="plain">
        {current.slice(0, SHOWN).map(({ contractId, title, code, acv, currency, next, state }) => (
          <li key={contractId}>
            <b>{title}</b> <span className="dim">{code}</span>
            {': '}
            {t('identify:contract.yearly', { acv, currency })}
            {state === 'running' ? ` · ${t('identify:contract.counts')}` : ''}
            {' · '}
            {next
              ? t(
                  next.what === 'notice'
                    ? 'identify:contract.nextNotice'
                    : 'identify:contract.nextEnd',
                  { on: format.day(next.on) },
                )
              : t('identify:contract.noEnd')}
          </li>
        ))}
      </ul>
    </Card>
  )
}
