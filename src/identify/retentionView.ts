/** What the page of retention shows, as its address has it. */
import { z } from 'zod'
import { listOf } from '../kernel/list.ts'
import { whichPortfolio } from './accountList.ts'
import { VIEWS } from './monthlySales.ts'
import { PERIODS } from './periods.ts'

export const RetentionView = listOf({
  sorts: ['sales'],
  sort: 'sales',
  filters: {
    ...whichPortfolio,
    period: z.enum(PERIODS).default('year'),
    view: z.enum(VIEWS).default('constant'),
    /** What the cohorts show: clients that still buy, or sales kept. */
    cohort: z.enum(['buying', 'sales']).default('buying'),
    /** Growth by this. */
    by: z.enum(['countries', 'zones']).default('countries'),
  },
})
