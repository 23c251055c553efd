/** Why a point was thought over: the others read it beside the point. */
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { TextField } from '../ui/fields.tsx'
import { liveField } from '../ui/liveField.ts'
import { useWords } from '../ui/words.ts'

type Props = { name: string; keep: (note: string) => Promise<unknown> }

export function PointNote({ name, keep }: Props) {
  const t = useWords()
  const [note, setNote] = useState('')
  const field = liveField(`${name} note`, note, (to) => setNote(String(to)))
  return (
    <div className="Form">
      <TextField {...field} required={false} label={t('segment:rating.note')} />
      {note.trim() !== '' && (
        <div>
          <Act
            size="compact-sm"
            onClick={() =>
              void keep(note.trim()).then(
                () => setNote(''),
                () => {},
              )
            }
          >
            {t('segment:rating.keepNote')}
          </Act>
        </div>
      )}
    </div>
  )
}
