/** Brings the form that was just asked for into sight, and the keyboard into its first field. */

/** Once it is drawn, and the menu that asked for it has given the focus back. */
const DRAWN_MS = 50

export function toForm(box: { current: HTMLElement | null }): void {
  setTimeout(() => {
    box.current?.scrollIntoView({ block: 'start' })
    const first = box.current?.querySelector<HTMLElement>('form input:not([type="hidden"])')
    first?.focus({ preventScroll: true })
  }, DRAWN_MS)
}
