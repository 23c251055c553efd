/** A picture in its card: drawn when its file is here, with its table behind it, to be saved or printed. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import type { EChartsType } from 'echarts/core'
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react'
import { Card } from '../Card.tsx'
import { DownloadIcon, PortfolioIcon, TableIcon } from '../icons.tsx'
import { useWords } from '../words.ts'
import './chart.css'
import { ChartTable } from './ChartTable.tsx'
import { useLook } from './look.ts'
import type { Picture, PictureTable } from './picture.ts'
import { printSvg, saveCsv, savePng, saveSvg } from './save.ts'

type Props = {
  title: string
  aside?: ReactNode
  /** What the picture shows, in a sentence with its figures: for those who don't see it. */
  describes: string
  /** Of the file that is saved. */
  file: string
  /** What else a file says above the picture, where it stands alone: of whom it is, and of what day. */
  heading?: string
  picture: Picture | PictureTable
  /** What draws a picture that can't draw itself. */
  children?: ReactNode
  /** Makes that drawing for a file. */
  toSave?: RefObject<(() => SVGSVGElement | null) | null>
  height?: number
  /** A row of the table behind was chosen, in the picture or in the table. */
  onPick?: (row: number) => void
  /** What choosing does: `Ver solo estas cuentas`. */
  pickSays?: string
  /** Words below the picture. */
  foot?: ReactNode
  /** Where the screen is too small for the picture. */
  startsAsTable?: boolean
}

export function Chart({
  title,
  aside,
  describes,
  file,
  heading,
  picture,
  height = 260,
  onPick,
  pickSays,
  foot,
  children,
  toSave,
  startsAsTable = false,
}: Props) {
  const t = useWords()
  const [asTable, setAsTable] = useState(startsAsTable)
  const place = useRef<HTMLDivElement>(null)
  const about = useId()
  const save = async (way: typeof saveSvg) => {
    const made = toSave?.current?.()
    const svg = made ?? place.current?.querySelector('svg')
    if (!svg) return
    try {
      await way(svg, { title, heading, file, legend: picture.legend })
    } finally {
      made?.remove()
    }
  }
  return (
    <Card
      title={title}
      aside={
        <div className="Chart-tools">
          {aside && <span>{aside}</span>}
          <Tooltip label={asTable ? t('ui:chart.seePicture') : t('ui:chart.seeTable')}>
            <ActionIcon
              size="sm"
              aria-label={`${asTable ? t('ui:chart.seePicture') : t('ui:chart.seeTable')}: ${title}`}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? <PortfolioIcon size={15} /> : <TableIcon size={15} />}
            </ActionIcon>
          </Tooltip>
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon size="sm" aria-label={`${t('ui:chart.save')}: ${title}`}>
                <DownloadIcon size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item disabled={asTable} onClick={() => void save(savePng)}>
                {t('ui:chart.png')}
              </Menu.Item>
              <Menu.Item disabled={asTable} onClick={() => void save(saveSvg)}>
                {t('ui:chart.svg')}
              </Menu.Item>
              <Menu.Item onClick={() => saveCsv(picture, file)}>{t('ui:chart.csv')}</Menu.Item>
              <Menu.Item disabled={asTable} onClick={() => void save(printSvg)}>
                {t('ui:chart.print')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      }
    >
      <p id={about} className="unseen">
        {describes}
      </p>
      {asTable ? (
        <ChartTable
          title={title}
          picture={picture}
          height={height}
          onPick={onPick}
          pickSays={pickSays}
        />
      ) : (
        <div className="Chart-box" style={{ height }}>
          {picture.legend && <Legend legend={picture.legend} />}
          {'draw' in picture ? (
            <div
              ref={place}
              className="Chart"
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn in here, not loaded
              role="img"
              aria-label={title}
              aria-describedby={about}
            >
              <Drawn picture={picture} onPick={onPick} />
            </div>
          ) : (
            <div className="Chart">{children}</div>
          )}
        </div>
      )}
      {foot && <p className="Chart-foot dim">{foot}</p>}
    </Card>
  )
}

function Legend({ legend }: { legend: NonNullable<Picture['legend']> }) {
  return (
    <ul className="Chart-legend">
      {legend.map(({ name, colour, dashed = false }) => (
        <li key={name}>
          <i
            style={{ borderColor: `var(--${colour})`, borderTopStyle: dashed ? 'dashed' : 'solid' }}
          />
          {name}
        </li>
      ))}
    </ul>
  )
}

function Drawn({ picture, onPick }: { picture: Picture; onPick: Props['onPick'] | undefined }) {
  const look = useLook()
  const place = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType | null>(null)

  const pickedItem = useEffectEvent((hit: Parameters<NonNullable<Picture['rowAt']>>[0]) => {
    const row = picture.rowAt?.(hit) ?? null
    if (row !== null) onPick?.(row)
  })
  const pickedGround = useEffectEvent((drawn: EChartsType, at: [number, number]) => {
    if (!picture.rowNear || !drawn.containPixel('grid', at)) return
    const [x, y] = drawn.convertFromPixel('grid', at) as [number, number]
    const row = picture.rowNear(x, y)
    if (row !== null) onPick?.(row)
  })

  useEffect(() => {
    let drawn: EChartsType | null = null
    let gone = false
    const observer = new ResizeObserver(() => drawn?.resize())
    void import('./echarts.ts').then(({ init }) => {
      if (gone || !place.current) return
      drawn = init(place.current, null, { renderer: 'svg' })
      drawn.on('click', (hit) => pickedItem(hit as never))
      drawn.getZr().on('click', ({ offsetX, offsetY }) => pickedGround(drawn!, [offsetX, offsetY]))
      observer.observe(place.current)
      setChart(drawn)
    })
    return () => {
      gone = true
      observer.disconnect()
      drawn?.dispose()
    }
  }, [])

  useEffect(() => {
    chart?.setOption(picture.draw(look), { notMerge: false, replaceMerge: ['series'] })
  }, [chart, picture, look])

  return (
    <div
      ref={place}
      className="Chart-ground"
      aria-hidden="true"
      data-waits={chart === null || undefined}
      data-picks={onPick ? true : undefined}
    />
  )
}
