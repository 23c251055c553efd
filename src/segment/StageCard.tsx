/** How close we are: our view, the client's and the target, and the gaps between them in words. */
import { type Stage, workingStage } from '../accounts/stage.ts'
import { type StageView, stepsApart, stepsToTarget } from '../accounts/stageView.ts'
import { readStage } from '../accounts/stageView.api.ts'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { KnownCard } from '../accounts/KnownCard.tsx'
import { SaidBefore, SaidBy } from './SaidBefore.tsx'
import { StageForm } from './StageForm.tsx'
import { StageSteps } from './StageSteps.tsx'
import { StageTable } from './StageTable.tsx'

export function StageCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const said = useRead(readStage, { accountId })
  const now = said[0] && isSaid(said[0]) ? said[0] : null
  const line = (one: StageView) =>
    isSaid(one)
      ? t('segment:stage.line', {
          ours: t(`accounts:stage.${one.ours ?? 'none'}.name`),
          theirs: t(`accounts:stage.${one.theirs ?? 'none'}.name`),
        })
      : null
  return (
    <KnownCard
      accountId={accountId}
      title={t('segment:stage.title')}
      act={t('segment:stage.act')}
      form={(done) => <StageForm accountId={accountId} now={now} done={done} />}
    >
      {now ? <Standing now={now} /> : <Empty>{t('segment:stage.none')}</Empty>}
      <SaidBefore said={said} tell={line} />
    </KnownCard>
  )
}

function Standing({ now }: { now: StageView }) {
  const t = useWords()
  const working = workingStage(now.ours, now.theirs)
  return (
    <>
      <StageSteps views={now} />
      <StageTable views={now} />
      <p>
        {working && <b>{workingWords(t, now, working)}</b>} {gapWords(t, now)} {targetWords(t, now)}
      </p>
      <p>{now.evidence || <span className="dim">{t('segment:stage.noEvidence')}</span>}</p>
      <SaidBy said={now} />
    </>
  )
}

type Say = ReturnType<typeof useWords>

/** Where both are known and differ, with what each says. */
function workingWords(t: Say, { ours, theirs }: StageView, working: Stage): string {
  const name = (stage: Stage) => t(`accounts:stage.${stage}.name`)
  if (!ours || !theirs || ours === theirs) {
    return t('segment:stage.working', { stage: name(working) })
  }
  const values = { ours: name(ours), theirs: name(theirs), working: name(working) }
  return t('segment:stage.bothSay', lower(values))
}

const lower = (names: Record<string, string>) =>
  Object.fromEntries(Object.entries(names).map(([key, name]) => [key, name.toLocaleLowerCase()]))

function gapWords(t: Say, now: StageView): string {
  const apart = stepsApart(now)
  if (apart === null)
    return t(now.theirs ? 'segment:stage.oursUnknown' : 'segment:stage.theirsUnknown')
  if (apart === 0) return t('segment:stage.agreed')
  return t(apart > 0 ? 'segment:stage.closer' : 'segment:stage.farther', { count: Math.abs(apart) })
}

function targetWords(t: Say, now: StageView): string {
  const steps = stepsToTarget(now)
  if (steps === null) return ''
  if (steps === 0) return t('segment:stage.atTarget')
  return steps > 0 ? t('segment:stage.toTarget', { count: steps }) : t('segment:stage.belowTarget')
}

function isSaid({ ours, theirs, target }: StageView): boolean {
  return (ours ?? theirs ?? target) !== null
}
