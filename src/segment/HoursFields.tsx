/** Hours a month by skill, as someone types them: those in use are there, another is added by its name. */
import { useState } from 'react'
import type { Hours } from '../accounts/teamHours.ts'
import { Act } from '../ui/Act.tsx'
import { TextField } from '../ui/fields.tsx'
import { liveField } from '../ui/liveField.ts'
import { NumberField } from '../ui/NumberField.tsx'
import { useWords } from '../ui/words.ts'

type Props = {
  name: string
  hours: Hours
  /** Those that others have. */
  skills: string[]
  keep: (hours: Hours) => void
}

export function HoursFields({ name, hours, skills, keep }: Props) {
  const t = useWords()
  const [given, setGiven] = useState<Hours>(hours)
  const [skill, setSkill] = useState('')
  const shown = [...new Set([...skills, ...Object.keys(given)])]
  const add = () => {
    const fresh = skill.trim()
    if (fresh !== '' && !shown.includes(fresh)) setGiven({ ...given, [fresh]: 0 })
    setSkill('')
  }
  return (
    <form
      className="Hours"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        keep(Object.fromEntries(Object.entries(given).filter(([, one]) => one > 0)))
      }}
    >
      <div className="Thresholds">
        {shown.map((one) => (
          <NumberField
            key={one}
            {...liveField(`${name}-${one}`, given[one] ?? 0, (to) =>
              setGiven({ ...given, [one]: typeof to === 'number' ? to : 0 }),
            )}
            min={0}
            max={10_000}
            label={t('segment:capacity.hoursIn', { skill: one })}
          />
        ))}
      </div>
      <div className="Hours-add">
        <TextField
          {...liveField(`${name}-skill`, skill, (to) => setSkill(String(to)))}
          label={t('segment:capacity.another')}
        />
        <Act onClick={add}>{t('segment:capacity.addSkill')}</Act>
      </div>
      <div>
        <Act type="submit" variant="filled" onClick={() => {}}>
          {t('segment:capacity.keep')}
        </Act>
      </div>
    </form>
  )
}
