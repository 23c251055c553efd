/** Hours a month of each person, by skill; a person is changed in place. */
import { useState } from 'react'
import { listTeamHours, putTeamHours } from '../accounts/teamHours.api.ts'
import { skillsOf, type TeamHours } from '../accounts/teamHours.ts'
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readCapacity } from './capacity.api.ts'
import { HoursFields } from './HoursFields.tsx'

export function TeamHoursTable({ people, writes }: { people: TeamHours[]; writes: boolean }) {
  const t = useWords()
  const format = useFormat()
  const [changing, setChanging] = useState<string | null>(null)
  const skills = skillsOf(people.map(({ hours }) => hours))
  return (
    <ul className="Team">
      {people.map((person) => {
        const { personId, name, hours } = person
        const told = Object.entries(hours).map(([skill, one]) =>
          t('segment:capacity.hoursOf', { skill, hours: format.number(one, 1) }),
        )
        return (
          <li key={personId}>
            <div className="Team-row">
              <span>
                <b>{name}</b>{' '}
                <span className="dim">{told.join(' · ') || t('segment:capacity.noneYet')}</span>
              </span>
              {writes && (
                <Act
                  size="compact-sm"
                  aria-expanded={changing === personId}
                  aria-label={t('segment:capacity.changeOf', { name })}
                  onClick={() => setChanging(changing === personId ? null : personId)}
                >
                  {t('segment:strategy.change')}
                </Act>
              )}
            </div>
            {changing === personId && (
              <PersonHours person={person} skills={skills} done={() => setChanging(null)} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

type PersonProps = { person: TeamHours; skills: string[]; done: () => void }

function PersonHours({ person: { personId, name, hours }, skills, done }: PersonProps) {
  const t = useWords()
  const put = useWrite(putTeamHours, [listTeamHours, readCapacity], {
    said: () => t('segment:capacity.kept', { name }),
    undo: ({ before }) => ask(putTeamHours, before),
  })
  return (
    <HoursFields
      name={personId}
      hours={hours}
      skills={skills}
      keep={(to) => put.mutateAsync({ personId, hours: to }).then(done, () => {})}
    />
  )
}
