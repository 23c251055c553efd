/** Reads what was said as PostgreSQL keeps it. */
import { z } from 'zod'
import { instant } from '../platform/db.ts'
import type { Said } from './said.ts'

/** The shape of a saying with its instant as the driver hands it over. */
export function saidRow<Shape extends typeof Said.shape>(shape: z.ZodObject<Shape>) {
  return shape.extend({ saidAt: instant })
}
