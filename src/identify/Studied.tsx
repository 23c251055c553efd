/** A study on screen: read again until it is there, or in words why there is none. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '../kernel/endpoint.ts'
import { useGo } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'

const SOON_MS = 1_500

type Answer = {
  state: 'none' | 'making' | 'closed' | 'ready'
  asOf: string | null
  valuation: string | null
  told: unknown
}

export function useStudy<I extends z.ZodType, O extends z.ZodType<Answer>>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
): z.output<O> {
  return useRead(endpoint, input, {
    everyMs: (answer) => ((answer as Answer | undefined)?.state === 'making' ? SOON_MS : false),
  })
}

type Ready<A extends Answer> = {
  told: NonNullable<A['told']>
  asOf: string
  valuation: string
}

export function Studied<A extends Answer>({
  answer,
  children,
}: {
  answer: A
  children: (ready: Ready<A>) => ReactNode
}) {
  const t = useWords()
  const go = useGo()
  const { state, told, asOf, valuation } = answer
  if (state === 'ready' && told && asOf && valuation) {
    return children({ told: told as NonNullable<A['told']>, asOf, valuation })
  }
  if (state === 'closed') return <Empty>{t('identify:study.closed')}</Empty>
  if (state === 'none') {
    const step = (
      <Button variant="filled" onClick={() => go('/data')}>
        {t('identify:portfolio.import')}
      </Button>
    )
    return <Empty step={step}>{t('identify:portfolio.none')}</Empty>
  }
  return (
    <>
      <p>
        <output className="dim">{t('identify:study.making')}</output>
      </p>
      <BlockSkeleton height={390} />
    </>
  )
}
