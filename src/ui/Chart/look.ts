/** The theme's colours as a picture needs them: read from the page, so that tokens.css stays the only place. */
import { useReducedMotion } from '@mantine/hooks'
import { useMemo, useSyncExternalStore } from 'react'
import { useFormat } from '../session.ts'
import { COLOURS, type Look } from './picture.ts'

export function useLook(): Look {
  const scheme = useSyncExternalStore(watchScheme, readScheme)
  const still = useReducedMotion()
  const format = useFormat()
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement)
    const colours = COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])
    const { fontFamily: font } = getComputedStyle(document.body)
    return { ...Object.fromEntries(colours), scheme, font, format, still } as Look
  }, [scheme, still, format])
}

const SCHEME = 'data-mantine-color-scheme'

/** The attribute that the styles go by, so that colours are never read a moment too early. */
function readScheme(): string {
  return document.documentElement.getAttribute(SCHEME) ?? 'light'
}

function watchScheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: [SCHEME] })
  return () => observer.disconnect()
}
