/** Rooms with their words, from the files that the bundler found. */
export function bundleOf(files: Record<string, object>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(files).map(([path, words]) => [/(\w+)\.json$/.exec(path)![1]!, words]),
  )
}
