/** Bubbles that can be pointed at, walked by keyboard and dragged; a live region says where one is. */
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { useLook } from '../Chart/look.ts'
import { useWords } from '../words.ts'
import { type Direction, DIRECTIONS, nextToward } from './bubbles.ts'
import './bubbles.css'
import type { Scene } from './scene.ts'
import { bubbleStage, type Stage } from './stage.ts'
import { usePointer } from './usePointer.ts'

export type BubblesProps = {
  title: string
  scene: Scene
  /** The name of a bubble and its figures, line by line. */
  tells: (at: number) => string[]
  chosen: string | null
  onChoose: (key: string | null) => void
  /** Enter on the chosen one. */
  onPick?: ((at: number) => void) | undefined
  /** A bubble was dragged to these scores; without it bubbles can't be dragged. */
  onDrop?: ((at: number, to: { x: number; y: number }) => void) | undefined
}

const NEARER = 1.5

type Props = BubblesProps & { toSave: RefObject<(() => SVGSVGElement | null) | null> }

export function Bubbles(props: Props) {
  const { title, scene, tells, chosen, onChoose, onPick, onDrop, toSave } = props
  const t = useWords()
  const look = useLook()
  const about = useId()
  const place = useRef<HTMLDivElement>(null)
  const below = useRef<HTMLCanvasElement>(null)
  const above = useRef<HTMLCanvasElement>(null)
  const [stage, setStage] = useState<Stage | null>(null)
  const { bubbles } = scene
  const found = chosen === null ? -1 : bubbles.findIndex(({ key }) => key === chosen)
  const at = found === -1 ? null : found

  useEffect(() => {
    const box = place.current!
    const made = bubbleStage(below.current!, above.current!)
    const fit = () => made.resize({ width: box.clientWidth, height: box.clientHeight })
    const observer = new ResizeObserver(fit)
    observer.observe(box)
    fit()
    setStage(made)
    return () => {
      observer.disconnect()
      made.stop()
    }
  }, [])
  useEffect(() => stage?.show(scene, look), [stage, scene, look])
  useEffect(() => stage?.follow({ chosen: at, pointed: null }), [stage, at])
  useImperativeHandle(toSave, () => () => svgOf(stage, place.current), [stage])

  const choose = (to: number | null) => {
    onChoose(to === null ? null : bubbles[to]!.key)
    if (to !== null) stage?.hold(to)
  }
  const { handlers, pointed, letGo } = usePointer({
    place,
    stage,
    chosen: at,
    choose,
    drop: onDrop,
  })

  function pressed(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || bubbles.length === 0) return
    const to = wayOf(event.key, at, bubbles)
    if (to !== undefined) {
      if (to !== null) choose(to)
    } else if (event.key === 'Enter' && at !== null) onPick?.(at)
    else if (event.key === 'Escape') letGo()
    else if (event.key === '+') stage?.zoom(NEARER, at === null ? undefined : bubbles[at])
    else if (event.key === '-') stage?.zoom(1 / NEARER)
    else if (event.key === '0') stage?.whole()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const shown = pointed && bubbles[pointed.at] ? pointed : null
  return (
    <div className="Bubbles">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its role says what it is; keys work in it */}
      <div
        ref={place}
        className="Bubbles-place"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is walked by keyboard
        tabIndex={0}
        role="application"
        aria-roledescription={t('ui:bubbles.is')}
        aria-label={title}
        aria-describedby={about}
        data-drags={onDrop ? true : undefined}
        data-points={shown ? true : undefined}
        onKeyDown={pressed}
        {...handlers}
      >
        <canvas ref={below} aria-hidden="true" />
        <canvas ref={above} aria-hidden="true" />
        {shown && (
          <div
            className="Bubbles-tip"
            aria-hidden="true"
            style={{
              top: shown.y + 14,
              ...(shown.x > shown.width / 2
                ? { right: shown.width - shown.x + 8 }
                : { left: shown.x + 12 }),
            }}
          >
            {tells(shown.at).map((line, index) => (
              <div key={line} className={index === 0 ? 'Bubbles-name' : undefined}>
                {line}
              </div>
            ))}
          </div>
        )}
      </div>
      <div className="Bubbles-tools">
        <button
          type="button"
          aria-label={t('ui:bubbles.nearer')}
          onClick={() => stage?.zoom(NEARER, at === null ? undefined : bubbles[at])}
        >
          +
        </button>
        <button
          type="button"
          aria-label={t('ui:bubbles.farther')}
          onClick={() => stage?.zoom(1 / NEARER)}
        >
          −
        </button>
        <button type="button" onClick={() => stage?.whole()}>
          {t('ui:bubbles.whole')}
        </button>
      </div>
      <p id={about} className="unseen">
        {t('ui:bubbles.keys')}
      </p>
      <p className="unseen" aria-live="polite">
        {at === null ? '' : tells(at).join('. ')}
      </p>
    </div>
  )
}

/** Where a key leads; null where nothing lies that way, undefined where it isn't a way at all. */
function wayOf(key: string, at: number | null, bubbles: Scene['bubbles']) {
  const last = bubbles.length - 1
  if (key === 'Home') return 0
  if (key === 'End') return last
  if (key === 'PageDown') return at === null ? 0 : Math.min(last, at + 1)
  if (key === 'PageUp') return at === null ? 0 : Math.max(0, at - 1)
  if (!(key in DIRECTIONS)) return undefined
  return at === null ? 0 : nextToward(bubbles, at, key as Direction)
}

/** The drawing for a file, in the page as long as it is read. */
function svgOf(stage: Stage | null, box: HTMLElement | null): SVGSVGElement | null {
  const drawn = stage?.svg()
  if (!drawn || !box) return null
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const { width, height } = drawn.size
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`)
  svg.style.cssText = `position:absolute;visibility:hidden;width:${width}px;height:${height}px`
  svg.innerHTML = drawn.text
  box.append(svg)
  return svg
}
