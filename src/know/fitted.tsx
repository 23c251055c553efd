/** Words cut to a width in a drawing, where nothing cuts them by itself. */
let pen: CanvasRenderingContext2D | null | undefined

type Room = { font: string; size: number; width: number }

export function fitted(text: string, { font, size, width }: Room): string {
  if (widthOf(text, font, size) <= width) return text
  let [fits, tooLong] = [0, text.length]
  while (tooLong - fits > 1) {
    const at = Math.floor((fits + tooLong) / 2)
    if (widthOf(`${text.slice(0, at)}…`, font, size) <= width) fits = at
    else tooLong = at
  }
  return `${text.slice(0, fits).trimEnd()}…`
}

function widthOf(text: string, font: string, size: number): number {
  if (pen === undefined) pen = document.createElement('canvas').getContext('2d')
  // Without a pen, as letters are on average.
  if (!pen) return text.length * size * 0.54
  pen.font = font
  return pen.measureText(text).width
}
