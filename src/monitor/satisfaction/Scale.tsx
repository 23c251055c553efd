/** One mark of a few, each large enough for a thumb: radio buttons side by side. */
import { useId } from 'react'
import type { Field } from '../../ui/useForm.ts'

type Props = {
  field: Pick<Field, 'name' | 'value' | 'onChange' | 'error'>
  label: string
  marks: readonly { value: string; label: string }[]
  /** What the ends mean. */
  low?: string
  high?: string
  /** Words instead of figures. */
  wide?: boolean
}

export function Scale({ field, label, marks, low, high, wide = false }: Props) {
  const { name, value, onChange, error } = field
  const about = useId()
  const chosen = typeof value === 'number' || typeof value === 'string' ? `${value}` : ''
  return (
    <fieldset
      className="Scale"
      data-wide={wide || undefined}
      aria-describedby={error ? about : undefined}
    >
      <legend>{label}</legend>
      <div className="Scale-marks">
        {marks.map((mark) => (
          <label key={mark.value} data-chosen={chosen === mark.value || undefined}>
            <input
              type="radio"
              name={name}
              value={mark.value}
              checked={chosen === mark.value}
              onChange={() => onChange(mark.value)}
              data-error={error ? true : undefined}
            />
            {mark.label}
          </label>
        ))}
      </div>
      {(low ?? high) && (
        <p className="Scale-ends dim">
          <span>{low}</span>
          <span>{high}</span>
        </p>
      )}
      {error && (
        <p id={about} className="Scale-wrong" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
