/** Small choices of one reader on one device: columns, density, what was folded. Lost, they do no harm. */
import { useState } from 'react'

const PREFIX = 'clave:'

export function readChoice<T>(name: string, otherwise: T): T {
  try {
    const kept = localStorage.getItem(PREFIX + name)
    return kept === null ? otherwise : (JSON.parse(kept) as T)
  } catch {
    return otherwise
  }
}

export function keepChoice(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value))
  } catch {
    // Storage may be closed or full; then the choice lives as long as the page.
  }
}

/** As `useState`, remembered under a name. */
export function useChoice<T>(name: string, otherwise: T): [T, (value: T) => void] {
  const [value, setValue] = useState(() => readChoice(name, otherwise))
  const choose = (next: T) => {
    keepChoice(name, next)
    setValue(next)
  }
  return [value, choose]
}
