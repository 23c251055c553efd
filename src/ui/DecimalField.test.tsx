// @vitest-environment jsdom
/** A decimal is typed as one's own country writes it, and stands as it was understood. */
import { fireEvent } from '@testing-library/react'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { DecimalField } from './DecimalField.tsx'
import { Form } from './Form.tsx'
import { show } from './testing.tsx'
import { aServer } from './testingServer.ts'
import { useForm } from './useForm.ts'

const Sold = z.object({ amount: z.string(), rate: z.string() })
const { person } = aServer({ title: '' })

function Page() {
  const form = useForm(Sold, { amount: '1234.5', rate: '' }, async () => {})
  return (
    <Form form={form} does="Guardar">
      <DecimalField {...form.field('amount')} label="Importe" />
      <DecimalField {...form.field('rate')} fine label="Tipo" />
      <output>{JSON.stringify(form.values)}</output>
      <button type="button" onClick={() => form.set({ amount: '7.25' })}>
        Otro
      </button>
    </Form>
  )
}

test('a Spanish page shows a comma, reads either, and writes back how it read it', async () => {
  const page = await show(<Page />, person)
  const amount = page.getByLabelText('Importe') as HTMLInputElement
  const rate = page.getByLabelText('Tipo') as HTMLInputElement
  const kept = () => JSON.parse(page.container.querySelector('output')!.textContent) as object
  expect(amount.value).toBe('1234,5')

  fireEvent.change(amount, { target: { value: '50.000' } })
  expect(amount.value).toBe('50.000')
  expect(kept()).toMatchObject({ amount: '50000' })
  fireEvent.blur(amount)
  expect(amount.value).toBe('50000')

  for (const [typed, plain] of [
    ['1.234,56', '1234.56'],
    ['1,08', '1.08'],
    ['1.08', '1.08'],
  ]) {
    for (const field of [amount, rate]) fireEvent.change(field, { target: { value: typed } })
    expect(kept()).toEqual({ amount: plain, rate: plain })
  }
  fireEvent.change(rate, { target: { value: '1.085' } })
  fireEvent.blur(rate)
  expect(rate.value).toBe('1,085')
  expect(kept()).toMatchObject({ rate: '1.085' })

  fireEvent.click(page.getByText('Otro'))
  expect(amount.value).toBe('7,25')
})

test('an English page shows a point', async () => {
  const page = await show(<Page />, person, { locale: 'en' })
  const amount = page.getByLabelText('Importe') as HTMLInputElement
  expect(amount.value).toBe('1234.5')
  fireEvent.change(amount, { target: { value: '50,000' } })
  fireEvent.blur(amount)
  expect(amount.value).toBe('50000')
})
