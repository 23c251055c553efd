/** Hours by skill in a form: the skills of the team, each with its number. */
import { listTeamHours } from '../accounts/teamHours.api.ts'
import { type Hours, skillsOf } from '../accounts/teamHours.ts'
import { useRead } from '../ui/api.ts'
import { liveField } from '../ui/liveField.ts'
import { NumberField } from '../ui/NumberField.tsx'
import type { Field } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'

type Props = { field: Field; label: string; hint?: string }

export function SkillHoursField({ field, label, hint }: Props) {
  const t = useWords()
  const given = (field.value ?? {}) as Hours
  const team = useRead(listTeamHours, {}).map(({ hours }) => hours)
  const skills = skillsOf([...team, given])
  const put = (skill: string, to: unknown) =>
    field.onChange(
      Object.fromEntries(
        Object.entries({ ...given, [skill]: typeof to === 'number' ? to : 0 }).filter(
          ([, hours]) => hours > 0,
        ),
      ),
    )
  return (
    <fieldset className="Engage-hours">
      <legend>{label}</legend>
      <p className="dim">{skills.length === 0 ? t('engage:request.noSkills') : hint}</p>
      {skills.map((skill) => (
        <NumberField
          key={skill}
          {...liveField(`${field.name}-${skill}`, given[skill], (to) => put(skill, to))}
          required={false}
          min={0}
          max={10_000}
          suffix=" h"
          label={skill}
        />
      ))}
    </fieldset>
  )
}
