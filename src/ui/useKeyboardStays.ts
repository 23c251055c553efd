/** The keyboard stays with a form that is sent: in it where it is refused, in the one that takes its place where not. */
import { useLayoutEffect, useRef } from 'react'

/** A form was taken away while it was being sent from here; only the one that comes at the same stroke takes over. */
let left = false

export function useKeyboardStays(sending: boolean) {
  const form = useRef<HTMLFormElement>(null)
  const wasSending = useRef(false)
  const sentFrom = useRef<Element | null>(null)

  useLayoutEffect(() => {
    // Its button is out of use while it is sent, and so lets go of the focus.
    if (sending) sentFrom.current = document.activeElement
    else if (wasSending.current && isNowhere()) (sentFrom.current as HTMLElement | null)?.focus()
    wasSending.current = sending
  }, [sending])

  useLayoutEffect(() => {
    const here = form.current!
    if (left) here.focus({ preventScroll: true })
    left = false
    return () => {
      left = wasSending.current && (isNowhere() || here.contains(document.activeElement))
      queueMicrotask(() => (left = false))
    }
  }, [])
  return form
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}
