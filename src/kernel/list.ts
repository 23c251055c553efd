/** A list that the server searches, filters, sorts and pages: one shape for the address, the request and the export. */
import { z } from 'zod'

export const PAGE_SIZES = [30, 60, 120] as const

type About<Sort extends string, Filters extends z.ZodRawShape> = {
  sorts: readonly [Sort, ...Sort[]]
  /** By what it is sorted where nothing else is said. */
  sort: Sort
  dir?: 'asc' | 'desc'
  filters?: Filters
}

/** `listOf({ sorts: ['name', 'sales'], sort: 'sales', filters: { segment: several(Segment) } })` */
export function listOf<
  Sort extends string,
  Filters extends z.ZodRawShape = Record<never, z.ZodType>,
>({ sorts, sort, dir = 'desc', filters = {} as Filters }: About<Sort, Filters>) {
  return z.object({
    /** Words sought in names, without accents. */
    q: z.string().trim().max(200).default(''),
    sort: z.enum(sorts).default(sort as never),
    dir: z.enum(['asc', 'desc']).default(dir),
    page: z.coerce.number<number | string>().int().min(1).max(1_000_000).default(1),
    size: z.coerce.number<number | string>().int().min(1).max(500).default(60),
    ...filters,
  })
}

/** Some of several: absent is none, one stands alone in an address. */
export function several<T extends z.ZodType<string | number>>(one: T) {
  return z
    .union([z.array(one), one.transform((value) => [value])])
    .default([]) as unknown as z.ZodDefault<z.ZodType<z.output<T>[], z.input<T> | z.input<T>[]>>
}

/** Yes or no, as an address writes it. */
export const YesNo = z.union([z.boolean(), z.stringbool()])

/** As what a list leaves as a file. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'json'] as const

/** One page of a list, and how many there are in all. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), total: z.number() })
}

/** Where a page begins, for SQL: `limit ${size} offset ${offsetOf(input)}`. */
export function offsetOf({ page, size }: { page: number; size: number }): number {
  return (page - 1) * size
}
