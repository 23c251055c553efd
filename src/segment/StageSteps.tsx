/** The five steps of a relationship, the closest on top, with who sees it where. */
import { STAGES, workingStage } from '../accounts/stage.ts'
import type { StageGiven } from '../accounts/stageView.ts'
import { Chip } from '../ui/Chip.tsx'
import { useWords } from '../ui/words.ts'

const VIEWS = [
  ['ours', 'note'],
  ['theirs', 'warn'],
  ['target', 'good'],
  ['theirTarget', 'plain'],
] as const

type Props = { views: Pick<StageGiven, 'ours' | 'theirs' | 'target' | 'theirTarget'> }

export function StageSteps({ views }: Props) {
  const t = useWords()
  const working = workingStage(views.ours, views.theirs)
  return (
    <ol className="Steps" reversed aria-label={t('segment:stage.steps')}>
      {STAGES.toReversed().map((stage) => (
        <li
          key={stage}
          title={t(`accounts:stage.${stage}.says`)}
          aria-current={stage === working ? 'step' : undefined}
        >
          <b>{t(`accounts:stage.${stage}.name`)}</b>
          {VIEWS.filter(([view]) => views[view] === stage).map(([view, tone]) => (
            <Chip key={view} tone={tone}>
              {t(`segment:stage.${view}`)}
            </Chip>
          ))}
        </li>
      ))}
    </ol>
  )
}
