/** A form over a zod shape: what was typed, what is wrong with it, and sending it once. */
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { CallFailed } from '../kernel/call.ts'
import { issueWords, fieldWords } from './invalid.ts'
import { say } from './words.ts'

type Raw<S extends z.ZodObject> = { [K in keyof z.input<S>]?: unknown }

/** What a field needs to be shown: hand it over as `<TextField {...form.field('name')} label=... />`. */
export type Field = {
  name: string
  value: unknown
  onChange: (value: unknown) => void
  onBlur: () => void
  error: string | null
  required: boolean
}

export function useForm<S extends z.ZodObject>(
  shape: S,
  start: Raw<S>,
  /** `asAnother`: beside what stands there by now, instead of over it. */
  send: (value: z.output<S>, asAnother: boolean) => Promise<unknown>,
) {
  type Name = keyof z.input<S> & string
  const [values, setValues] = useState<Raw<S>>(start)
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)

  const check = (now: Raw<S>): Record<string, string> => {
    const { error } = shape.safeParse(now)
    return Object.fromEntries(
      (error?.issues ?? []).toReversed().map((issue) => {
        const name = issue.path.join('.')
        return [
          name,
          isBlank(now[name as keyof Raw<S>]) ? say('ui:invalid.missing') : issueWords(issue),
        ]
      }),
    )
  }
  const change = (more: Raw<S>) => {
    const now = { ...values, ...more }
    setValues(now)
    // Once something is marked wrong, it is seen to become right while it is typed.
    const found = check(now)
    setWrong((before) =>
      Object.fromEntries(
        Object.keys(before).flatMap((name) => (found[name] ? [[name, found[name]]] : [])),
      ),
    )
  }

  async function submit(event?: FormEvent, asAnother = false) {
    event?.preventDefault()
    if (sending) return
    const checked = shape.safeParse(values)
    if (!checked.success) {
      setWrong(check(values))
      focusFirstWrong(event?.currentTarget)
      return
    }
    setSending(true)
    setProblem(null)
    try {
      await send(checked.data, asAnother)
    } catch (error) {
      const fields = error instanceof CallFailed ? error.fields : {}
      setWrong(
        Object.fromEntries(Object.entries(fields).map(([name, said]) => [name, fieldWords(said)])),
      )
      setProblem(error)
      focusFirstWrong(event?.currentTarget)
    } finally {
      setSending(false)
    }
  }

  const field = (name: Name): Field => ({
    name,
    value: values[name],
    onChange: (value) => change({ [name]: value } as Raw<S>),
    onBlur: () => {
      const said = check(values)[name]
      if (said && !isBlank(values[name])) setWrong((before) => ({ ...before, [name]: said }))
    },
    error: wrong[name] ?? null,
    required: !shape.shape[name]!.safeParse(undefined).success,
  })

  return {
    field,
    values,
    set: change,
    submit,
    sending,
    problem,
    reset: (to: Raw<S> = start) => {
      setValues(to)
      setWrong({})
      setProblem(null)
    },
  }
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function focusFirstWrong(form: EventTarget | undefined) {
  if (!(form instanceof HTMLElement)) return
  requestAnimationFrame(() =>
    form.querySelector<HTMLElement>('[aria-invalid="true"], [data-error]')?.focus(),
  )
}
