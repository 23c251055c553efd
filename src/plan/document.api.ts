/** What the outside may do with documents of plans. */
import { TEAM } from '../kernel/actor.ts'
import { streamEndpoint } from '../kernel/endpoint.ts'
import { DocumentAsked } from './document.ts'
import { onePlan } from './plan.api.ts'

/** As pages, slides or a workbook: what a client may see, unless our own view is asked for. */
export const takeDocument = streamEndpoint('GET /plans/:planId/document', {
  may: TEAM,
  input: DocumentAsked.extend(onePlan.shape),
  flows: 'down',
})
