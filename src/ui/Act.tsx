/** A button that can say why not: the rule that guards the route explains the button. */
import { Button, type ButtonProps, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Refusal } from '../kernel/refusal.ts'
import { refusalWords } from './problemWords.ts'

type Props = ButtonProps & {
  children: ReactNode
  onClick: () => void
  /** What the room's `whyNot...` said. */
  refusal?: Refusal | null
  busy?: boolean
  type?: 'button' | 'submit'
}

export function Act({ children, onClick, refusal = null, busy = false, ...rest }: Props) {
  const why = refusalWords(refusal)
  const button = (
    <Button
      {...rest}
      loading={busy}
      aria-disabled={why ? true : undefined}
      {...(why ? { 'data-disabled': true } : {})}
      onClick={() => (why ? undefined : onClick())}
    >
      {children}
    </Button>
  )
  // Not `disabled`: a button out of reach can't tell the keyboard or a reader why.
  return why ? (
    <Tooltip label={why} events={{ hover: true, focus: true, touch: true }} multiline maw={320}>
      {button}
    </Tooltip>
  ) : (
    button
  )
}
