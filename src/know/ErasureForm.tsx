/** Takes out all that is kept of a person, once their name is typed; then tells what went and what stays. */
import { useState } from 'react'
import { Form } from '../ui/Form.tsx'
import { TextField } from '../ui/fields.tsx'
import { useWrite } from '../ui/api.ts'
import { useFormat } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import type { Contact } from './contact.ts'
import { DEPARTURES_CHANGED } from './departureChanged.tsx'
import { erasePerson } from './personal.api.ts'
import { type Erasure, ErasureGiven } from './personal.ts'

const Typed = ErasureGiven.omit({ contactId: true })

export function ErasureForm({ contact: { contactId, name } }: { contact: Contact }) {
  const t = useWords()
  const [told, setTold] = useState<Erasure | null>(null)
  const erase = useWrite(erasePerson, DEPARTURES_CHANGED, {
    quiet: true,
    said: () => t('know:personal.erased'),
  })
  const form = useForm(Typed, {}, async (given) =>
    setTold(await erase.mutateAsync({ ...given, contactId })),
  )
  if (told) return <Told erasure={told} />
  return (
    <Form form={form} does={t('know:personal.erase')}>
      <p>{t('know:personal.eraseSays', { name })}</p>
      <TextField
        {...form.field('name')}
        data-autofocus
        autoComplete="off"
        label={t('know:personal.typeName')}
      />
    </Form>
  )
}

function Told({ erasure: { parts } }: { erasure: Erasure }) {
  const t = useWords()
  const format = useFormat()
  const some = parts.filter(({ changed, kept }) => changed + kept > 0)
  return (
    <table className="Plain">
      <thead>
        <tr>
          <th scope="col">{t('know:personal.what')}</th>
          <th scope="col">{t('know:personal.changed')}</th>
          <th scope="col">{t('know:personal.kept')}</th>
        </tr>
      </thead>
      <tbody>
        {some.map(({ part, changed, kept }) => (
          <tr key={part}>
            <th scope="row">{t(`know:personal.part.${part as 'person'}`)}</th>
            <td>{format.number(changed)}</td>
            <td>{format.number(kept)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
