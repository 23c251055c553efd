/** The short list of the month: who would enter or leave with the last figures, for how long already, and why. */
import { Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { governs } from '../access/SettingsTabs.tsx'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Progress } from '../ui/Progress.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readCriteria } from './criteria.api.ts'
import { OpenList } from './OpenList.tsx'
import { whyNotTry } from './review.ts'
import { SeenForm } from './SeenForm.tsx'
import { readWatch, seeWatched, unseeWatched, watchNow } from './watch.api.ts'
import type { WatchLine } from './watch.ts'
import { useWatchWhy } from './useWatchWhy.tsx'

type Props = { watched: z.output<typeof readWatch.returns> }

export function WatchCard({ watched: { watch, newer, lines, nextOn } }: Props) {
  const t = useWords()
  const format = useFormat()
  const { role } = useSession()
  const writes = governs(role)
  const { chosen } = useRead(readCriteria, {})
  const [seeing, setSeeing] = useState<WatchLine | null>(null)
  const [opening, setOpening] = useState(false)
  const look = useWrite(watchNow, [readWatch], { said: () => t('segment:review.looking') })
  const news = lines.filter(({ seen }) => seen === null)
  const seen = lines.filter((line) => line.seen !== null)
  const facts = [
    watch && t('segment:review.figuresOf', { day: format.day(watch.asOf) }),
    nextOn && t('segment:review.nextOn', { day: format.day(nextOn) }),
  ].filter(Boolean)
  return (
    <Card
      title={t('segment:review.watch')}
      aside={
        writes && (
          <Act
            size="compact-sm"
            refusal={whyNotTry(chosen !== null)}
            busy={look.isPending}
            onClick={() => look.mutate({})}
          >
            {t('segment:review.look')}
          </Act>
        )
      }
    >
      {newer === 'solving' && <Progress name={t('segment:review.working')} done={0} total={null} />}
      {newer === 'refused' && (
        <p>
          {t('segment:review.noneFits')}{' '}
          <A to="/selection/capacity">{t('segment:review.toCapacity')}</A>
        </p>
      )}
      {facts.length > 0 && <p className="dim">{facts.join(' ')}</p>}
      {!watch && newer === null && <p>{t('segment:review.noWatch')}</p>}
      {watch && news.length === 0 && <p>{t('segment:review.nothingNew')}</p>}
      {news.length > 0 && (
        <ul className="Watch">
          {news.map((line) => (
            <Line key={line.accountId} line={line}>
              {writes && (
                <Act
                  size="compact-sm"
                  aria-label={t('segment:review.see', { name: line.name })}
                  onClick={() => setSeeing(line)}
                >
                  {t('segment:review.seeShort')}
                </Act>
              )}
            </Line>
          ))}
        </ul>
      )}
      {writes && news.length > 0 && (
        <div className="Watch-acts">
          <Act onClick={() => setOpening(true)}>{t('segment:list.another')}</Act>
        </div>
      )}
      {seen.length > 0 && <SeenLines lines={seen} writes={writes} />}
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={seeing !== null}
        onClose={() => setSeeing(null)}
        title={seeing?.name}
      >
        {seeing && <SeenForm line={seeing} done={() => setSeeing(null)} />}
      </Modal>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={opening}
        onClose={() => setOpening(false)}
        title={t('segment:list.openTitle')}
      >
        <OpenList done={() => setOpening(false)} />
      </Modal>
    </Card>
  )
}

function Line({ line, children }: { line: WatchLine; children: ReactNode }) {
  const t = useWords()
  const format = useFormat()
  const why = useWatchWhy()
  const { accountId, name, side, strategic, financial, months } = line
  const points = (value: number | null) => (value === null ? '–' : format.number(value, 2))
  return (
    <li>
      <p className="Watch-name">
        <A to={`/accounts/${accountId}`}>{name}</A>{' '}
        <Chip tone={side === 'entering' ? 'good' : 'warn'}>{t(`segment:review.side.${side}`)}</Chip>{' '}
        {months > 1 && <Chip>{t('segment:review.months', { count: months })}</Chip>}
      </p>
      <p>{why(line)}</p>
      <p className="dim">
        {t('segment:review.points', {
          strategic: points(strategic),
          financial: points(financial),
        })}
      </p>
      {children}
    </li>
  )
}

function SeenLines({ lines, writes }: { lines: WatchLine[]; writes: boolean }) {
  const t = useWords()
  const unsee = useWrite(unseeWatched, [readWatch], {
    said: () => t('segment:review.unseen'),
    undo: (_answer, { accountId }) => {
      const before = lines.find((line) => line.accountId === accountId)?.seen
      return ask(seeWatched, { accountId, reason: before?.reason ?? '' })
    },
  })
  return (
    <details className="Watch-seen">
      <summary>{t('segment:review.seenTitle', { count: lines.length })}</summary>
      <ul className="Watch">
        {lines.map((line) => (
          <Line key={line.accountId} line={line}>
            <p className="dim">
              {t(line.seen!.by ? 'segment:review.seenBy' : 'segment:review.seenBySomeone', {
                by: line.seen!.by ?? '',
                reason: line.seen!.reason,
              })}
            </p>
            {writes && (
              <Act size="compact-sm" onClick={() => unsee.mutate({ accountId: line.accountId })}>
                {t('segment:review.unsee', { name: line.name })}
              </Act>
            )}
          </Line>
        ))}
      </ul>
    </details>
  )
}
