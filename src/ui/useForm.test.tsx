// @vitest-environment jsdom
/** A form says what is wrong beside the field, in words, and once. */
import { fireEvent, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { CallFailed } from '../kernel/call.ts'
import { NumberField } from './NumberField.tsx'
import { SwitchField, TextField } from './fields.tsx'
import { Form } from './Form.tsx'
import { show } from './testing.tsx'
import { aServer } from './testingServer.ts'
import { useForm } from './useForm.ts'

const Account = z.object({
  name: z.string().trim().min(3),
  email: z.email(),
  limit: z.number().max(100).optional(),
  code: z
    .string()
    .refine((code) => code !== 'x', 'request/not-found')
    .optional(),
  quiet: z.boolean().optional(),
})

function Page({ send }: { send: (value: z.output<typeof Account>) => Promise<unknown> }) {
  const form = useForm(Account, { name: '' }, send)
  return (
    <Form form={form} does="Crear">
      <TextField {...form.field('name')} label="Nombre" />
      <TextField {...form.field('email')} label="Correo" />
      <NumberField {...form.field('limit')} label="Límite" />
      <TextField {...form.field('code')} label="Código" />
      <SwitchField {...form.field('quiet')} label="Callada" />
    </Form>
  )
}

const { person } = aServer({ title: '' })

/** As browsers do of a button that is out of use. */
function letGo() {
  const other = document.body.appendChild(document.createElement('input'))
  other.focus()
  other.remove()
  expect(document.activeElement).toBe(document.body)
}

function Several() {
  const [no, setNo] = useState(1)
  return (
    <>
      <p>Formulario {no}</p>
      <Once key={no} done={() => setNo(no + 1)} />
    </>
  )
}

function Once({ done }: { done: () => void }) {
  const form = useForm(z.object({ name: z.string() }), { name: '' }, async () => {
    await new Promise((resolve) => setTimeout(resolve, 10))
    done()
  })
  return (
    <Form form={form} does="Crear">
      <TextField {...form.field('name')} label="Nombre" />
    </Form>
  )
}

test('the form that takes the place of a sent one takes the keyboard too', async () => {
  const page = await show(<Several />, person)
  const first = await page.findByLabelText(/Nombre/)
  expect(document.activeElement).toBe(document.body)
  first.focus()
  fireEvent.change(first, { target: { value: 'Forjas' } })
  fireEvent.submit(first.closest('form')!)
  await page.findByText('Formulario 2')
  expect(document.activeElement).toBe(page.getByLabelText(/Nombre/).closest('form'))

  const button = page.getByRole('button', { name: 'Crear' })
  button.focus()
  fireEvent.click(button)
  letGo()
  await page.findByText('Formulario 3')
  expect(document.activeElement).toBe(page.getByLabelText(/Nombre/).closest('form'))
})

test('a sent form that was refused keeps the keyboard', async () => {
  const refuse = async () => {
    await new Promise((resolve) => setTimeout(resolve, 10))
    throw new CallFailed({ status: 409, code: 'accounts/code-taken' })
  }
  const page = await show(<Page send={refuse} />, person)
  fireEvent.change(page.getByLabelText('Nombre'), { target: { value: 'Forjas' } })
  fireEvent.change(page.getByLabelText('Correo'), { target: { value: 'a@b.es' } })
  const button = page.getByRole('button', { name: 'Crear' })
  button.focus()
  fireEvent.click(button)
  letGo()
  await page.findByRole('alert')
  await waitFor(() => expect(document.activeElement).toBe(button))
})

test('what is missing or wrong is said beside its field, and heals while it is typed', async () => {
  const sent: unknown[] = []
  const page = await show(<Page send={async (value) => sent.push(value)} />, person)
  const type = (label: string, value: string) =>
    fireEvent.change(page.getByLabelText(label), { target: { value } })

  fireEvent.click(page.getByRole('button', { name: 'Crear' }))
  expect(page.getAllByText('Falta este dato.')).toHaveLength(2)
  expect(sent).toEqual([])

  type('Nombre', 'Fo')
  page.getByText('Al menos 3 letras.')

  type('Nombre', 'Forjas')
  await waitFor(() => expect(page.queryByText('Al menos 3 letras.')).toBeNull())
  type('Correo', 'forjas')
  page.getByText('No parece un correo: falta la arroba o el dominio.')
  type('Correo', 'info@forjas.es')
  type('Código (opcional)', 'x')
  type('Límite (opcional)', '200')
  fireEvent.click(page.getByRole('button', { name: 'Crear' }))
  page.getByText('Como máximo 100.')
  page.getByText('Esto no existe o ya no está aquí.')

  type('Código (opcional)', 'y')
  type('Límite (opcional)', '50')
  fireEvent.click(page.getByRole('button', { name: 'Crear' }))
  await waitFor(() =>
    expect(sent).toEqual([{ name: 'Forjas', email: 'info@forjas.es', limit: 50, code: 'y' }]),
  )
})

test('what the server refuses is said, and nothing that was typed is lost', async () => {
  const send = () =>
    Promise.reject(
      new CallFailed({
        status: 422,
        code: 'request/invalid',
        fields: { name: 'request/not-found', email: 'Too small' },
      }),
    )
  const page = await show(<Page send={send} />, person, { locale: 'en' })
  fireEvent.change(page.getByLabelText('Nombre'), { target: { value: 'Forjas' } })
  fireEvent.change(page.getByLabelText('Correo'), { target: { value: 'a@b.es' } })
  fireEvent.click(page.getByRole('button', { name: 'Crear' }))
  await page.findByText('Some entries need correcting.')
  page.getByText(/Nothing has been saved yet/)
  page.getByText('Check this entry.')
  expect((page.getByLabelText('Nombre') as HTMLInputElement).value).toBe('Forjas')
})
