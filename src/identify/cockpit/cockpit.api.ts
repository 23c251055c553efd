/** What the outside may ask of the list of Hoy. */
import { TEAM } from '../../kernel/actor.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Cockpit, CockpitList } from './cockpit.ts'

/** What to do next: of whoever asks, or of everyone of the firm; of what whoever asks may see. */
export const readCockpit = endpoint('GET /today/list', {
  tells: 'every',
  may: TEAM,
  input: CockpitList,
  returns: Cockpit,
})
