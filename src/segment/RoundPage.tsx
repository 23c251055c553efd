/** A rating round: one's own sheet, how far the others are, and, unblinded, where they lie apart. */
import { useRef, useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { Disagreements } from './Disagreements.tsx'
import {
  finishRating,
  listRounds,
  moveRound,
  readDisagreements,
  readRatingSheet,
  readRound,
  resumeRating,
} from './rating.api.ts'
import { judgedKeys, NEXT_STATE, type Rater, type Round } from './rating.ts'
import { RatingSheet } from './RatingSheet.tsx'
import './selection.css'
import { SelectionTabs } from './SelectionTabs.tsx'

const POINT_CHANGED = [readRound, listRounds, readDisagreements]
const ROUND_CHANGED = [...POINT_CHANGED, readRatingSheet]

export function RoundPage({ roundId }: { roundId: string }) {
  const t = useWords()
  const { role, person } = useSession()
  const { round, criteria, raters, rates } = useRead(readRound, { roundId })
  const [wanted, setWanted] = useState<{ accountId: string } | null>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const me = raters.find(({ personId }) => personId === person.personId)
  const asked = round.accounts * judgedKeys(criteria.criteria).length
  const mayRate = rates && round.state !== 'closed' && !(round.state === 'open' && me?.finished)
  const turnTo = (accountId: string) => {
    setWanted({ accountId })
    sheet.current?.scrollIntoView?.({ block: 'start' })
  }
  return (
    <Page
      title={round.title}
      chips={<Chip tone="accent">{t(`segment:state.${round.state}`)}</Chip>}
      facts={[
        t('segment:rating.accounts', { count: round.accounts }),
        t('segment:criteria.versionNo', { version: round.version }),
      ]}
      sentence={t(`segment:rating.stateSays.${round.state}`)}
      acts={governs(role) && <Move round={round} raters={raters} />}
    >
      <SelectionTabs at="/selection/rating" />
      <Cards columns="3fr 2fr">
        <Stack>
          {mayRate && (
            <div ref={sheet}>
              <RatingSheet
                roundId={roundId}
                criteria={criteria.criteria}
                changed={POINT_CHANGED}
                isDiscussed={round.state === 'discussing'}
                wanted={wanted}
              />
            </div>
          )}
          {round.state !== 'open' && (
            <Disagreements
              roundId={roundId}
              criteria={criteria.criteria}
              {...(mayRate && { turnTo })}
            />
          )}
        </Stack>
        <Stack>
          {me && round.state === 'open' && <Finishing roundId={roundId} me={me} asked={asked} />}
          <Raters raters={raters} asked={asked} />
        </Stack>
      </Cards>
    </Page>
  )
}

function Move({ round, raters }: { round: Round; raters: Rater[] }) {
  const t = useWords()
  const { roundId, state } = round
  const move = useWrite(moveRound, ROUND_CHANGED, {
    said: (now) => t(`segment:rating.moved.${now.state}`),
    undo: () => ask(moveRound, { roundId, state: 'discussing' }),
    undoable: (now) => now.state === 'closed',
  })
  const waiting = raters.filter(({ finished }) => !finished).length
  return (
    <Act
      variant={state === 'closed' ? 'default' : 'filled'}
      onClick={() => move.mutate({ roundId, state: NEXT_STATE[state] })}
    >
      {state === 'open' && waiting > 0
        ? t('segment:rating.move.without', { count: waiting })
        : t(`segment:rating.move.${state}`)}
    </Act>
  )
}

function Finishing({ roundId, me, asked }: { roundId: string; me: Rater; asked: number }) {
  const t = useWords()
  const finish = useWrite(finishRating, ROUND_CHANGED, {
    said: () => t('segment:rating.saidFinished'),
    undo: () => ask(resumeRating, { roundId }),
  })
  const resume = useWrite(resumeRating, ROUND_CHANGED, {})
  return (
    <Card title={t('segment:rating.mine')}>
      <p>{t('segment:rating.progress', { given: me.given, asked })}</p>
      {me.finished ? (
        <Act onClick={() => resume.mutate({ roundId })}>{t('segment:rating.resume')}</Act>
      ) : (
        <Act variant="filled" onClick={() => finish.mutate({ roundId })}>
          {t(me.given < asked ? 'segment:rating.finishAnyway' : 'segment:rating.finish')}
        </Act>
      )}
    </Card>
  )
}

function Raters({ raters, asked }: { raters: Rater[]; asked: number }) {
  const t = useWords()
  return (
    <Card title={t('segment:rating.raters')}>
      <ul className="Raters">
        {raters.map(({ personId, name, given, finished }) => (
          <li key={personId}>
            <span>{name}</span>
            <progress
              max={asked}
              value={given}
              aria-label={t('segment:rating.progressOf', { name })}
            />
            <small className="dim">
              {finished ? t('segment:rating.done') : t('segment:rating.progress', { given, asked })}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  )
}
