/** What the outside may take away as files. */
import { z } from 'zod'
import { TEAM } from '../kernel/actor.ts'
import { endpoint, streamEndpoint } from '../kernel/endpoint.ts'
import { EXPORT_FORMATS } from '../kernel/list.ts'
import { Exportable } from './exports.ts'

const format = z.enum(EXPORT_FORMATS)

/** Of what one may see. */
export const listExports = endpoint('GET /exports', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Exportable),
})

export const exportNoun = streamEndpoint('GET /exports/:noun', {
  may: TEAM,
  input: z.object({ noun: z.string().max(40), format }),
  flows: 'down',
})

/** One workbook with a sheet for each, or an archive with a file for each. */
export const exportAll = streamEndpoint('GET /whole-export', {
  may: TEAM,
  input: z.object({ format }),
  flows: 'down',
})
