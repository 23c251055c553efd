/** Whether a table is wider than its place: then it scrolls in its own box; else its head sticks to the page. */
import { useCallback, useState } from 'react'

export function useWide(): [(box: HTMLElement | null) => (() => void) | undefined, boolean] {
  const [wide, setWide] = useState(false)
  const watch = useCallback((box: HTMLElement | null) => {
    const table = box?.querySelector('table')
    if (!box || !table) return
    const measure = () => setWide(table.scrollWidth > box.clientWidth + 1)
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    observer.observe(table)
    measure()
    return () => observer.disconnect()
  }, [])
  return [watch, wide]
}
