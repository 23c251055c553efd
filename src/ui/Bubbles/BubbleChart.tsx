/** Bubbles in their card, with the table behind them: its rows are the bubbles, in their order. */
import { type ComponentProps, useRef } from 'react'
import { Chart } from '../Chart/Chart.tsx'
import type { PictureTable } from '../Chart/picture.ts'
import { Bubbles, type BubblesProps } from './Bubbles.tsx'

type Props = BubblesProps &
  Pick<ComponentProps<typeof Chart>, 'aside' | 'describes' | 'file' | 'height' | 'foot'> & {
    table: PictureTable
    pickSays?: string
  }

export function BubbleChart({ table, pickSays, ...props }: Props) {
  const { title, describes, file, aside, foot, height = 460, onPick } = props
  const toSave = useRef<(() => SVGSVGElement | null) | null>(null)
  return (
    <Chart
      title={title}
      aside={aside}
      describes={describes}
      file={file}
      picture={table}
      height={height}
      toSave={toSave}
      foot={foot}
      {...(onPick && pickSays ? { onPick, pickSays } : {})}
    >
      <Bubbles {...props} toSave={toSave} />
    </Chart>
  )
}
