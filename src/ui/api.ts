/** Reading and writing endpoints from React. */
import {
  keepPreviousData,
  type MutateOptions,
  QueryCache,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
} from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import type { z } from 'zod'
import { call, CallFailed, failure, streamAddress } from '../kernel/call.ts'
import type { Endpoint, StreamEndpoint } from '../kernel/endpoint.ts'
import { confirm, complain } from './notify.ts'

type Repeat<O extends z.ZodType> = {
  everyMs?: number | ((answer: z.output<O> | undefined) => number | false)
}

/** Asks once, outside React's reading: for an undo, a search box, a command. */
export function ask<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
) {
  return call(fetchHere, endpoint, input)
}

/** Sends a small file as it is; what the stream answers at its end is read as `returns`. */
export async function sendBytes<I extends z.ZodType, O extends z.ZodType>(
  endpoint: StreamEndpoint<I>,
  input: z.input<I>,
  { bytes, returns }: { bytes: Blob; returns: O },
): Promise<z.output<O>> {
  const response = await fetchHere(streamAddress(endpoint, input), {
    method: endpoint.verb,
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
  })
  if (!response.ok) throw await failure(response)
  return returns.parse(await response.json())
}

/** What an endpoint answers; waits in the nearest skeleton and fails to the nearest boundary. */
export function useRead<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  { everyMs }: Repeat<O> = {},
): z.output<O> {
  return useSuspenseQuery({
    ...reading(endpoint, input),
    refetchInterval: again<O>(everyMs),
  }).data as z.output<O>
}

/**
 * The same for a list that is sorted, filtered and paged: the old answer stays until the new one is
 * here, so that nothing jumps. `data` is undefined only the first time.
 */
export function useList<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  { everyMs }: Repeat<O> = {},
) {
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    ...reading(endpoint, input),
    placeholderData: keepPreviousData,
    refetchInterval: again<O>(everyMs),
  })
  return {
    data: data as z.output<O> | undefined,
    error,
    waiting: isFetching && (data === undefined || isPlaceholderData),
    refetch,
  }
}

type Afterwards<I extends z.ZodType, O extends z.ZodType> = {
  /** What the message that confirms says; without it nothing is said. */
  said?: (answer: z.output<O>, input: z.input<I>) => string
  /** Undo lives in the message that confirms. */
  undo?: (answer: z.output<O>, input: z.input<I>) => Promise<unknown>
  /** Whether this answer left anything to undo; without it, it always did. */
  undoable?: (answer: z.output<O>) => boolean
  /** The page shows the problem itself, such as a form beside its fields. */
  quiet?: boolean
  /** Refused for this reason, it is asked again every few seconds, for five minutes: a small machine needs them. */
  whileRefused?: string
}

/** What is read again after a writing; `all` where any page may tell something else now. */
type Again = Pick<Endpoint, 'path'>[] | 'all'

/** Writes, then reads again what it changed. The same again while it is on its way is the same click. */
export function useWrite<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  refreshes: Again,
  { said, undo, undoable = () => true, quiet = false, whileRefused }: Afterwards<I, O> = {},
) {
  const queries = useQueryClient()
  const refresh = () => readAgain(queries, refreshes)
  const underWay = useRef(new Map<string, Promise<z.output<O>>>())
  const write = useMutation<z.output<O>, Error, z.input<I>>({
    mutationFn: (input) => ask(endpoint, input),
    retry: (times, error) =>
      error instanceof CallFailed && error.code === whileRefused && times < 100,
    // A stranger may ask once a second, all in all.
    retryDelay: (times) => (times < 5 ? 1_000 : 3_000),
    onSuccess: async (answer, input) => {
      if (said) {
        const back = undo && undoable(answer) ? () => undo(answer, input).then(refresh) : undefined
        confirm(said(answer, input), back)
      }
      await refresh()
    },
    onError: (error) => {
      if (!quiet) complain(error)
      // What the page showed is no longer so.
      if (error instanceof CallFailed && [404, 409].includes(error.status)) void refresh()
    },
  })
  type After = MutateOptions<z.output<O>, Error, z.input<I>>
  const send = write.mutateAsync
  // The same functions as long as the page is open, so that an effect that writes does it once.
  const mutateAsync = useCallback(
    (input: z.input<I>, after?: After): Promise<z.output<O>> => {
      const same = JSON.stringify(input)
      const begun =
        underWay.current.get(same) ??
        send(input, after as never).finally(() => underWay.current.delete(same))
      underWay.current.set(same, begun)
      return begun
    },
    [send],
  )
  const mutate = useCallback(
    (input: z.input<I>, after?: After) => {
      mutateAsync(input, after).catch(() => {})
    },
    [mutateAsync],
  )
  return { ...write, mutate, mutateAsync }
}

/**
 * What is shown of these is asked for anew. A first reading under way is not broken off by that, and
 * may tell what was so before a writing: it is asked for again when it has arrived.
 */
export async function readAgain(queries: QueryClient, endpoints: Again): Promise<void> {
  if (endpoints === 'all') return queries.invalidateQueries()
  const again = async ({ path }: Pick<Endpoint, 'path'>) => {
    const all = { queryKey: [path] }
    const begun = queries.getQueryCache().findAll({ ...all, fetchStatus: 'fetching' })
    const first = begun.some(({ state }) => state.data === undefined)
    await queries.invalidateQueries(all)
    if (first) await queries.invalidateQueries(all)
  }
  await Promise.all(endpoints.map(again))
}

/** One client for the whole page. What the server refused is not asked again. */
export function newQueries(signedOut: () => void = () => {}): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof CallFailed && error.code === 'request/unknown-actor') signedOut()
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        retry: (times, error) => !(error instanceof CallFailed && error.status < 500) && times < 2,
      },
    },
  })
}

function reading<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
) {
  return {
    queryKey: [endpoint.path, input],
    queryFn: () => ask(endpoint, input),
    meta: { tells: endpoint.tells },
  }
}

function again<O extends z.ZodType>(everyMs: Repeat<O>['everyMs']) {
  if (typeof everyMs !== 'function') return everyMs ?? false
  return (query: { state: { data: unknown } }) =>
    everyMs(query.state.data as z.output<O> | undefined)
}

/** No answer at all is a problem with words too. */
async function fetchHere(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch {
    throw new CallFailed({ status: 0, code: 'request/offline' })
  }
}
