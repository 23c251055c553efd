/** Selección, revisión: what was tried beside a list, account by account, and the way to keep its criteria. */
import { useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { A, useGo } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { Empty } from '../ui/Empty.tsx'
import { liveField } from '../ui/liveField.ts'
import { Page } from '../ui/Page.tsx'
import { refusalWords } from '../ui/problemWords.ts'
import { Progress } from '../ui/Progress.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { ComparedLists } from './ComparedLists.tsx'
import { CriteriaBeside } from './CriteriaBeside.tsx'
import { readCriteria } from './criteria.api.ts'
import { KeepCriteria } from './KeepCriteria.tsx'
import { type KeptSelection, type SelectionTold, whyNotChange } from './keptSelection.ts'
import './list.css'
import './review.css'
import { readReview } from './review.api.ts'
import { dropSelection, listSelections, openSelection, readSelection } from './selection.api.ts'
import './selection.css'
import { SelectionTabs } from './SelectionTabs.tsx'

const SOON_MS = 1_000

export function TrialPage({ selectionId }: { selectionId: string }) {
  const t = useWords()
  const format = useFormat()
  const { role } = useSession()
  const { selection } = useRead(
    readSelection,
    { selectionId },
    { everyMs: (now) => (now?.selection.state === 'solving' ? SOON_MS : false) },
  )
  const { chosen } = useRead(readCriteria, {})
  const { title, version, state, asOf, decision, criteria, lines } = selection
  return (
    <Page
      title={title}
      facts={[
        version === null
          ? t('segment:review.ownCriteria')
          : t('segment:criteria.versionNo', { version }),
        t('segment:review.figuresAt', { day: format.day(asOf) }),
      ]}
      acts={
        <>
          <A to="/selection/review">{t('segment:review.back')}</A>
          {governs(role) && selection.kind === 'trial' && <Drop selection={selection} />}
        </>
      }
      sentence={
        state === 'solving'
          ? t('segment:list.says.solving')
          : decision
            ? t('segment:review.trialSays', { count: decision.accounts })
            : t('segment:review.trialRefused')
      }
    >
      <SelectionTabs at="/selection/review" />
      {state === 'solving' && (
        <Card>
          <Progress name={t('segment:list.working')} done={0} total={null} />
        </Card>
      )}
      {state === 'refused' && <Refusals refusals={selection.refusals} />}
      {state === 'ready' && <Beside selection={selection} />}
      {governs(role) && selection.kind === 'trial' && state !== 'solving' && (
        <Cards columns="1fr">
          <KeepCriteria criteria={criteria} lines={lines} kept={chosen} done={() => {}} />
        </Cards>
      )}
    </Page>
  )
}

function Refusals({ refusals }: Pick<KeptSelection, 'refusals'>) {
  return (
    <div role="alert" className="Form-problem">
      <ul className="Refusals">
        {refusals.map((refusal) => (
          <li key={`${refusal.code} ${JSON.stringify(refusal.values)}`}>
            {refusalWords(refusal as never)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Dropped, it can be tried again with the figures of that day. */
function Drop({ selection }: { selection: KeptSelection }) {
  const t = useWords()
  const go = useGo()
  const { selectionId, title, version, criteria, roundId, largest, financialShare } = selection
  const drop = useWrite(dropSelection, [listSelections], {
    said: () => t('segment:review.dropped', { title }),
    undo: () =>
      ask(openSelection, {
        title,
        kind: 'trial',
        ...(version === null ? { criteria } : { version }),
        ...(roundId && { roundId }),
        candidates: largest,
        financialShare,
      }),
  })
  return (
    <Act
      refusal={whyNotChange(selection)}
      busy={drop.isPending}
      onClick={() =>
        void drop.mutateAsync({ selectionId }).then(
          () => go('/selection/review'),
          () => {},
        )
      }
    >
      {t('segment:review.drop')}
    </Act>
  )
}

/** Beside the list that was decided last, or any other that is worked out. */
function Beside({ selection: { selectionId, criteria } }: { selection: KeptSelection }) {
  const t = useWords()
  const { last } = useRead(readReview, {})
  const others = useRead(listSelections, {}).filter(
    (one) => one.selectionId !== selectionId && one.kind !== 'watch' && one.state === 'ready',
  )
  const start = last?.selectionId ?? others[0]?.selectionId ?? null
  const [otherId, setOtherId] = useState(start)
  if (otherId === null) {
    return (
      <Empty step={<A to="/selection/list">{t('segment:review.toList')}</A>}>
        {t('segment:review.noOther')}
      </Empty>
    )
  }
  return (
    <>
      <div className="Beside">
        <SelectField
          {...liveField('other', otherId, (to) => setOtherId(String(to)))}
          options={others.map((one) => ({ value: one.selectionId, label: labelOf(one) }))}
          label={t('segment:review.against')}
        />
      </div>
      <Cards columns="3fr 2fr">
        <Stack>
          <ComparedLists selectionId={otherId} otherId={selectionId} />
        </Stack>
        <Stack>
          <CriteriaBeside otherId={otherId} criteria={criteria} />
        </Stack>
      </Cards>
    </>
  )

  function labelOf({ title, kind, decidedAt }: SelectionTold) {
    const is = decidedAt ? 'decided' : kind === 'trial' ? 'trial' : 'open'
    return `${title} · ${t(`segment:review.is.${is}`)}`
  }
}
