/** Rondas: what is asked, of whom, and how it goes. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { governs } from '../../access/SettingsTabs.tsx'
import { Act } from '../../ui/Act.tsx'
import { A } from '../../ui/A.tsx'
import { ask, useList, useRead, useWrite } from '../../ui/api.ts'
import { Card, Stack } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { useFormat, useSession } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import { RoundForm } from './RoundForm.tsx'
import { ROUNDS_CHANGED } from './satisfactionChanged.tsx'
import { SatisfactionTabs } from './SatisfactionTabs.tsx'
import { closeRound, dropRound, listRounds, openRound, putRound, readReach } from './survey.api.ts'
import { type Round, RoundGiven, roundState, whyNotOpen } from './survey.ts'

const TONES = { draft: 'plain', open: 'accent', closed: 'good' } as const

export function RoundsPage() {
  const t = useWords()
  const { role } = useSession()
  const rounds = useRead(listRounds, {})
  const [changed, change] = useState<Round | 'new' | null>(null)
  const leads = governs(role)
  const done = () => change(null)
  return (
    <Page
      title={t('monitor:satisfaction.round.title')}
      sentence={t('monitor:satisfaction.round.says')}
      acts={
        leads && (
          <Act variant="filled" onClick={() => change('new')}>
            {t('monitor:satisfaction.round.add')}
          </Act>
        )
      }
    >
      <SatisfactionTabs at="rounds" />
      <Stack>
        {rounds.length === 0 && <Empty>{t('monitor:satisfaction.round.none')}</Empty>}
        {rounds.map((round) => (
          <RoundCard key={round.roundId} round={round} leads={leads} change={() => change(round)} />
        ))}
      </Stack>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={changed !== null}
        onClose={done}
        title={t(
          changed === 'new'
            ? 'monitor:satisfaction.round.add'
            : 'monitor:satisfaction.round.change',
        )}
      >
        {changed && <RoundForm {...(changed === 'new' ? {} : { changes: changed })} done={done} />}
      </Modal>
    </Page>
  )
}

type CardProps = { round: Round; leads: boolean; change: () => void }

function RoundCard({ round, leads, change }: CardProps) {
  const t = useWords()
  const format = useFormat()
  const { roundId, title, asked, answered, failing, closesOn, openedOn, closedOn } = round
  const state = roundState(round)
  const close = useWrite(closeRound, ROUNDS_CHANGED, {
    said: () => t('monitor:satisfaction.round.saidClosed', { title }),
  })
  const drop = useWrite(dropRound, ROUNDS_CHANGED, {
    said: () => t('monitor:satisfaction.round.takenBack', { title }),
    undo: (was) => ask(putRound, { ...RoundGiven.parse(was), roundId }),
  })
  return (
    <Card
      title={title}
      aside={<Chip tone={TONES[state]}>{t(`monitor:satisfaction.round.state.${state}`)}</Chip>}
    >
      <p>
        {state === 'draft'
          ? t('monitor:satisfaction.round.draftSays', { day: format.day(closesOn) })
          : t('monitor:satisfaction.round.openSays', {
              answered,
              count: asked,
              from: format.day(openedOn!),
              to: format.day(closedOn ?? closesOn),
            })}
      </p>
      {state === 'draft' && leads && <Reach round={round} />}
      <div className="Known-acts">
        {state !== 'draft' && (
          <A to={`/portfolio/satisfaction/rounds/${roundId}`}>
            {failing > 0
              ? t('monitor:satisfaction.round.failing', { count: failing })
              : t('monitor:satisfaction.round.recipients')}
          </A>
        )}
        {state === 'draft' && leads && (
          <>
            <Act
              size="compact-sm"
              aria-label={t('monitor:satisfaction.round.changeOf', { title })}
              onClick={change}
            >
              {t('monitor:satisfaction.round.change')}
            </Act>
            <Act
              size="compact-sm"
              aria-label={t('monitor:satisfaction.round.dropOf', { title })}
              onClick={() => drop.mutate({ roundId })}
            >
              {t('monitor:satisfaction.round.drop')}
            </Act>
          </>
        )}
        {state === 'open' && leads && (
          <Act size="compact-sm" busy={close.isPending} onClick={() => close.mutate({ roundId })}>
            {t('monitor:satisfaction.round.close')}
          </Act>
        )}
      </div>
    </Card>
  )
}

/** Whom it would reach today, before it goes out: what is sent isn't called back. */
function Reach({ round }: { round: Round }) {
  const t = useWords()
  const { today } = useSession()
  const { roundId, title } = round
  const [sure, setSure] = useState(false)
  const { data } = useList(readReach, { roundId })
  const open = useWrite(openRound, ROUNDS_CHANGED, {
    said: ({ asked }) => t('monitor:satisfaction.round.saidOpened', { title, count: asked }),
  })
  if (!data) return null
  return (
    <>
      <p className="dim">{t('monitor:satisfaction.round.reach', { ...data, count: data.asked })}</p>
      <Act
        size="compact-sm"
        variant={sure ? 'filled' : 'default'}
        busy={open.isPending}
        refusal={whyNotOpen(round, data, today)}
        onClick={() => (sure ? open.mutate({ roundId }) : setSure(true))}
      >
        {sure
          ? t('monitor:satisfaction.round.openSure', { count: data.asked })
          : t('monitor:satisfaction.round.open')}
      </Act>
    </>
  )
}
