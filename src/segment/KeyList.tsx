/** One list of key accounts: the frontier, what it comes to, who is near its edge, every candidate, the decision. */
import { Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Page } from '../ui/Page.tsx'
import { refusalWords } from '../ui/problemWords.ts'
import { Progress } from '../ui/Progress.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { CandidateTable } from './CandidateTable.tsx'
import { DecideForm } from './DecideForm.tsx'
import { EdgeCard } from './EdgeCard.tsx'
import { FrontierCard } from './FrontierCard.tsx'
import { type KeptSelection, RUNS_OF, whyNotChange, whyNotDecide } from './keptSelection.ts'
import { NobodyCard } from './NobodyCard.tsx'
import { OutcomeCard } from './OutcomeCard.tsx'
import { readSelection, rereadSelection } from './selection.api.ts'
import { SELECTION_CHANGED, type SelectionAnswer } from './selectionChanged.tsx'
import { SelectionTabs } from './SelectionTabs.tsx'

const SOON_MS = 1_000

/** It is being chosen, or tried with other weights. */
function isWorking({ state, robustRuns, kind }: KeptSelection): boolean {
  return state === 'solving' || (state === 'ready' && robustRuns < RUNS_OF[kind])
}

/** Something of it is still to come. */
function isBusy(selection: KeptSelection): boolean {
  const { state, kind, additions } = selection
  const lacksAdditions = state === 'ready' && RUNS_OF[kind] > 0 && additions === null
  return isWorking(selection) || lacksAdditions
}

export function KeyList({ selectionId, others }: { selectionId: string; others: ReactNode }) {
  const t = useWords()
  const { role } = useSession()
  const [deciding, setDeciding] = useState(false)
  const told = useRead(
    readSelection,
    { selectionId },
    { everyMs: (now) => (now && isBusy(now.selection) ? SOON_MS : false) },
  )
  const { selection } = told
  const reread = useWrite(rereadSelection, SELECTION_CHANGED, {
    said: () => t('segment:list.reread'),
  })
  const decides = governs(role) && selection.decidedAt === null
  const busy = isBusy(selection)
  return (
    <Page
      title={selection.title}
      chips={<State selection={selection} />}
      facts={[
        t('segment:list.among', { count: selection.candidates }),
        selection.version !== null &&
          t('segment:criteria.versionNo', { version: selection.version }),
      ].filter(Boolean)}
      sentence={<Says told={told} />}
      acts={
        decides && (
          <>
            <Act refusal={whyNotChange(selection)} onClick={() => reread.mutate({ selectionId })}>
              {t('segment:list.readAgain')}
            </Act>
            <Act
              variant="filled"
              refusal={whyNotDecide(selection)}
              onClick={() => setDeciding(true)}
            >
              {t('segment:list.decide')}
            </Act>
          </>
        )
      }
    >
      <SelectionTabs at="/selection/list" />
      {isWorking(selection) && <Working selection={selection} />}
      {selection.refusals.length > 0 && (
        <div role="alert" className="Form-problem">
          <ul className="Refusals">
            {selection.refusals.map((refusal) => (
              <li key={`${refusal.code} ${JSON.stringify(refusal.values)}`}>
                {refusalWords(refusal as never)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Cards columns="3fr 2fr">
        <Stack>
          {selection.decision?.accounts === 0 && <NobodyCard told={told} />}
          {selection.frontier && selection.frontier.length > 0 && (
            <FrontierCard selection={selection} names={told.names} writes={decides} />
          )}
          {selection.decision && <OutcomeCard selection={selection} />}
        </Stack>
        <Stack>
          <EdgeCard told={told} />
          {others}
        </Stack>
      </Cards>
      <CandidateTable selection={selection} writes={decides} busy={busy} />
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={deciding}
        onClose={() => setDeciding(false)}
        title={t('segment:list.decideTitle')}
      >
        <DecideForm selection={selection} done={() => setDeciding(false)} />
      </Modal>
    </Page>
  )
}

function State({ selection: { decidedAt, state } }: { selection: KeptSelection }) {
  const t = useWords()
  if (decidedAt) return <Chip tone="good">{t('segment:list.is.decided')}</Chip>
  const tone = state === 'refused' ? 'bad' : 'accent'
  return <Chip tone={tone}>{t(`segment:list.is.${state}`)}</Chip>
}

/** What it comes to in a sentence that ends in what to do. */
function Says({ told: { selection, justIn, justOut } }: { told: SelectionAnswer }) {
  const t = useWords()
  const format = useFormat()
  const { decision, decidedAt, effectiveOn, decidedBy, candidates } = selection
  if (selection.state === 'solving' && !decision) return t('segment:list.says.solving')
  if (selection.state === 'refused' || !decision) return t('segment:list.says.refused')
  if (decision.accounts === 0) return t('segment:nobody.says', { count: candidates })
  const [last, next] = [justIn[0]?.name, justOut[0]?.name]
  const values = { count: decision.accounts, candidates, last: last ?? '', next: next ?? '' }
  if (decidedAt && effectiveOn) {
    return t('segment:list.says.decided', {
      ...values,
      by: decidedBy ?? t('segment:list.someone'),
      day: format.day(effectiveOn),
    })
  }
  return last && next ? t('segment:list.says.edge', values) : t('segment:list.says.plain', values)
}

function Working({ selection: { state, kind, robustRuns } }: { selection: KeptSelection }) {
  const t = useWords()
  const isSolving = state === 'solving'
  return (
    <Card>
      <Progress
        name={t(isSolving ? 'segment:list.working' : 'segment:list.shaking')}
        done={isSolving ? 0 : robustRuns}
        total={isSolving ? null : RUNS_OF[kind]}
      />
    </Card>
  )
}
