/** A form's frame: its fields, what the server said, and its button. */
import { Button } from '@mantine/core'
import type { FormEvent, KeyboardEvent, ReactNode } from 'react'
import './Form.css'
import { Problem } from './Problem.tsx'
import { useKeyboardStays } from './useKeyboardStays.ts'

type Props = {
  form: { submit: (event: FormEvent) => Promise<void>; sending: boolean; problem: unknown }
  children: ReactNode
  /** What the button does: `Guardar`, `Crear empresa`. */
  does: string
  /** Beside the button: going back, another way. */
  aside?: ReactNode
  /** Shown instead of the problem's own words. */
  problem?: ReactNode
}

export function Form({ form, children, does, aside, problem }: Props) {
  const box = useKeyboardStays(form.sending)
  return (
    // Our own words say what is missing, so the browser's bubbles stay away.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys on their way up from the fields
    <form
      ref={box}
      tabIndex={-1}
      className="Form"
      noValidate
      onKeyDown={submitAtCtrlEnter}
      onSubmit={(event) => void form.submit(event)}
    >
      {children}
      {form.problem !== null && (
        <div role="alert" className="Form-problem">
          {problem ?? <Problem problem={form.problem} />}
        </div>
      )}
      <div className="Form-acts">
        <Button type="submit" variant="filled" loading={form.sending}>
          {does}
        </Button>
        {aside}
      </div>
    </form>
  )
}

/** From a field of several lines too, where Enter alone begins another line. */
function submitAtCtrlEnter(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}
