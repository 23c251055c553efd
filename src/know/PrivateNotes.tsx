/** What is noted of a person for those who deal with them: why, on what ground and until when. */
import { addMonths } from '../kernel/day.ts'
import { Act } from '../ui/Act.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import '../accounts/known.css'
import { useWords } from '../ui/words.ts'
import { addPrivateNote, dropPrivateNote, listPrivateNotes } from './privateNote.api.ts'
import { GROUNDS, PrivateNoteGiven } from './privateNote.ts'

const Typed = PrivateNoteGiven.omit({ contactId: true })
const MONTHS = 12

export function PrivateNotes({ contactId }: { contactId: string }) {
  const t = useWords()
  const format = useFormat()
  const notes = useRead(listPrivateNotes, { contactId })
  const drop = useWrite(dropPrivateNote, [listPrivateNotes], {
    said: () => t('know:privateNote.dropped'),
  })
  return (
    <>
      <p className="dim">{t('know:privateNote.intro')}</p>
      {notes.length === 0 && <p>{t('know:privateNote.none')}</p>}
      <ul className="Known-rows">
        {notes.map(({ noteId, text, purpose, ground, untilOn, byName }) => (
          <li key={noteId}>
            <p>{text}</p>
            <span className="dim">
              {t('know:privateNote.line', {
                purpose,
                ground: t(`know:privateNote.grounds.${ground}`),
                day: format.day(untilOn),
                name: byName ?? t('know:profile.someone'),
              })}
            </span>
            <div className="Known-acts">
              <Act
                size="compact-sm"
                busy={drop.isPending}
                aria-label={t('know:privateNote.dropOf', { text: text.slice(0, 60) })}
                onClick={() => drop.mutate({ contactId, noteId })}
              >
                {t('know:privateNote.drop')}
              </Act>
            </div>
          </li>
        ))}
      </ul>
      <NewNote key={notes.length} contactId={contactId} />
    </>
  )
}

function NewNote({ contactId }: { contactId: string }) {
  const t = useWords()
  const { today } = useSession()
  const add = useWrite(addPrivateNote, [listPrivateNotes], {
    quiet: true,
    said: () => t('know:privateNote.kept'),
  })
  const form = useForm(Typed, { untilOn: addMonths(today, MONTHS), ground: 'told' }, (given) =>
    add.mutateAsync({ ...given, contactId }),
  )
  return (
    <Form form={form} does={t('know:privateNote.save')}>
      <LongTextField {...form.field('text')} label={t('know:privateNote.text')} />
      <TextField
        {...form.field('purpose')}
        label={t('know:privateNote.purpose')}
        hint={t('know:privateNote.purposeHint')}
      />
      <SelectField
        {...form.field('ground')}
        label={t('know:privateNote.ground')}
        options={GROUNDS.map((value) => ({ value, label: t(`know:privateNote.grounds.${value}`) }))}
      />
      <DayField {...form.field('untilOn')} min={today} label={t('know:privateNote.untilOn')} />
    </Form>
  )
}
