/** All that is known of one person of the map, and the acts that say it anew. */
import { CloseButton, Modal } from '@mantine/core'
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { Act } from '../ui/Act.tsx'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Part } from '../ui/Part.tsx'
import { useWords } from '../ui/words.ts'
import { type Decider, type DeciderMap, partOf } from './deciderMap.ts'
import { KnownOf } from './DeciderKnown.tsx'
import { DeciderLines } from './DeciderLines.tsx'
import { DeciderPiece } from './DeciderPiece.tsx'
import { DeciderPlan } from './DeciderPlan.tsx'
import { DeciderPositions } from './DeciderPositions.tsx'
import type { Decision } from './decision.ts'
import { rolesWords } from './deciderWords.tsx'
import { RolesForm } from './RolesForm.tsx'
import { SayingForm } from './SayingForm.tsx'

type Props = {
  accountId: string
  map: DeciderMap
  decision: Decision | undefined
  person: Decider
  /** A map of another day is only looked at. */
  isThen: boolean
  close: () => void
}

export function DeciderPanel({ accountId, map, decision, person, isThen, close }: Props) {
  const t = useWords()
  const refusal = useWhyNotSay(accountId)
  const [open, setOpen] = useState<'say' | 'roles' | null>(null)
  const done = () => setOpen(null)
  const { name, jobTitle, area, contactId } = person
  const part = partOf(decision, contactId)
  const act = (which: 'say' | 'roles') =>
    isThen ? null : (
      <Act size="compact-sm" refusal={refusal} onClick={() => setOpen(which)}>
        {t(`know:deciders.acts.${which}`)}
      </Act>
    )
  const writes = !isThen && refusal === null
  return (
    <Card
      title={name}
      aside={
        <CloseButton size="sm" aria-label={t('know:deciders.closeOf', { name })} onClick={close} />
      }
    >
      <div className="Deciders-person">
        {(jobTitle || area) && <p>{[jobTitle, area].filter(Boolean).join(' · ')}</p>}
        <KnownOf accountId={accountId} asOf={map.asOf} person={person}>
          {act('say')}
        </KnownOf>
        {decision && (
          <DeciderPiece
            title={t('know:deciders.partIn', { title: decision.title })}
            act={act('roles')}
          >
            {part ? (
              <p>
                {rolesWords(t, part.roles)}{' '}
                <Chip>{t(`know:deciders.confidences.${part.confidence}`)}</Chip>
              </p>
            ) : (
              <p className="dim">{t('know:deciders.noPart')}</p>
            )}
          </DeciderPiece>
        )}
        <DeciderPositions accountId={accountId} person={person} writes={writes} />
        <DeciderLines accountId={accountId} map={map} contactId={contactId} writes={writes} />
        {!isThen && (
          <Part height={60}>
            <DeciderPlan accountId={accountId} person={person} />
          </Part>
        )}
      </div>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={open !== null}
        onClose={done}
        title={name}
      >
        {open === 'say' && <SayingForm accountId={accountId} person={person} done={done} />}
        {open === 'roles' && decision && (
          <RolesForm accountId={accountId} person={person} decision={decision} done={done} />
        )}
      </Modal>
    </Card>
  )
}
