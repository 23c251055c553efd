/** What the ledger's group names say: the offer to make the tree out of them, and where the two differ. */
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { writesAll } from '../accounts/account.ts'
import './treeGrid.css'
import { makeTree, readDisagreements, undoMaking } from '../accounts/tree.api.ts'
import { TREE_CHANGED } from '../accounts/treeChanged.tsx'

export function LedgerGroupsCard() {
  const t = useWords()
  const { role } = useSession()
  const { rows, total, toMake } = useRead(readDisagreements, {})
  const make = useWrite(makeTree, TREE_CHANGED, {
    said: (made) => t('identify:groups.made', made),
    undo: ({ makingId }) => ask(undoMaking, { makingId }),
  })
  const differ = rows.filter(({ top }) => top !== null || toMake.members === 0)
  if (toMake.members === 0 && total === 0) {
    return <p className="Tree-agree dim">{t('identify:groups.agree')}</p>
  }
  return (
    <Card
      title={t('identify:groups.ledger')}
      aside={
        toMake.members > 0 && writesAll(role) ? (
          <Act busy={make.isPending} onClick={() => make.mutate({})}>
            {t('identify:groups.make')}
          </Act>
        ) : undefined
      }
    >
      {toMake.members > 0 && (
        <p>
          {t('identify:groups.offer', { count: toMake.members })}{' '}
          <span className="dim">{writesAll(role) && t('identify:groups.makeAbout')}</span>
        </p>
      )}
      {differ.length > 0 && (
        <details className="Known-before">
          <summary>
            {t('identify:groups.differ', {
              count: toMake.members > 0 ? differ.length : total,
            })}
          </summary>
          <ul>
            {differ.map(({ accountId, name, groupName: group, top }) => (
              <li key={accountId}>
                <A to={`/accounts/${accountId}/structure`}>{name}</A>:{' '}
                {top
                  ? t('identify:groups.otherwise', { group, top: top.name })
                  : t('identify:groups.nowhere', { group })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
