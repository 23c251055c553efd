/** What the outside may ask of the ledger's salespeople. */
import { z } from 'zod'
import { LEADS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { LinksApplied, Salesperson, SalespersonLink } from './salesperson.ts'

export const listSalespeople = endpoint('GET /salespeople', {
  tells: ['salesperson'],
  may: LEADS,
  input: z.object({}),
  returns: z.array(Salesperson),
})

export const linkSalesperson = endpoint('PUT /salesperson-links', {
  may: LEADS,
  input: SalespersonLink,
  returns: LinksApplied,
})
