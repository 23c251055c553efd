/** One fact with where it comes from, how sure and how old it is; what is to be done about it is in the row. */
import { Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { Chip } from '../ui/Chip.tsx'
import { useSession } from '../ui/session.ts'
import '../accounts/known.css'
import { useWords } from '../ui/words.ts'
import { FACTS_CHANGED } from './factChanged.tsx'
import { FactForm } from './FactForm.tsx'
import { confirmFact, dropFact, putFact } from './profileFact.api.ts'
import { isToConfirm, type ProfileFact } from './profileFact.ts'
import { useFactWords } from './useFactWords.tsx'

type Props = { fact: ProfileFact; writes: boolean; about?: ReactNode }

export function FactRow({ fact, writes, about }: Props) {
  const t = useWords()
  const { today } = useSession()
  const { says, cameFrom } = useFactWords()
  const [changing, setChanging] = useState(false)
  const { factId, topic, link, confidence } = fact
  const what = says(fact)
  const age = isToConfirm(fact, today)
  const confirm = useWrite(confirmFact, FACTS_CHANGED, {
    said: () => t('know:profile.confirmed'),
    undo: ({ before }) => ask(putFact, before),
  })
  const drop = useWrite(dropFact, FACTS_CHANGED, {
    said: () => t('know:profile.dropped'),
    undo: (was) => ask(putFact, was),
  })
  const done = () => setChanging(false)
  return (
    <li className="Fact" data-stale={age === 'stale' || undefined}>
      <div>
        <span className="Fact-topic">{t(`know:profile.topics.${topic}`)}</span> {about}
        <p>
          {what}{' '}
          {/^https?:\/\//i.test(link) && link !== what && (
            <a href={link} target="_blank" rel="noreferrer noopener">
              {link}
            </a>
          )}
        </p>
        <span className="dim">{cameFrom(fact)}</span>{' '}
        <Chip tone={confidence === 'confirmed' ? 'good' : 'plain'}>
          {t(`know:profile.is.${confidence}`)}
        </Chip>{' '}
        {age === 'stale' && <Chip tone="warn">{t('know:profile.stale')}</Chip>}
      </div>
      {writes && (
        <div className="Known-acts">
          {age !== null && (
            <Act
              size="compact-sm"
              busy={confirm.isPending}
              aria-label={t('know:profile.confirmOf', { what })}
              onClick={() => confirm.mutate({ factId, seenOn: today, was: fact })}
            >
              {t('know:profile.confirm')}
            </Act>
          )}
          <Act
            size="compact-sm"
            aria-label={t('know:profile.changeOf', { what })}
            onClick={() => setChanging(true)}
          >
            {t('know:profile.change')}
          </Act>
          <Act
            size="compact-sm"
            busy={drop.isPending}
            aria-label={t('know:profile.dropOf', { what })}
            onClick={() => drop.mutate({ factId })}
          >
            {t('know:profile.drop')}
          </Act>
        </div>
      )}
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={changing}
        onClose={done}
        title={t('know:profile.changeTitle')}
      >
        <FactForm accountId={fact.accountId} topics={[topic]} changes={fact} done={done} />
      </Modal>
    </li>
  )
}
