/** Days of a calendar that aren't like their weekday: closed, or with other hours. */
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import type { Field } from '../ui/useForm.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { OtherDay } from './calendar.ts'

export function OwnDaysField({ field }: { field: Field }) {
  const t = useWords()
  const format = useFormat()
  const days = (field.value as OtherDay[] | undefined) ?? []
  const [typed, setTyped] = useState({ day: '', name: '', hours: '' })
  const read = OtherDay.safeParse({
    ...typed,
    hours: typed.hours.split(/[\s,;]+/).filter(Boolean),
  })
  function add() {
    if (!read.success) return
    const others = days.filter(({ day }) => day !== read.data.day)
    field.onChange([...others, read.data].toSorted((a, b) => (a.day < b.day ? -1 : 1)))
    setTyped({ day: '', name: '', hours: '' })
  }
  const put = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
  })
  return (
    <fieldset className="OwnDays">
      <legend>{t('commit:calendar.ownDays')}</legend>
      {days.map((one) => (
        <div key={one.day} className="OwnDays-row">
          <span>
            {format.day(one.day)} {one.name}{' '}
            <span className="dim">{one.hours.join(', ') || t('commit:calendar.closed')}</span>
          </span>
          <Act
            size="compact-sm"
            aria-label={`${t('commit:act.drop')}: ${format.day(one.day)}`}
            onClick={() => field.onChange(days.filter(({ day }) => day !== one.day))}
          >
            {t('commit:act.drop')}
          </Act>
        </div>
      ))}
      <div className="Form-row">
        <TextInput type="date" label={t('commit:calendar.field.day')} {...put('day')} />
        <TextInput label={t('commit:calendar.field.dayName')} {...put('name')} />
        <TextInput
          label={t('commit:calendar.field.dayHours')}
          placeholder={t('commit:calendar.closed')}
          {...put('hours')}
        />
      </div>
      <Button size="compact-sm" disabled={!read.success} onClick={add}>
        {t('commit:calendar.addDay')}
      </Button>
    </fieldset>
  )
}
