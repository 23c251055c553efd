// @vitest-environment jsdom
/** Two versions of one thing: what differs is asked, nothing loses to something, what is equal is shown once. */
import { fireEvent, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { chosenAtFirst } from './mergeChoice.ts'
import { MergeFields } from './MergeFields.tsx'
import { show } from './testing.tsx'
import { aServer } from './testingServer.ts'

const FIELDS = [
  { field: 'name', label: 'Nombre', kept: 'Ana Ruiz', other: 'Ana Ruiz Gil' },
  { field: 'language', label: 'Idioma', kept: 'español', other: 'español' },
  { field: 'channel', label: 'Canal', kept: '', other: 'correo' },
  { field: 'past', label: 'Antes', kept: 'Una queja', other: '' },
  { field: 'note', label: 'Nota', kept: '', other: '' },
]
const { person } = aServer({ title: '' })

function Page() {
  const [chosen, choose] = useState(chosenAtFirst(FIELDS))
  return (
    <>
      <MergeFields
        keptName="Ana Ruiz"
        otherName="Ana Ruiz Gil"
        fields={FIELDS}
        chosen={chosen}
        onChoose={choose}
      />
      <output>{JSON.stringify(chosen)}</output>
    </>
  )
}

test('asks of what differs only, and begins with what is not empty', async () => {
  const page = await show(<Page />, person)
  const chosen = () => JSON.parse(page.container.querySelector('output')!.textContent) as object
  expect(chosen()).toEqual({ name: 'kept', channel: 'other', past: 'kept' })
  expect(page.getAllByRole('group').map((one) => one.textContent)).toEqual([
    expect.stringContaining('Nombre'),
    expect.stringContaining('Canal'),
    expect.stringContaining('Antes'),
  ])
  expect(page.getByText('Igual en las dos').parentElement!.textContent).toContain('español')
  expect(page.queryByText('Nota')).toBeNull()
})

test('a choice changes its field alone, and says from which it is', async () => {
  const page = await show(<Page />, person)
  const name = within(page.getByRole('group', { name: 'Nombre' }))
  fireEvent.click(name.getByRole('radio', { name: 'Ana Ruiz Gil De la otra' }))
  const past = within(page.getByRole('group', { name: 'Antes' }))
  fireEvent.click(past.getByRole('radio', { name: 'Sin dato De la otra' }))
  expect(JSON.parse(page.container.querySelector('output')!.textContent)).toEqual({
    name: 'other',
    channel: 'other',
    past: 'other',
  })
  expect(name.getByRole<HTMLInputElement>('radio', { checked: true }).value).toBe('other')
})
