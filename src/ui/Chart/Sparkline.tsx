/** A line as small as a word: where it has been going. The words beside it say the figure. */
type Props = { values: readonly number[]; label: string; width?: number; height?: number }

export function Sparkline({ values, label, width = 72, height = 20 }: Props) {
  if (values.length < 2) return null
  const low = Math.min(...values, 0)
  const high = Math.max(...values, low + 1e-9)
  const x = (at: number) => 1 + (at / (values.length - 1)) * (width - 4)
  const y = (value: number) => height - 2 - ((value - low) / (high - low)) * (height - 4)
  const points = values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  return (
    <svg className="Sparkline" width={width} height={height} role="img" aria-label={label}>
      <polyline
        points={points}
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={x(values.length - 1)} cy={y(values.at(-1)!)} r="1.9" fill="var(--accent)" />
    </svg>
  )
}
