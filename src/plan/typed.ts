/** A line as its form has it: line and body side by side, figures as they are typed. */
import type { Item } from './item.ts'

export function typedOf({ body, ...item }: Item): Record<string, unknown> {
  const told = Object.entries(body).map(([name, value]) => [
    name,
    typeof value === 'number' ? String(value) : value,
  ])
  return { ...item, ...Object.fromEntries(told) }
}
