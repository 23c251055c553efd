/** Takes an import a step on: once, however often someone clicks. */
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '../kernel/endpoint.ts'
import { readAgain, useWrite } from '../ui/api.ts'
import { listImports, readImport } from './import.api.ts'

/** `take` says whether the step was taken. Before it, what the step rests on may be settled. */
export function useStep<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  { quiet = false }: { quiet?: boolean } = {},
) {
  const queries = useQueryClient()
  const changed = [readImport, listImports]
  const write = useWrite(endpoint, changed, { quiet })
  const taking = useRef(false)
  const take = async (input: z.input<I>, before: () => Promise<unknown> = async () => {}) => {
    // The second click of a double click comes before the button knows of the first.
    if (taking.current) return false
    taking.current = true
    try {
      await before()
      await write.mutateAsync(input)
      return true
    } catch {
      // Another tab may have taken it: then the page should show how the import stands by now.
      void readAgain(queries, changed)
      return false
    } finally {
      taking.current = false
    }
  }
  return { take, busy: write.isPending }
}
