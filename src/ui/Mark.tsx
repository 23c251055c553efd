/** Clave's own mark: a key, whose bow is a client and whose teeth are what opens it. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="Mark">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <g
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <circle cx="16" cy="11" r="5" />
        <path d="M16 16v10M16 21.5h4.5M16 26h3" />
      </g>
    </svg>
  )
}
