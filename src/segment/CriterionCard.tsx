/** One criterion: its weight, and opened, what it says and how it is scored. */
import { Slider } from '@mantine/core'
import { Act } from '../ui/Act.tsx'
import { Card } from '../ui/Card.tsx'
import { SelectField } from '../ui/choiceFields.tsx'
import { SwitchField, TextField } from '../ui/fields.tsx'
import { liveField } from '../ui/liveField.ts'
import { useWords } from '../ui/words.ts'
import { AXES, type Axis, type Criterion } from './criterion.ts'
import { CriterionChips } from './CriterionChips.tsx'
import { MeasuredFields } from './MeasuredFields.tsx'

type Props = {
  criterion: Criterion
  isOpen: boolean
  open: () => void
  change: (changed: Partial<Criterion>) => void
  weigh: (to: number) => void
  remove: () => void
  /** A set of one has all the weight. */
  only: boolean
}

export function CriterionCard({ criterion, isOpen, open, change, weigh, remove, only }: Props) {
  const t = useWords()
  const { name, weight } = criterion
  return (
    <Card
      title={name}
      aside={
        <Act size="compact-sm" onClick={open} aria-expanded={isOpen}>
          {t(isOpen ? 'segment:criteria.close' : 'segment:criteria.open')}
        </Act>
      }
    >
      <CriterionChips criterion={criterion} />
      <div className="Criterion-weight">
        <Slider
          min={1}
          max={99}
          value={weight}
          disabled={only}
          label={null}
          thumbLabel={t('segment:criteria.weightOf', { name })}
          onChange={weigh}
        />
        <output>{t('segment:criteria.weight', { weight: weight / 100 })}</output>
      </div>
      {isOpen && (
        <div className="Criterion-inside">
          <Fields criterion={criterion} change={change} />
          <Anchors criterion={criterion} change={change} />
          <MeasuredFields criterion={criterion} change={change} />
          <div>
            <Act size="compact-sm" onClick={remove}>
              {t('segment:criteria.remove')}
            </Act>
          </div>
        </div>
      )}
    </Card>
  )
}

type Part = Pick<Props, 'criterion' | 'change'>

function Fields({ criterion, change }: Part) {
  const t = useWords()
  const { key, name, axis, looksAhead } = criterion
  return (
    <div className="Criterion-fields">
      <TextField
        {...liveField(`${key}-name`, name, (to) => change({ name: String(to) }))}
        label={t('segment:criteria.name')}
      />
      <SelectField
        {...liveField(`${key}-axis`, axis, (to) => change({ axis: to as Axis }))}
        options={AXES.map((one) => ({ value: one, label: t(`segment:axis.${one}`) }))}
        label={t('segment:criteria.axis')}
      />
      <SwitchField
        {...liveField(`${key}-ahead`, looksAhead, (to) => change({ looksAhead: to === true }))}
        label={t('segment:criteria.looksAhead')}
        hint={t('segment:criteria.looksAheadHint')}
      />
    </div>
  )
}

function Anchors({ criterion: { key, anchors }, change }: Part) {
  const t = useWords()
  return (
    <fieldset className="Anchors">
      <legend>{t('segment:criteria.anchors')}</legend>
      {anchors.map((anchor, at) => (
        <TextField
          key={at}
          {...liveField(`${key}-anchor${at + 1}`, anchor, (to) =>
            change({ anchors: anchors.with(at, String(to)) as Criterion['anchors'] }),
          )}
          error={anchor.trim() === '' ? t('ui:invalid.missing') : null}
          label={t('segment:criteria.point', { point: at + 1 })}
        />
      ))}
    </fieldset>
  )
}
