/** How an account is related to others besides belonging to them. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { KnownCard, useWhyNotSay } from './KnownCard.tsx'
import { dropRelation, listRelations, putRelation } from './relation.api.ts'
import { type Relation, seenFrom } from './relation.ts'
import { RelationForm } from './RelationForm.tsx'
import { RELATIONS_CHANGED } from './treeChanged.tsx'
import { useDaysWords } from './useDaysWords.tsx'

export function RelationsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const { today } = useSession()
  const relations = useRead(listRelations, { accountId })
  const lasts = ({ untilOn }: Relation) => untilOn === null || untilOn >= today
  const ended = relations.filter((one) => !lasts(one))
  return (
    <KnownCard
      accountId={accountId}
      title={t('accounts:relation.title')}
      act={t('accounts:relation.add')}
      form={(done) => <RelationForm accountId={accountId} done={done} />}
    >
      {relations.length === ended.length && <Empty>{t('accounts:relation.none')}</Empty>}
      <Rows accountId={accountId} relations={relations.filter(lasts)} />
      {ended.length > 0 && (
        <details className="Known-before">
          <summary>{t('accounts:relation.ended')}</summary>
          <Rows accountId={accountId} relations={ended} />
        </details>
      )}
    </KnownCard>
  )
}

type Props = { accountId: string; relations: readonly Relation[] }

function Rows({ accountId, relations }: Props) {
  const t = useWords()
  const refusal = useWhyNotSay(accountId)
  const days = useDaysWords()
  const [changed, setChanged] = useState<Relation | null>(null)
  const done = () => setChanged(null)
  const drop = useWrite(dropRelation, RELATIONS_CHANGED, {
    said: (was) => t('accounts:relation.dropped', { name: seenFrom(accountId, was).name }),
    undo: (was) => ask(putRelation, was),
  })
  return (
    <ul className="Known-rows">
      {relations.map((relation) => {
        const { view, id, name } = seenFrom(accountId, relation)
        const { relationId, note } = relation
        return (
          <li key={relationId}>
            {t(`accounts:relation.view.${view}`)} <A to={`/accounts/${id}/structure`}>{name}</A>{' '}
            <span className="dim">{days(relation)}</span>
            {note && <p>{note}</p>}
            {!refusal && (
              <div className="Known-acts">
                <Act
                  size="compact-sm"
                  aria-label={t('accounts:relation.changeOf', { name })}
                  onClick={() => setChanged(relation)}
                >
                  {t('accounts:relation.change')}
                </Act>
                <Act
                  size="compact-sm"
                  aria-label={t('accounts:relation.dropOf', { name })}
                  onClick={() => drop.mutate({ relationId })}
                >
                  {t('accounts:relation.drop')}
                </Act>
              </div>
            )}
          </li>
        )
      })}
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={changed !== null}
        onClose={done}
        title={
          changed && t('accounts:relation.changeOf', { name: seenFrom(accountId, changed).name })
        }
      >
        {changed && <RelationForm accountId={accountId} changes={changed} done={done} />}
      </Modal>
    </ul>
  )
}
