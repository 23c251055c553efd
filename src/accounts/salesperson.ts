/** Which person of ours the ledger means by a salesperson: the manager of an account that has none. */
import { z } from 'zod'

export const SalespersonName = z.string().min(1).max(300)

export const Salesperson = z.object({
  salesperson: SalespersonName,
  personId: z.guid().nullable(),
  /** Whose main salesperson of the last 12 months of the ledger this is. */
  accounts: z.int(),
  /** How many of those have their manager through this link. */
  managed: z.int(),
})
export type Salesperson = z.infer<typeof Salesperson>

export const SalespersonLink = z.object({
  salesperson: SalespersonName,
  /** null takes the link away, and with it the managers that it brought. */
  personId: z.guid().nullable(),
})
export type SalespersonLink = z.infer<typeof SalespersonLink>

/** What the links brought, counted in accounts. */
export const LinksApplied = z.object({ given: z.int(), taken: z.int() })
export type LinksApplied = z.infer<typeof LinksApplied>
