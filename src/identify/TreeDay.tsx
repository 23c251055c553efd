/** The day of a structure and its figures; today stands for the newest there are. */
import { TextInput } from '@mantine/core'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import './treeGrid.css'

type Props = { asOf: string | undefined; change: (asOf: string | undefined) => void }

export function TreeDay({ asOf, change }: Props) {
  const t = useWords()
  const { today } = useSession()
  return (
    <label className="Tree-day">
      <span>{t('identify:tree.asOf')}</span>
      <TextInput
        type="date"
        size="xs"
        max={today}
        value={asOf ?? today}
        onChange={(event) => {
          const day = event.currentTarget.value
          if (day && day <= today) change(day === today ? undefined : day)
        }}
      />
    </label>
  )
}
