/** Columns that a saved view brings to the table, which remembers them under its name. */
import { keepChoice, readChoice } from '../ui/choices.ts'
import { signal } from '../ui/signal.ts'

const NAME = 'columns:portfolio'

/** Counts the views opened, so that the table is made anew with their columns. */
export const columnsChosen = signal(0)

export function showColumns(columns: readonly string[], all: readonly string[]): void {
  keepChoice(NAME, Object.fromEntries(all.map((key) => [key, columns.includes(key)])))
  columnsChosen.set(columnsChosen.get() + 1)
}

/** As they are now: what is shown by choice or from the beginning. */
export function shownColumns(columns: readonly { key: string; optional?: boolean }[]): string[] {
  const chosen = readChoice<Record<string, boolean>>(NAME, {})
  return columns
    .filter(({ key, optional = false }) => chosen[key] ?? !optional)
    .map(({ key }) => key)
}

/** Back to what everybody begins with. */
export function showUsualColumns(): void {
  keepChoice(NAME, {})
  columnsChosen.set(columnsChosen.get() + 1)
}
