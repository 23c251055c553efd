/** The milestones of an account, entered by hand. */
import { KnownCard, useWhyNotSay } from '../accounts/KnownCard.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { useState } from 'react'
import { KnowModal } from './KnowModal.tsx'
import { dropMilestone, listMilestones, putMilestone } from './milestone.api.ts'
import type { Milestone } from './milestone.ts'
import { MilestoneForm, MILESTONES_CHANGED } from './MilestoneForm.tsx'
import './note.css'

export function MilestonesCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const milestones = useRead(listMilestones, { accountId })
  const writes = useWhyNotSay(accountId) === null
  const [changes, setChanges] = useState<Milestone | null>(null)
  const drop = useWrite(dropMilestone, MILESTONES_CHANGED, {
    said: ({ title }) => t('know:milestone.dropped', { title }),
    undo: (milestone) => ask(putMilestone, milestone),
  })
  return (
    <KnownCard
      accountId={accountId}
      title={t('know:milestone.title')}
      act={t('know:milestone.add')}
      form={(done) => <MilestoneForm accountId={accountId} done={done} />}
    >
      {milestones.length === 0 && <Empty>{t('know:milestone.none')}</Empty>}
      <ol className="Milestones">
        {milestones.map((one) => (
          <li key={one.milestoneId}>
            <time className="dim" dateTime={one.day}>
              {format.day(one.day)}
            </time>
            <div>
              <b>{one.title}</b>
              {one.about && <p>{one.about}</p>}
              <p className="dim">{t('know:milestone.from', { source: one.source })}</p>
            </div>
            {writes && (
              <div className="Known-acts">
                <Act
                  size="compact-sm"
                  aria-label={t('know:milestone.changeOf', { title: one.title })}
                  onClick={() => setChanges(one)}
                >
                  {t('know:note.change')}
                </Act>
                <Act
                  size="compact-sm"
                  aria-label={t('know:milestone.dropOf', { title: one.title })}
                  onClick={() => drop.mutate({ accountId, milestoneId: one.milestoneId })}
                >
                  {t('know:milestone.drop')}
                </Act>
              </div>
            )}
          </li>
        ))}
      </ol>
      <KnowModal
        title={changes && t('know:milestone.changeOf', { title: changes.title })}
        onClose={() => setChanges(null)}
      >
        {changes && (
          <MilestoneForm accountId={accountId} changes={changes} done={() => setChanges(null)} />
        )}
      </KnowModal>
    </KnownCard>
  )
}
