// @vitest-environment jsdom
/** A form says what is wrong beside the field, in words, and once. */
import { fireEvent, waitFor } from '@testing-library/react'
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
