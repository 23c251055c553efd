/** Sums with colours: mixing two, and whether words can be read on one (WCAG 2.2). */

/** So far on the way from one to the other, as ECharts mixes. */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [parts(from), parts(to)]
  return `#${a
    .map((v, at) =>
      Math.round(v + (b[at]! - v) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** The wished colour where it can be read on this ground, else black or white: one of them always can. */
export function readable(ground: string, wished: string): string {
  if (contrast(wished, ground) >= 4.5) return wished
  return contrast('#000000', ground) >= contrast('#ffffff', ground) ? '#000000' : '#ffffff'
}

export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r, g, b] = parts(colour)
    .map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Of `#0f766e` or `#fff`. */
function parts(colour: string): number[] {
  const hex = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/gi, '$&$&') : colour
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
}
