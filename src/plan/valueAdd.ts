/** The firm's catalogue of what it adds beside what it sells: what it is, of which kind, and what a year of it costs. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { VALUE_KINDS } from './item.ts'

export const ValueAdd = z.object({
  title: z.string().trim().min(1).max(200),
  type: z.enum(VALUE_KINDS).default('support'),
  cost: blankable(z.coerce.number<number | string>().min(0).max(1e15)),
  about: z.string().trim().max(1000).default(''),
})
export type ValueAdd = z.infer<typeof ValueAdd>

export const Catalogue = z.object({ valueAdds: z.array(ValueAdd).max(100).default([]) })
export type Catalogue = z.infer<typeof Catalogue>
