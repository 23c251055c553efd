/** What the pointer does to bubbles: points at them, chooses one, drags one to another place, pulls the ground. */
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Stage } from './stage.ts'
import { asScore } from './view.ts'

type About = {
  place: RefObject<HTMLDivElement | null>
  stage: Stage | null
  chosen: number | null
  choose: (at: number | null) => void
  /** Without it bubbles stay where they are. */
  drop?: ((at: number, to: { x: number; y: number }) => void) | undefined
}

type Held = { at: number | null; x: number; y: number; isDragged: boolean; isTouch: boolean }

/** `width` of the whole picture: beside which words have room. */
type Pointed = { at: number; x: number; y: number; width: number }

/** Nearer is a click. */
const DRAGS = 5
const REACH = { mouse: 4, touch: 20 }
const PER_WHEEL = 0.0022

export function usePointer({ place, stage, chosen, choose, drop }: About) {
  const held = useRef<Held | null>(null)
  const [pointed, setPointed] = useState<Pointed | null>(null)

  const placeOf = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const { left, top } = place.current!.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  const point = (at: number | null, to: { x: number; y: number }) => {
    stage?.follow({ pointed: at })
    setPointed(at === null ? null : { at, ...to, width: place.current!.clientWidth })
  }
  const letGo = () => {
    held.current = null
    stage?.follow({ ghost: null })
  }

  useEffect(() => {
    const box = place.current
    if (!box || !stage) return
    const wheel = (event: WheelEvent) => {
      // Without a key the wheel moves the page, as everywhere.
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const { left, top } = box.getBoundingClientRect()
      const about = stage.valueAt(event.clientX - left, event.clientY - top)
      stage.zoom(Math.exp(-event.deltaY * PER_WHEEL), about)
    }
    const touch = (event: TouchEvent) => {
      const finger = event.touches.length === 1 ? event.touches[0] : undefined
      if (!finger) return
      const { left, top } = box.getBoundingClientRect()
      const at = stage.at(finger.clientX - left, finger.clientY - top, REACH.touch)
      // The chosen bubble follows the finger; anywhere else the finger moves the page.
      const isDragged = drop !== undefined && at !== null && at === chosen
      if (isDragged || !stage.isWhole()) event.preventDefault()
    }
    box.addEventListener('wheel', wheel, { passive: false })
    box.addEventListener('touchstart', touch, { passive: false })
    return () => {
      box.removeEventListener('wheel', wheel)
      box.removeEventListener('touchstart', touch)
    }
  }, [place, stage, chosen, drop])

  const handlers = {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0 || !stage) return
      const { x, y } = placeOf(event)
      if (!stage.isOnPlot(x, y)) return
      const isTouch = event.pointerType === 'touch'
      const at = stage.at(x, y, isTouch ? REACH.touch : REACH.mouse)
      held.current = { at, x, y, isDragged: false, isTouch }
      place.current?.setPointerCapture?.(event.pointerId)
    },
    onPointerMove(event: PointerEvent) {
      if (!stage) return
      const to = placeOf(event)
      const now = held.current
      if (!now) {
        if (event.pointerType !== 'touch') point(stage.at(to.x, to.y, REACH.mouse), to)
        return
      }
      if (!now.isDragged && Math.hypot(to.x - now.x, to.y - now.y) < DRAGS) return
      if (!now.isDragged) point(null, to)
      now.isDragged = true
      if (now.at === null) {
        stage.pull(to.x - now.x, to.y - now.y)
        held.current = { ...now, ...to }
      } else if (drop && (!now.isTouch || now.at === chosen)) {
        stage.follow({ ghost: { at: now.at, ...to } })
      }
    },
    onPointerUp(event: PointerEvent) {
      const now = held.current
      if (!now || !stage) return
      letGo()
      if (!now.isDragged) {
        choose(now.at)
        return
      }
      if (now.at === null || !drop || (now.isTouch && now.at !== chosen)) return
      const { x, y } = placeOf(event)
      const value = stage.valueAt(x, y)
      drop(now.at, { x: asScore(value.x), y: asScore(value.y) })
    },
    onPointerCancel: letGo,
    onPointerLeave() {
      if (!held.current) point(null, { x: 0, y: 0 })
    },
  }
  return { handlers, pointed, letGo }
}
