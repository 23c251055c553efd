/** Whose strengths and weaknesses are looked at: us here, the client, its value chain, one of its rivals. */
import { useWords } from '../ui/words.ts'
import { subjectKey, type SwotItem } from './swot.ts'

type Of = Pick<SwotItem, 'subject' | 'competitor'>
type Props = {
  label: string
  subjects: readonly Of[]
  chosen: string
  choose: (key: string) => void
  /** Said after its name, where there is something. */
  aside?: (key: string) => string | null
}

export function SubjectPicker({ label, subjects, chosen, choose, aside }: Props) {
  const name = useSubjectName()
  return (
    <fieldset className="Subjects">
      <legend className="unseen">{label}</legend>
      {subjects.map((subject) => {
        const key = subjectKey(subject)
        const more = aside?.(key)
        return (
          <button key={key} type="button" aria-pressed={key === chosen} onClick={() => choose(key)}>
            {name(subject)}
            {more && <small>{more}</small>}
          </button>
        )
      })}
    </fieldset>
  )
}

export function useSubjectName() {
  const t = useWords()
  return ({ subject, competitor }: Of) => competitor || t(`know:swot.subjects.${subject}`)
}
