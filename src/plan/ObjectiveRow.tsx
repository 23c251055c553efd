/** One objective: its two questions answered on its face, how far it is and how that was made, and the acts in the row. */
import { HowMade } from '../ui/HowMade.tsx'
import { Bar } from '../ui/Progress.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { ItemOf } from './item.ts'
import { LineChips } from './LineChips.tsx'
import { LineActs } from './LineActs.tsx'
import { LineFoot } from './LineFoot.tsx'
import { LETTERS, expectedOf, progressOf, smartOf, valueNow } from './objective.ts'
import type { AskedOfLine } from './ObjectivesCard.tsx'
import type { PlanReading } from './PlanRead.tsx'
import { useLineProse } from './Prose.tsx'
import { useMeasured } from './useMeasured.tsx'

type Props = { item: ItemOf<'objective'>; read: PlanReading; ask: (act: AskedOfLine) => void }

export function ObjectiveRow({ item, read, ask }: Props) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const { plan, items } = read
  const { name, told } = useMeasured(read.currency)
  const { title, body, dueOn } = item
  const { shown, act } = useLineProse(item, plan)
  const measure = name(body)
  const lacking = LETTERS.flatMap((letter) => smartOf(item, { today, ...plan })[letter])
  const parent = items.find(({ itemId }) => itemId === item.parentId)
  return (
    <li className="Line">
      <b>{title}</b> <LineChips item={item} />
      <dl className="Asked">
        <div>
          <dt>{t('plan:objective.howMeasured')}</dt>
          <dd>
            {measure
              ? t('plan:objective.measured', {
                  measure,
                  from: told(body.baseline, body),
                  to: told(body.target, body),
                })
              : t('plan:objective.unsaid')}
          </dd>
        </div>
        <div>
          <dt>{t('plan:objective.byWhen')}</dt>
          <dd>{dueOn ? format.day(dueOn) : t('plan:objective.unsaid')}</dd>
        </div>
      </dl>
      <ProgressTold item={item} read={read} />
      {item.outcome && <p>{item.outcome}</p>}
      {lacking.length > 0 && item.state === 'draft' && (
        <p className="dim">
          {t('plan:objective.lacks', {
            what: format.list(lacking.map((lack) => t(`plan:lack.${lack}`))),
          })}
        </p>
      )}
      {shown}
      <LineFoot item={item} parent={parent?.title ?? null} />
      <LineActs item={item} plan={plan} ask={ask} more={act} />
    </li>
  )
}

function ProgressTold({ item, read }: { item: ItemOf<'objective'>; read: PlanReading }) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const { told } = useMeasured(read.currency)
  const { body, dueOn, readings } = item
  const value = valueNow(item, read.live)
  const progress = progressOf(body, value)
  if (progress === null) {
    return (
      <p className="dim">
        {t(body.metric === 'hand' ? 'plan:progress.unread' : 'plan:progress.unknown')}
      </p>
    )
  }
  const expected = dueOn ? expectedOf({ fromOn: read.plan.fromOn, dueOn }, today) : null
  const last = readings.at(-1)
  const figure = format.percent(progress, 0)
  const tone =
    expected === null || progress >= expected ? 'good' : progress >= expected / 2 ? 'warn' : 'bad'
  return (
    <div className="Plan-progress">
      <Bar share={progress} tone={tone} />
      <HowMade
        figure={figure}
        made={{
          title: t('plan:progress.title'),
          means: t('plan:progress.means'),
          formula: t('plan:progress.formula'),
          inputs: [
            { name: t('plan:progress.now'), value: told(value, body) },
            { name: t('plan:progress.baseline'), value: told(body.baseline, body) },
            { name: t('plan:progress.target'), value: told(body.target, body) },
            ...(expected === null
              ? []
              : [{ name: t('plan:progress.expected'), value: format.percent(expected, 0) }]),
          ],
          notes: [
            body.metric === 'hand'
              ? t('plan:progress.readOn', {
                  day: last ? format.day(last.day) : '',
                  source: last?.source || body.source || t('plan:objective.unsaid'),
                })
              : t('plan:progress.live', {
                  day: read.asOf ? format.day(read.asOf) : format.day(today),
                }),
          ],
        }}
      />
      <span className="dim">{t('plan:progress.nowIs', { value: told(value, body) })}</span>
    </div>
  )
}
