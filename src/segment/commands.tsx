/** What the palette does with the choice of key accounts: each part, one step from anywhere. */
import type { CommandMaker } from '../ui/slots.ts'
import { SELECTION_PARTS } from './selectionPlaces.ts'

export const selectionCommands: CommandMaker = ({ session, t, go }) => {
  if (!session.firm) return []
  const group = t('segment:title')
  const parts = Object.keys(SELECTION_PARTS) as (keyof typeof SELECTION_PARTS)[]
  return parts.map((part) => ({
    command: `selection.${part}`,
    name: `${group}: ${t(SELECTION_PARTS[part].name)}`,
    group,
    also: t(`segment:also.${part}`).split(' '),
    run: () => go(SELECTION_PARTS[part].path),
  }))
}
