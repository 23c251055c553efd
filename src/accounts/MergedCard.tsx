/** Which accounts this one was merged with; each can be separated again. */
import { Act } from '../ui/Act.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { useWhyNotSay } from './KnownCard.tsx'
import './known.css'
import { listMerged, separateAccounts } from './merge.api.ts'

export function MergedCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const merged = useRead(listMerged, { accountId })
  const refusal = useWhyNotSay(accountId)
  const format = useFormat()
  const nameOf = (otherId: string) => merged.find((one) => one.otherId === otherId)?.name ?? ''
  const separate = useWrite(separateAccounts, 'all', {
    said: ({ changedSince }, { otherId }) => {
      const said = changedSince > 0 ? 'partly' : 'separated'
      return `${t(`accounts:merge.${said}`, { name: nameOf(otherId) })}. ${t('accounts:merge.figures')}`
    },
  })
  if (merged.length === 0) return null
  const since = (mergedAt: string, by: string | null) => {
    const at = format.instant(mergedAt)
    return by ? t('accounts:merge.sinceBy', { at, name: by }) : t('accounts:merge.since', { at })
  }
  return (
    <Card title={t('accounts:merge.with')}>
      <ul className="Known-rows">
        {merged.map(({ otherId, name, code, mergedAt, by }) => (
          <li key={otherId}>
            {name} {code && <span className="dim">{code}</span>}{' '}
            <span className="dim">{since(mergedAt, by)}</span>
            <div className="Known-acts">
              <Act
                size="compact-sm"
                refusal={refusal}
                aria-label={t('accounts:merge.separateOf', { name })}
                onClick={() => separate.mutate({ accountId, otherId })}
              >
                {t('accounts:merge.separate')}
              </Act>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
