/** The few signs we draw: thin lines, in the colour of the words beside them. */
import type { ReactNode } from 'react'

const sign = (paths: ReactNode) =>
  function Sign({ size = 16 }: { size?: number }) {
    return (
      <svg
        className="Sign"
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {paths}
      </svg>
    )
  }

export const SearchIcon = sign(
  <>
    <circle cx="10.5" cy="10.5" r="6" />
    <path d="m15 15 5 5" />
  </>,
)
export const MoreIcon = sign(
  <>
    <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="3" />
  </>,
)
export const TodayIcon = sign(
  <>
    <rect x="4" y="5" width="16" height="15" rx="2.5" />
    <path d="M4 9.5h16M8.5 3v4M15.5 3v4M9 14.5l2.2 2.2 4-4.2" />
  </>,
)
export const AlertIcon = sign(<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4" />)
export const PortfolioIcon = sign(
  <>
    <path d="M4 20V10M10 20V4M16 20v-7M21 20H3" />
  </>,
)
export const PlanIcon = sign(
  <>
    <path d="M6 20V5M6 5.5h11.5l-2.3 3.2 2.3 3.3H6" />
  </>,
)
export const GrowIcon = sign(
  <>
    <path d="M5 19V13M11 19V9M17 19V5M4 5.5 8 8" />
  </>,
)
export const SelectionIcon = sign(
  <>
    <path d="M4 5.5h16l-6.2 7.2V20l-3.6-2v-5.3z" />
  </>,
)
export const CommitIcon = sign(
  <>
    <circle cx="12" cy="12" r="8" />
    <path d="m8.5 12.2 2.5 2.5 4.6-5" />
  </>,
)
export const DataIcon = sign(
  <>
    <ellipse cx="12" cy="6" rx="7.5" ry="3" />
    <path d="M4.5 6v12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3V6M4.5 12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3" />
  </>,
)
export const SettingsIcon = sign(
  <>
    <path d="M4 7h9M18 7h2M4 17h3M12 17h8" />
    <circle cx="15.5" cy="7" r="2.3" />
    <circle cx="9.5" cy="17" r="2.3" />
  </>,
)
export const PeopleIcon = sign(
  <>
    <circle cx="9" cy="8.5" r="3.5" />
    <path d="M3 20c.5-4 3-6 6-6s5.5 2 6 6M16 5.5a3.3 3.3 0 0 1 0 6.3M17.5 14.5c2 .6 3.2 2.5 3.5 5.5" />
  </>,
)
export const DownIcon = sign(<path d="m6 9.5 6 6 6-6" />)
export const UpDownIcon = sign(<path d="m8 9.5 4-4 4 4M8 14.5l4 4 4-4" />)
export const RisingIcon = sign(<path d="M12 19V5M6.5 10.5 12 5l5.5 5.5" />)
export const FallingIcon = sign(<path d="M12 5v14M6.5 13.5 12 19l5.5-5.5" />)
export const CloseIcon = sign(<path d="m6 6 12 12M18 6 6 18" />)
export const DownloadIcon = sign(<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14" />)
export const ColumnsIcon = sign(
  <>
    <rect x="4" y="5" width="16" height="14" rx="2" />
    <path d="M9.5 5v14M14.5 5v14" />
  </>,
)
export const TableIcon = sign(
  <>
    <rect x="4" y="5" width="16" height="14" rx="2" />
    <path d="M4 10h16M4 14.5h16M10 10v9" />
  </>,
)
export const FileIcon = sign(
  <path d="M13.5 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8.5zM13.5 3v5.5H19" />,
)
export const BackIcon = sign(<path d="M19 12H5M11 6l-6 6 6 6" />)
export const ForwardIcon = sign(<path d="m9.5 6 6 6-6 6" />)
export const NoteIcon = sign(
  <>
    <path d="M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5M9 12.5h7M9 16h5" />
  </>,
)
export const PenIcon = sign(<path d="M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5" />)
export const ListIcon = sign(
  <>
    <path d="M9 6h11M9 12h11M9 18h11" />
    <path d="M4.5 6h.01M4.5 12h.01M4.5 18h.01" strokeWidth="3" />
  </>,
)
export const NumberedIcon = sign(
  <path d="M10 6h10M10 12h10M10 18h10M4 5l1.5-1v5M3.8 14.5c1-1.4 3-.6 2.2.8L3.8 19h2.7" />,
)
export const RequestIcon = sign(
  <>
    <path d="M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-8L6.5 20v-3.5H5A1.5 1.5 0 0 1 3.5 15V7A1.5 1.5 0 0 1 5 5.5Z" />
    <path d="M8 9.5h8M8 12.5h5" />
  </>,
)
