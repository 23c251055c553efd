// @vitest-environment jsdom
/** Reading, writing, undo and problems, as a page meets them. */
import { fireEvent, waitFor } from '@testing-library/react'
import { useEffect } from 'react'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { ask, useList, useRead, useWrite } from './api.ts'
import { Boundary } from './Problem.tsx'
import { useFormat } from './session.ts'
import { show } from './testing.tsx'
import { aServer } from './testingServer.ts'

const readTitle = endpoint('GET /title', {
  may: 'person',
  input: z.object({}),
  returns: z.object({ title: z.string() }),
})
const writeTitle = endpoint('PUT /title', {
  may: 'person',
  input: z.object({ title: z.string() }),
  returns: z.object({ title: z.string() }),
})

function Page() {
  const { title } = useRead(readTitle, {})
  const format = useFormat()
  const write = useWrite(writeTitle, [readTitle], {
    said: (answer) => `Ahora es ${answer.title}`,
    undo: () => ask(writeTitle, { title }),
  })
  return (
    <button type="button" onClick={() => write.mutate({ title: 'Cuentas' })}>
      {title} {format.moneyShort(48_600_000)}
    </button>
  )
}

test('what was written is read again, and undone from the message that confirms', async () => {
  const server = aServer({ title: 'Cartera' })
  const page = await show(<Page />, server.person)

  fireEvent.click(await page.findByRole('button', { name: /Cartera 48,6.M€/ }))
  await page.findByText('Ahora es Cuentas')
  await page.findByRole('button', { name: /^Cuentas/ })

  fireEvent.click(page.getByRole('button', { name: 'Deshacer' }))
  await page.findByRole('button', { name: /^Cartera/ })
  await page.findByText('Deshecho')
})

function Late() {
  const { data } = useList(readTitle, {})
  const write = useWrite(writeTitle, [readTitle])
  return (
    <button type="button" onClick={() => write.mutate({ title: 'Cuentas' })}>
      {data?.title ?? 'aún nada'}
    </button>
  )
}

test('a first reading that began before the writing is not taken for what is so after it', async () => {
  const server = aServer({ title: 'Cartera' })
  const arrive = server.delayNextReading()
  const page = await show(<Late />, server.person)
  fireEvent.click(await page.findByRole('button', { name: 'aún nada' }))
  await waitFor(() => expect(server.written()).toBe(1))
  arrive()
  await page.findByRole('button', { name: 'Cuentas' })
})

test('a double click writes once', async () => {
  const server = aServer({ title: 'Cartera' })
  const page = await show(<Page />, server.person)
  const button = await page.findByRole('button', { name: /Cartera/ })
  fireEvent.click(button)
  fireEvent.click(button)
  await page.findByRole('button', { name: /^Cuentas/ })
  expect(server.written()).toBe(1)
  expect(page.getAllByText('Ahora es Cuentas')).toHaveLength(1)
})

function Once() {
  const write = useWrite(writeTitle, [])
  const { mutate, isError } = write
  useEffect(() => mutate({ title: 'Cuentas' }), [mutate])
  return <p>{isError ? 'no pudo ser' : 'un momento'}</p>
}

test('a double click undoes once', async () => {
  const server = aServer({ title: 'Cartera' })
  const page = await show(<Page />, server.person)
  fireEvent.click(await page.findByRole('button', { name: /Cartera/ }))
  const undo = await page.findByRole('button', { name: 'Deshacer' })
  fireEvent.click(undo)
  fireEvent.click(undo)
  await page.findByText('Deshecho')
  await page.findByRole('button', { name: /^Cartera/ })
  expect(server.written()).toBe(2)
  expect(page.getAllByText('Deshecho')).toHaveLength(1)
})

test('what is written when a page opens is written once, also where it is refused', async () => {
  const server = aServer({ title: 'Cartera' })
  server.refuseNext({ status: 422, code: 'request/invalid' })
  const page = await show(<Once />, server.person)
  await page.findByText('no pudo ser')
  await new Promise((resolve) => setTimeout(resolve, 50))
  page.getByText('no pudo ser')
  expect(server.written()).toBe(0)
})

test('a refusal says what happened, what was kept and what to do', async () => {
  const server = aServer({ title: 'Cartera' })
  const page = await show(<Page />, server.person)
  server.refuseNext({ status: 403, code: 'request/not-your-role' })
  fireEvent.click(await page.findByRole('button', { name: /Cartera/ }))
  await page.findByText('Tu papel en la empresa no permite hacer esto.')
  await page.findByText(/No se ha cambiado nada\. Pídeselo/)
})

test('a page that cannot be read fails in its own place and can be tried again', async () => {
  const server = aServer({ title: 'Cartera' })
  server.refuseNext({ status: 404, code: 'request/not-found' })
  const page = await show(
    <Boundary>
      <Page />
    </Boundary>,
    server.person,
    { locale: 'en' },
  )
  await page.findByText("This doesn't exist, or is no longer here.")
  fireEvent.click(page.getByRole('button', { name: 'Try again' }))
  await page.findByRole('button', { name: /Cartera €48.6M/ })
})
