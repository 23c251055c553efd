/** The demonstration: one firm for all visitors, without sign-up. */
import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { DemoMaking } from './demo.ts'
import { Locale } from './person.ts'

/** Opens it in the visitor's language, and makes it first where there is none. */
export const openDemo = endpoint('POST /demo', {
  may: 'anyone',
  input: z.object({ locale: Locale.default('es-ES') }),
  returns: z.object({ firmId: z.uuid() }),
})

/** How far its making has come; null where this server isn't making one. */
export const readDemoMaking = endpoint('GET /demo/making', {
  may: 'anyone',
  input: z.object({}),
  returns: DemoMaking.nullable(),
})

/** A fresh one in its place, for every visitor. */
export const resetDemo = endpoint('POST /demo/reset', {
  may: ['lead'],
  input: z.object({}),
  returns: z.object({ firmId: z.uuid() }),
})
