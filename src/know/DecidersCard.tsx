/** The map of deciders of an account: the picture with its table, and beside it whoever is chosen. */
import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { readAccount } from '../accounts/account.api.ts'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import type { Day } from '../kernel/day.ts'
import { Chart } from '../ui/Chart/Chart.tsx'
import { useChoice } from '../ui/choices.ts'
import { Empty } from '../ui/Empty.tsx'
import { ask, useList, useRead, useWrite } from '../ui/api.ts'
import { useFormat, useSession } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { dropSpots, putSpots, readDeciderMap } from './decider.api.ts'
import { DeciderPanel } from './DeciderPanel.tsx'
import { DecidersBar } from './DecidersBar.tsx'
import { DecidersFigures } from './DecidersFigures.tsx'
import { DecidersThen } from './DecidersThen.tsx'
import { type Decider, type DeciderMap, nextDecision, type Spot } from './deciderMap.ts'
import './deciders.css'
import { aloneOf, drawnOf, toldOf } from './deciderWords.tsx'
import { TieForm, type TieStart } from './TieForm.tsx'
import { useDeciderTable } from './useDeciderTable.tsx'
import type { Layer } from './useDeciderNodes.tsx'

const Picture = lazy(() =>
  import('./DeciderPicture.tsx').then((m) => ({ default: m.DeciderPicture })),
)
const PHONE = '(max-width: 760px)'

export function DecidersCard({ accountId }: { accountId: string }) {
  const { today } = useSession()
  const [asOf, setAsOf] = useState<Day>(today)
  // The map of the day before stays until the next one is here.
  const { data: map, error } = useList(readDeciderMap, {
    accountId,
    ...(asOf === today ? {} : { asOf }),
  })
  if (error) throw error
  return map ? (
    <Shown accountId={accountId} map={map} setAsOf={setAsOf} />
  ) : (
    <BlockSkeleton height={520} />
  )
}

type Props = { accountId: string; map: DeciderMap; setAsOf: (day: Day) => void }

function Shown({ accountId, map, setAsOf }: Props) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const isPhone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches)
  const isThen = map.asOf !== today
  const writes = useWhyNotSay(accountId) === null && !isThen
  const [layer, setLayer] = useChoice<Layer>('deciders', 'reports')
  const [decisionId, setDecisionId] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [joining, setJoining] = useState<TieStart | null>(null)
  const toSave = useRef<(() => SVGSVGElement | null) | null>(null)
  const decision = map.decisions.find((one) => one.decisionId === decisionId) ?? nextDecision(map)
  const person = map.people.find(({ contactId }) => contactId === chosen)
  const table = useDeciderTable(map, decision)
  // The picture knows already where they are.
  const move = useWrite(putSpots, []).mutate
  const [times, setTimes] = useState(0)
  const layOut = useWrite(dropSpots, [readDeciderMap], {
    said: () => t('know:deciders.laidOut'),
    undoable: (spots) => spots.length > 0,
    undo: (spots) => ask(putSpots, { accountId, spots }),
  })
  const onMoved = useCallback((spots: Spot[]) => move({ accountId, spots }), [move, accountId])
  const onJoin = useCallback((fromId: string, toId: string) => setJoining({ fromId, toId }), [])
  const { asOf } = map
  const alone = useMemo(() => aloneOf(map), [map])
  const drawn = useCallback(
    (one: Decider) => drawnOf(t, { asOf, decision, alone }, one),
    [t, asOf, decision, alone],
  )
  const tells = useCallback(
    (one: Decider) => toldOf(t, { map, decision, alone }, one),
    [t, map, decision, alone],
  )
  const title = t('know:deciders.title')
  const { name } = useRead(readAccount, { accountId })
  const heading = [name, decision?.title, format.day(asOf)].filter(Boolean).join(' · ')
  return (
    <>
      <DecidersBar
        accountId={accountId}
        map={map}
        decision={decision}
        writes={writes}
        setDecisionId={setDecisionId}
        layer={layer}
        setLayer={setLayer}
        setAsOf={setAsOf}
        layOut={() => layOut.mutate({ accountId }, { onSuccess: () => setTimes(times + 1) })}
      />
      {isThen && <DecidersThen asOf={map.asOf} back={() => setAsOf(today)} />}
      <DecidersFigures map={map} />
      <div className="Deciders-beside" data-open={person ? true : undefined}>
        <Chart
          key={isPhone ? 'phone' : 'wide'}
          title={title}
          describes={t('know:deciders.describes', { count: map.people.length })}
          file={t('know:deciders.file', { day: map.asOf })}
          heading={heading}
          picture={table}
          height={heightFor(map.people.length)}
          startsAsTable={isPhone}
          toSave={toSave}
          onPick={(row) => setChosen(map.people[row]!.contactId)}
          pickSays={t('know:deciders.see')}
          foot={t('know:deciders.foot')}
        >
          {map.people.length === 0 ? (
            <Empty>{t('know:deciders.none')}</Empty>
          ) : (
            <Suspense fallback={<BlockSkeleton height={heightFor(map.people.length)} />}>
              <Picture
                key={times}
                title={title}
                map={map}
                layer={layer}
                writes={writes}
                chosen={chosen}
                onChoose={setChosen}
                onJoin={onJoin}
                onMoved={onMoved}
                drawn={drawn}
                tells={tells}
                toSave={toSave}
              />
            </Suspense>
          )}
        </Chart>
        {person && (
          <DeciderPanel
            key={person.contactId}
            accountId={accountId}
            map={map}
            decision={decision}
            person={person}
            isThen={isThen}
            close={() => setChosen(null)}
          />
        )}
      </div>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={joining !== null}
        onClose={() => setJoining(null)}
        title={t('know:deciders.tieTitle')}
      >
        {joining && (
          <TieForm
            accountId={accountId}
            people={map.people}
            start={{ ...joining, kind: layer === 'reports' ? 'reports' : 'influences' }}
            done={() => setJoining(null)}
          />
        )}
      </Modal>
    </>
  )
}

function heightFor(people: number): number {
  return people <= 4 ? 320 : people <= 12 ? 460 : 580
}
